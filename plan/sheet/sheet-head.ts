import { clockText } from '../clock-text.ts';
import { markRehearsal, rehearsalLines } from '../rehearsal.ts';
import type { OutlinedServer } from '../types/plan.ts';
import type { ServerStatus } from '../types/run.ts';
import { asciiLine, COLUMNS, heading, list, paragraph } from './page-text.ts';
import { PART } from './parts.ts';
import { targetIn, type SheetInWork } from './sheet-source.ts';

const RULE = '='.repeat(COLUMNS);

/** Whose sheet it is, how old it is, and by whom. */
export function headOf({ outline, run, facts, approvedBy, written, platform }: SheetInWork): readonly string[] {
  const { cluster, from, to, procedure, hash } = outline;
  return [
    RULE,
    ...paragraph(markRehearsal(`Sheet to finish by hand: cluster ${cluster}`, outline), { first: '' }),
    RULE,
    ...rehearsalLines(outline).flatMap((line) => paragraph(line, { first: '' })),
    ...shortenedOf(platform.byHand.waitsShortened(outline.durations)),
    ...field('Cluster', `${cluster}: ${procedure}, from ${from} to ${to}`),
    ...field('Run', run.workflow),
    ...field('First run', run.firstRun),
    ...field('Plan', `${hash.slice(0, 12)}, signed by ${approvedBy.join(', ') || 'nobody'}`),
    ...field('State', facts.state),
    ...field('As of', facts.at),
    ...field('Written at', `${written.local} (${written.at.slice(0, 19).replace('T', ' ')} UTC)`),
    ...field('by', written.worker),
    '',
    ...paragraph(
      'What happened after that minute is not on this sheet. Look before you do anything. What machines and people have said until then is as the run had it.',
      { first: '' },
    ),
  ];
}

/** Waits of a rehearsal, or of whoever wrote seconds for minutes, are no measure for a person at a real server. */
const shortenedOf = (waits: readonly string[]): readonly string[] =>
  waits.length === 0
    ? []
    : [
        ...paragraph('THE WAITS ON THIS PAGE ARE SHORTENED by the cluster file. At real servers wait instead:', {
          first: '',
        }),
        ...list(waits, '  '),
      ];

const field = (name: string, text: string): readonly string[] => paragraph(text, { first: `${name.padEnd(12)}` });

/** When it is used, and what comes first then. */
export const whenToUse = (sheet: SheetInWork): readonly string[] => [
  ...heading(`${PART.first}. BEFORE YOU TOUCH ANYTHING`),
  ...paragraph(
    `ccmctl carries this cluster through the night, by a program that is called Temporal. Use this sheet only when Temporal is gone and nobody brings it back in time: "ccmctl status ${sheet.outline.cluster}" gets no answer, or answers and no answer of yours is taken any more. As long as the run ${sheet.run.workflow} may go on, do nothing beside it.`,
    { first: '' },
  ),
  '',
  ...list(
    [
      `End every ccmctl worker, and keep it from starting again by itself: Ctrl-C in its window, or stop its service or unit and disable it, since a reboot of its machine would bring it back. No machine may act beside you if Temporal comes back meanwhile. Go to: ${machinesOf(sheet).join(', ')}${sheet.site.sheets.workers === undefined ? ', and to every other that runs one: nobody has written down which' : ''}.`,
      `One person leads. Tell the people of part ${PART.people} that the work goes on by hand from now on, and from which step.`,
      `Print this sheet, or copy it, and part ${PART.looks} a second time. Tick what you do, and write the time beside it.`,
      `Then read parts ${PART.stands} to ${PART.rules} and ${PART.lists}, look whether it is so, and go on with part ${PART.left} from its first step.`,
    ],
    '',
    '[ ] ',
  ),
  '',
  ...list(
    [
      'A line that begins with > is typed, without that sign. One that begins with .. goes on behind a blank, one with .+ goes on without any.',
      'Words between < and > in such a line are not known to this sheet; look them up first.',
      'A sign such as \\u00fc in a word stands for one letter that old programs do not show, by its number.',
      `"If it is not so" comes with one of three words. STOP: go on only when it is so; where you cannot make it so, change nothing more, write down what you see, and call an engineer of part ${PART.people}. ASK: try the same; an approver of part ${PART.people} may decide to go on all the same: write down who, and why. NOTE: write it beside the step, and go on.`,
      `"Look 9" is described in part ${PART.looks}: where to look, and what to do if it is not so. A step says at which server.`,
      'Numbers such as ORD-02 name rules of the two documents by which the plan was made, S1 (upgrade) and S2 (installation).',
    ],
    '  ',
  ),
];

