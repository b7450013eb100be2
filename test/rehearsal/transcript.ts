import { describeDeviation } from '../../plan/describe-deviation.ts';
import type { JournalEntry } from '../../plan/types/run.ts';
import type { Rehearsed } from './rehearse.ts';
import { serverRoomLines } from './server-room.ts';

/** What differs from run to run and is no matter of the story. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d+)?Z?/g, '<time>'],
  [/\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC/g, '<time> UTC'],
  [/\d+ minutes are left/g, '<n> minutes are left'],
  [/\b[0-9a-f]{12}\b/g, '<hash>'],
  // A link that copies at this moment is as good as one that is idle.
  [/agent (?:idle|in progress|succeeded) at <time> \([^()]*\)/g, 'agent <works> at <time>'],
  // Half an answer, mutilated: every run breaks other letters of it.
  [/(it printed): [^\n]*? \[cut: \d+ characters in all\]/g, '$1: <half of it, mutilated>'],
  [/\b127\.0\.0\.1:\d+/g, '<host>'],
  [/seen so for \d+ s/g, 'seen so for <n> s'],
  [/seen so for only \d+ s/g, 'seen so for only <n> s'],
  [/uptime is \d+ s, before it was \d+ s/g, 'uptime is <n> s, before it was <n> s'],
  [/\d+ minutes, since/g, '<n> minutes, since'],
  // Of two reboots within seconds the uptime cannot tell the second one; whether it was within seconds depends on the machine.
  [/proved by its event log and its uptime/g, 'proved by its event log'],
];

/** How each kind of entry begins its line. */
const MARK: Readonly<Record<JournalEntry['kind'], string>> = {
  state: '* ',
  stage: '\n== ',
  server: '-- ',
  step: '   ',
  asked: ' ? ',
  answered: ' ! ',
  refused: ' x ',
  approved: ' ! ',
  held: ' ! ',
  resumed: ' ! ',
  'stop asked': ' ! ',
  withdrawn: ' - ',
  reminded: ' ~ ',
  unheard: ' x ',
  heard: ' ! ',
};

/** The story of a rehearsal as an engineer of the field would write it down. */
export function transcriptOf(scenario: string, rehearsed: Rehearsed): string {
  const { result, failure, plan, violations, happenings } = rehearsed;
  const cluster = plan?.cluster ?? '<cluster>';
  const lines = [
    scenario,
    ...(plan ? [`Procedure ${plan.procedure}, from ${plan.from} to ${plan.to}`] : []),
    ...(plan?.servers.map(({ name, role, because }, index) => `${index + 1}. ${name} (${role}): ${because}`) ?? []),
    ...(plan?.problems.map(
      ({ severity, server, message }) => `${severity}: ${server ? `${server}: ` : ''}${message}`,
    ) ?? []),
    '',
    ...(result?.journal.map(({ kind, text }) => `${MARK[kind]}${text}`) ?? []),
    '',
    ...(failure === null ? [] : [`Failed before anything was done: ${failure}`]),
    ...(result?.servers.map(({ name, state }) => `${name}: ${state}`) ?? []),
    ...(result?.openItems.map((item) => `Open: ${item}`) ?? []),
    ...(result?.accepted.map((deviation) => `Accepted at ${deviation.step} ${describeDeviation(deviation)}`) ?? []),
    '',
    'In the server room:',
    ...serverRoomLines(happenings).map((line) => `   ${line}`),
    '',
    `Referee: ${violations.length === 0 ? 'no rule was broken' : [...new Set(violations.map(({ rule }) => rule))].join(', ')}`,
  ];
  const text = lines.join('\n').replaceAll(cluster, cluster.replace(/-[0-9a-f]{8}$/, ''));
  return `${VARYING.reduce((before, [pattern, by]) => before.replace(pattern, by), text)}\n`;
}
