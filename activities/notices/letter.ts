import { clockText } from '../../plan/clock-text.ts';
import { NOTICE_ROWS } from '../../plan/notices.ts';
import { markRehearsal, rehearsalLines } from '../../plan/rehearsal.ts';
import { answerCommand, approveCommand, resumeCommand, signed } from '../../plan/reply-commands.ts';
import { shellWord } from '../../plan/shell-word.ts';
import { oneLine, shorten } from '../../plan/show-text.ts';
import { APPROVAL, RESUMPTION } from '../../plan/statement.ts';
import type { Notice, NoticeAsking, NoticeKind } from '../../plan/types/notice.ts';

/** The run that a notice is of, as Temporal says it, and not the notice. */
export interface RunOfNotice {
  /** The same for the same notice however often it is sent, and for no other one. */
  readonly id: string;
  readonly cluster: string;
  readonly workflowId: string;
  readonly runId: string;
  readonly namespace: string;
  /** Its page in the Temporal UI; null: nobody has said where that is. */
  readonly page: string | null;
}

/** What people are told, in words. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
  /** The command that answers; null where nothing is asked. */
  readonly command: string | null;
}

const LONGEST_TEXT = 500;
const LONGEST_SUBJECT = 150;

/** What a run says, as one line in which no reader finds a link: its words may be anybody's. */
export const said = (text: string): string =>
  shorten(oneLine(text), LONGEST_TEXT)
    .replaceAll('://', ': //')
    .replaceAll(/\bwww\./gi, 'www .');

/** Puts a notice into words. Commands are made of names and ids alone, and quoted for the shell. */
export function letterOf(notice: Notice, run: RunOfNotice): Letter {
  const { kind, server } = notice;
  const command = notice.asked === undefined ? null : commandOf(run.cluster, notice.asked);
  const where = server === undefined ? run.cluster : `${run.cluster} ${server}`;
  const what = `${where}: ${NOTICE_ROWS[kind].words}: ${told(notice)}`;
  const paragraphs = [
    ...rehearsalLines(notice),
    [what, ...moreOf(notice), askedLine(notice)].join('\n'),
    ...(command === null || notice.asked === undefined ? [] : [howToAnswer(command, notice.asked)]),
    `Where it stands:\n\n  ccmctl status ${shellWord(run.cluster)}\n  ccmctl prompts ${shellWord(run.cluster)}`,
    ...(run.page === null ? [] : [`The run's page:\n\n  ${run.page}`]),
    `Run ${run.workflowId} (${notice.procedure}). No answer to this mail counts.`,
  ];
  return {
    subject: shorten(markRehearsal(`[ccmctl] ${what}`, notice), LONGEST_SUBJECT),
    body: `${paragraphs.join('\n\n')}\n`,
    command,
  };
}

/** What happened, after the words of its kind: of a prompt its title, of several notices only how many there are. */
function told({ kind, counts, asked, text }: Notice): string {
  if (counts)
    return Object.entries(counts)
      .map(([one, count]) => `${count} ${NOTICE_ROWS[one as NoticeKind].words}`)
      .join(', ');
  return said(asked && kind !== 'held' ? asked.title : text);
}

/** What is said beside the title of a prompt, such as whom it is for to know. */
const moreOf = ({ kind, asked, text }: Notice): readonly string[] =>
  kind === 'escalated' && asked !== undefined ? [said(text)] : [];

function askedLine({ at, asked }: Notice): string {
  if (!asked) return `It is of ${clockText(at)}.`;
  const due = asked.due === undefined ? '' : `, due by ${clockText(asked.due)}`;
  return `Asked since ${clockText(asked.since)}${due}.`;
}

/** The command line that answers what is asked. */
function commandOf(cluster: string, { prompt, plan = '', signed: isSigned }: NoticeAsking): string {
  if (prompt === APPROVAL) return `${approveCommand({ cluster, planHash: plan })}${signed(isSigned)}`;
  if (prompt === RESUMPTION) return resumeCommand(cluster, isSigned);
  return `${answerCommand(cluster, { id: prompt })}${signed(isSigned)}`;
}

const HOW: Readonly<Record<string, string>> = {
  [APPROVAL]: 'Read the plan first. This approves it',
  [RESUMPTION]: 'This has the run go on',
};

const howToAnswer = (command: string, { prompt, signed: isSigned }: NoticeAsking): string =>
  `${HOW[prompt] ?? 'This answers it, with the answer in place of the dots'}${isSigned ? '; the site wants it signed' : ''}:\n\n  ${command}`;