/** Machines on which workers run; the one that has written the page is among them, whatever the site says. */
const machinesOf = ({ site, written }: SheetInWork): readonly string[] => {
  const named = site.sheets.workers ?? [];
  const writer = written.worker.split('@').at(-1) ?? written.worker;
  return named.includes(writer) ? named : [...named, `${writer} (it has written this page)`];
};

/** How far each server is. */
export function serversOf(sheet: SheetInWork): readonly string[] {
  const { facts, outline, parts, platform, walk, act } = sheet;
  const next = walk.next ? `Step ${walk.next.number} is in work, or comes next.` : 'No step is left.';
  return [
    ...heading(`${PART.stands}. WHERE IT STANDS`),
    ...outline.servers.flatMap(({ name, role }) => {
      const status = facts.servers.find((server) => server.name === name);
      const address = platform.byHand.addressOf(targetIn(parts, name)) ?? 'address unknown';
      return paragraph(`${address} (${role}) ${stateOf(status, act?.server === name)}`, {
        first: `  ${asciiLine(name).padEnd(17)}`,
      });
    }),
    '',
    ...platform.byHand
      .ways(outline.servers.flatMap(({ name }) => targetIn(parts, name) ?? []))
      .flatMap((line) => paragraph(line, { first: '' })),
    '',
    ...paragraph(`${walk.done.length} of the ${walk.total} steps of the plan are over. ${next}`, { first: '' }),
    ...hoursOf(sheet),
    ...(facts.stop ? paragraph(`${facts.stop.by} has had the run stopped: ${facts.stop.reason}`, { first: '' }) : []),
  ];
}

/** How long is left, and how each server goes back. */
function hoursOf({ facts, outline, parts, platform, walk }: SheetInWork): readonly string[] {
  const left = outline.servers.filter((server) => walk.left.some((place) => place.server?.name === server.name));
  const sum = (of: 'low' | 'high'): number => left.reduce((all, { minutes }) => all + minutes[of], 0);
  const hours = platform.byHand.hours(parts.flatMap(({ steps }) => steps));
  const isBegun = (name: string): boolean =>
    facts.servers.some((server) => server.name === name && server.state !== 'waiting');
  const begins = outline.servers.flatMap(({ name, latestBegin }) =>
    latestBegin === undefined || isBegun(name)
      ? []
      : [`${name} is begun by ${clockText(latestBegin)}, or not in this window.`],
  );
  const back = [...waysBack(outline.servers), ...begins];
  return [
    '',
    ...(hours.length > 0 ? hours : ['The plan names no window: ask until when the work may last.']).flatMap((line) =>
      paragraph(line, { first: '' }),
    ),
    ...(left.length === 0
      ? []
      : paragraph(`Servers that are left take ${sum('low')} to ${sum('high')} minutes by the plan.`, { first: '' })),
    ...(back.length === 0
      ? []
      : paragraph(
          `THE WAY BACK. An approver of part ${PART.people} decides on it, so early that it ends in time too: no plan knows how long it takes, a new installation takes no less than an upgrade.`,
          { first: '' },
        )),
    ...list(back, '  '),
  ];
}

/** Each way once, with the servers that go it. */
const waysBack = (servers: readonly OutlinedServer[]): readonly string[] =>
  [...new Set(servers.flatMap(({ wayBack }) => wayBack ?? []))].map(
    (way) => `${servers.flatMap(({ name, wayBack }) => (wayBack === way ? [name] : [])).join(', ')}: ${way}.`,
  );

function stateOf(status: ServerStatus | undefined, isActedOn: boolean): string {
  if (!status) return 'UNKNOWN: the run had nothing of it';
  const at = status.step === undefined ? '' : `, at "${status.step}"`;
  if (isActedOn) return `IN WORK${at}; something was about to be sent, see part ${PART.now}`;
  return `${IN_WORDS[status.state]}${status.state === 'in progress' || status.state === 'asking' ? at : ''}`;
}

const IN_WORDS: Readonly<Record<ServerStatus['state'], string>> = {
  waiting: 'not begun',
  'in progress': 'IN WORK',
  asking: 'IN WORK, people are asked',
  done: 'done',
  stopped: 'LEFT UNDONE',
};
