import type { Explained, ExplainedMessage, Report } from '../../../plan/types/report.ts';
import { describeMessage, filledIn, worthShowing } from './describe-message.ts';
import { findMessages, type MatchedMessage } from './find-messages.ts';
import { READ_THE_LOG, READ_THE_WINDOW_LOG } from './repeated-advice.ts';

/** The messages of the table that a text may be, best first, with the names of the text in their places (MSG-02, MSG-03). */
export const explainMessages = (text: string): readonly ExplainedMessage[] =>
  findMessages(text).map(({ message: { id, text: literal, reason, next, ends }, score, named }) => ({
    id,
    message: literal,
    reason: filledIn(reason, named),
    action: next.map((line) => filledIn(line, named)).join(' '),
    ends,
    score: Math.round(score * 1000) / 1000,
  }));

/** What is not in the table is never taken for harmless: the server waits, the logs come next, then support (MSG-04, MSG-14). */
const NOT_IN_THE_TABLE = [
  "S2's Table 6 does not have this message. Nothing is known of it, so it is not harmless: this server is held.",
  'Press nothing. Compare the text with the screen, letter by letter, and report it once more if it was misread.',
  READ_THE_LOG,
  READ_THE_WINDOW_LOG,
  'Then call technical support, with the text of the window and all logs of this server.',
];

/** What becomes of a report: the kind of action of the message that it is, or unknown where that is in doubt (MSG-05). */
export function explainReport({ text, role, atInstaller }: Report): Explained {
  const shown = worthShowing(findMessages(text));
  const [best] = shown;
  if (!best) return { remedy: 'unknown', lines: atInstaller ? NOT_IN_THE_TABLE : [] };
  const lines = describeMessage(text);
  const doubt = doubtAbout(best, role);
  if (doubt !== undefined) return { remedy: 'unknown', message: best.message.id, lines: [doubt, ...lines] };
  const isOpen = shown.some(({ message }) => message.kind !== best.message.kind);
  return {
    remedy: atInstaller && !isOpen ? best.message.kind : 'unknown',
    message: best.message.id,
    named: best.named,
    ...leavesOpen(best),
    lines,
  };
}

/** A later task is listed until it is done, and so is a machine that needs its image anew (MSG-08, MSG-09). */
function leavesOpen({ message: { id, kind, next }, named }: MatchedMessage): Pick<Explained, 'leavesOpen'> {
  if (kind === 'later task') return { leavesOpen: `${id}: ${filledIn(next.slice(1).join(' '), named)}` };
  if (kind === 'reinstall') return { leavesOpen: `${id}: this server needs its image anew before anything else` };
  return {};
}

/** Some messages come on the publisher or on subscribers only: elsewhere the screen was misread, or more is wrong (MSG-13). */
function doubtAbout({ message: { shownOn } }: MatchedMessage, role: string | undefined): string | undefined {
  if (shownOn === undefined || role === undefined) return undefined;
  const is = role === 'publisher' ? 'publisher' : 'subscriber';
  if (is === shownOn) return undefined;
  return `This is doubtful: the message that fits best is shown on a ${shownOn} only, and this server is a ${is}. Read the screen once more, and report its whole text.`;
}
