import type { LabEvent } from '../../lab/events.ts';
import type { Lab } from '../../lab/build-lab.ts';
import type { Night } from './night.ts';

/** Acts that the lab has seen, by what makes each the same one: how often. */
export type Acts = ReadonlyMap<string, number>;

/**
 * What must happen exactly once: each reboot by a command, change of a start type, change of files and of replication. A
 * start type that is set to what it is already is no change: an act that was broken off may be carried out again, where it
 * was seen not to be done.
 */
export function actsOf(lab: Lab): Acts {
  const acts = new Map<string, number>();
  const startTypes = new Map<string, string>();
  for (const event of lab.cluster.events.all()) {
    const name = nameOf(event);
    const isChange = event.kind !== 'start type' || changes(startTypes, event);
    if (name !== undefined && isChange) acts.set(name, (acts.get(name) ?? 0) + 1);
  }
  return acts;
}

function changes(
  startTypes: Map<string, string>,
  { server, service, startType }: Extract<LabEvent, { kind: 'start type' }>,
): boolean {
  const name = `${service} on ${server}`;
  if (startTypes.get(name) === startType) return false;
  startTypes.set(name, startType);
  return true;
}

function nameOf(event: LabEvent): string | undefined {
  if (event.kind === 'reboot' && event.cause === 'command') return `reboot of ${event.server}: ${event.comment}`;
  if (event.kind === 'start type' && event.cause === 'command')
    return `${event.service} on ${event.server} becomes ${event.startType}`;
  if (event.kind === 'change') return `change on ${event.server}: ${event.text}`;
  if (event.kind === 'replication' && BY_COMMAND.has(event.text))
    return `replication of ${event.server}: ${event.text}`;
  return undefined;
}

/** What replication does when it is told to, and not by itself. */
const BY_COMMAND = new Set(['reinitialized', 'snapshot agent started']);

/** What was asked last, and what somebody said to it. */
const lastDecision = (journal: Night['journal']): string =>
  journal
    .filter(({ kind }) => kind === 'asked' || kind === 'answered')
    .slice(-2)
    .map(({ text }) => text)
    .join('; ');

/** A night in which nothing was struck: what others are held to. */
export interface QuietNight {
  readonly acts: Acts;
  /** How often somebody decided on a repair. */
  readonly repairs: number;
}

export const quietOf = ({ lab, journal }: Night): QuietNight => ({ acts: actsOf(lab), repairs: repairsIn(journal) });

const repairsIn = (journal: Night['journal']): number =>
  journal.filter(({ kind, value }) => kind === 'answered' && value === 'repair').length;

/** What a repair does: a person who has seen that it did not help may have it done once more. */
const isOfRepair = (name: string): boolean => /^replication of |sp_reinitsubscription|sp_start_job/.test(name);

/** What is wrong with a night, held to one in which nothing was struck. */
export function judgeNight({ lab, result, journal, record }: Night, quiet: QuietNight): readonly string[] {
  const acts = actsOf(lab);
  const repairedAgain = Math.max(0, repairsIn(journal) - quiet.repairs);
  const isCompleted = result.state === 'completed';
  // Where it was stopped things are left to be done.
  const names = new Set(isCompleted ? [...acts.keys(), ...quiet.acts.keys()] : acts.keys());
  const answered = journal.filter(({ kind }) => kind === 'answered').map(({ text, at }) => `${at} ${text}`);
  return [
    ...[...names].flatMap((name) => {
      const [times, wanted] = [acts.get(name) ?? 0, quiet.acts.get(name) ?? 0];
      const most = wanted + (isOfRepair(name) ? repairedAgain : 0);
      const isRight = times <= most && (times >= wanted || !isCompleted);
      return isRight ? [] : [`${name}: ${times} times, not ${wanted}`];
    }),
    ...lab.referee.finish(isCompleted ? 'completed' : 'stopped').map(({ rule, evidence }) => `${rule}: ${evidence}`),
    ...(isCompleted ? [] : [`it ended ${result.state}: ${lastDecision(journal)}`]),
    ...(new Set(answered).size === answered.length ? [] : ['an answer was used twice']),
    ...(record?.verdict === 'whole'
      ? []
      : [
          `its record is ${record?.verdict ?? 'not there'}: ${record?.broken.join('; ') ?? ''} ${record?.unknown.join('; ') ?? ''}`,
        ]),
  ];
}
