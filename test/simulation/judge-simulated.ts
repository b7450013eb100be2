import type { ClusterSpec } from '../../lab/cluster-spec.ts';
import type { Recorded } from '../../lab/events.ts';
import type { FaultName } from '../../lab/faults.ts';
import { FAILURES } from '../../plan/failures.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { Answer } from '../../plan/types/run.ts';
import type { Mistake, Victim } from './night.ts';
import type { SimulatedEnd } from './simulate-night.ts';

/** What is wrong with a night, by what the lab has seen: nobody asks the run whether it was right. */
export function judgeSimulated(end: SimulatedEnd): readonly string[] {
  const { world, result, failure, journal } = end;
  const events = world.cluster.events.all();
  return [
    ...(result || failure !== undefined
      ? []
      : [`the run did not end in three hours; the last of it: ${journal.at(-1)?.text ?? ''}`]),
    ...badFailure(failure, events),
    ...rebootedTwice(end),
    ...world.happenings.lateEffects.map(({ token, event }) => `${event.kind} by the act ${token} after it was over`),
    ...twice(journal.flatMap(({ kind, prompt }) => (kind === 'answered' && prompt !== undefined ? [prompt] : []))).map(
      (prompt) => `two answers were taken to ${prompt}`,
    ),
    ...actsInHolds(end),
    ...rebootsThatWereNone(end),
    ...rebootsOfOthers(end),
    ...answersOfNobody(end),
    ...answersToNothing(end),
    ...brokenRules(end),
  ];
}

/** What was on its way when somebody held the run may still begin within so many milliseconds. */
const ON_ITS_WAY_MS = 1_000;

/** While somebody holds the run nothing is begun. */
function actsInHolds({ world, journal }: SimulatedEnd): readonly string[] {
  const turns = journal.filter(({ kind }) => kind === 'held' || kind === 'resumed' || kind === 'stop asked');
  return world.happenings.actsBegun.flatMap(({ type, at }) => {
    const last = turns.findLast((turn) => Date.parse(turn.at) <= at);
    const isHeld = last?.kind === 'held' && at > Date.parse(last.at) + ON_ITS_WAY_MS;
    // A Reset sends a resume once more, to a run that does not know when it came at first.
    const isForgotten = world.happenings.struck.has('resets in Temporal');
    const next = turns.find((turn) => Date.parse(turn.at) > at);
    const wasResumed = isForgotten && next?.kind === 'resumed' && Date.parse(next.at) <= at + ON_ITS_WAY_MS;
    return isHeld && !wasResumed
      ? [`${type} was begun at ${new Date(at).toISOString()}, in the hold of ${last.at}`]
      : [];
  });
}

/** A reboot that was ordered and is reported as seen is one that took place. */
function rebootsThatWereNone({ world, journal }: SimulatedEnd): readonly string[] {
  const events = world.cluster.events.all();
  return events.flatMap((order) => {
    const [, step] = (order.kind === 'command' && /"ccmctl ([^"]+)"$/.exec(order.command)) || [];
    const seen = journal.find(
      (entry) => entry.step === step && entry.outcome === 'good' && entry.evidence === 'observed',
    );
    if (order.kind !== 'command' || step === undefined || !seen) return [];
    const { server, at } = order;
    const hasBooted = events.some(
      (one) => one.kind === 'power' && one.state === 'up' && one.server === server && one.at > at && one.at <= seen.at,
    );
    return hasBooted ? [] : [`${step} is said to be done, and ${server} has not booted since ${at}`];
  });
}

/** Nothing is seen to be done of a reboot while another machine answers in the place of the server. */
function rebootsOfOthers({ world, journal }: SimulatedEnd): readonly string[] {
  const exchanges = world.cluster.events.all().flatMap((event) => (event.kind === 'machine' ? [event] : []));
  return journal.flatMap(({ at, step, outcome, evidence }) => {
    const isProof =
      outcome === 'good' && evidence === 'observed' && /\/(reboot|rebooted-after-[^/]+)$/.test(step ?? '');
    const last = exchanges.findLast((one) => step?.startsWith(`${one.server}/`) && one.at <= at);
    return isProof && last?.isItself === false ? [`${step} is said to be done, and ${last.text}`] : [];
  });
}

/** Whatever a run takes as an answer somebody has sent to that very question before. */
function answersOfNobody({ world, journal }: SimulatedEnd): readonly string[] {
  const hasSaid = ({ prompt, value, at }: JournalEntry): boolean =>
    world.happenings.said.some(({ answer, at: sentAt }) => {
      const sent = answer as Partial<Answer> | null | undefined;
      return sent?.prompt === prompt && String(sent?.value) === String(value) && sentAt <= Date.parse(at);
    });
  return journal
    .filter((entry) => entry.kind === 'answered' && entry.prompt !== undefined && !hasSaid(entry))
    .map(({ prompt = '', value }) => `nobody had answered ${value} to ${prompt}`);
}

/** An answer counts for the very question that is open, and for no other asking of the same step. */
function answersToNothing({ journal }: SimulatedEnd): readonly string[] {
  const open = new Set<string>();
  return journal.flatMap(({ kind, prompt }) => {
    if (prompt === undefined) return [];
    if (kind === 'asked') open.add(prompt);
    if (kind === 'withdrawn') open.delete(prompt);
    return kind === 'answered' && !open.delete(prompt) ? [`an answer was taken to ${prompt}, which was not open`] : [];
  });
}

/** What keeps a look from seeing that a server has rebooted, or how often. */
const HIDES_A_REBOOT: readonly string[] = [
  'clock-goes-backwards',
  'clock-steps-instead-of-rebooting',
  'event-log-cleared',
  'event-log-unreadable',
  'garbled-output',
  'unreachable',
  'answers-with-nothing',
  'keeps-old-boot-time',
  'comes-back-as-another-machine',
  'comes-back-as-a-namesake',
  'boots-an-old-image',
];

/**
 * A reboot is ordered once for a step; once more only where a person has decided so, and the server has not come back
 * since, or no look could have seen that it has.
 */
function rebootedTwice({ world, journal }: SimulatedEnd): readonly string[] {
  const events = world.cluster.events.all();
  const orders = events.filter((event) => event.kind === 'reboot' && event.cause === 'command');
  return orders.flatMap((order, index) => {
    const before = orders.slice(0, index).findLast((one) => rebootOf(one)[0] === rebootOf(order)[0]);
    if (!before || order.kind !== 'reboot') return [];
    const between = events.slice(events.indexOf(before), events.indexOf(order));
    // After a Reset the journal of the run that had taken the decision is forgotten.
    const isForgotten = world.happenings.struck.has('resets in Temporal');
    const isDecided = isForgotten
      ? world.happenings.said.some(
          ({ answer, at }) => (answer as Partial<Answer> | null)?.value === 'act-again' && at <= Date.parse(order.at),
        )
      : journal.some(
          ({ kind, value, at }) => kind === 'answered' && value === 'act-again' && at > before.at && at <= order.at,
        );
    const cameBack = between.some((one) => one.kind === 'power' && one.server === order.server && one.state === 'up');
    const isHidden = events.some(
      (one) => one.kind === 'fault' && one.server === order.server && HIDES_A_REBOOT.includes(one.fault),
    );
    return isDecided && (!cameBack || isHidden || isForgotten) ? [] : [`twice: ${rebootOf(order)[0] ?? ''}`];
  });
}

/** A run may fail before anything was done, and at no other moment. */
function badFailure(failure: string | undefined, events: readonly Recorded[]): readonly string[] {
  if (failure === undefined) return [];
  const acted = events.find(({ kind }) => kind === 'command');
  const isKnown = Object.keys(FAILURES).some((code) => failure.startsWith(`${code}: `));
  return acted || !isKnown ? [`the run failed: ${failure}`] : [];
}

const rebootOf = (event: Recorded): readonly string[] =>
  event.kind === 'reboot' && event.cause === 'command' ? [`reboot of ${event.server}: ${event.comment}`] : [];

const twice = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].filter((name) => names.indexOf(name) !== names.lastIndexOf(name));

/** Rules of the documents that are broken by a fault itself, or by whoever has it, whatever anybody does about it. */
const BROKEN_BY: Readonly<Partial<Record<FaultName | Mistake, readonly string[]>>> = {
  // A robot does again at a console whatever it is asked again, though the question names what was done.
  'resets in Temporal': [
    'a server is upgraded once',
    'a server that is installed is not installed again',
    'disturbing software and ways in are stopped and disabled before the installer starts',
    // Who decides that a reboot be ordered again does not see the console.
    'no reboot while the installer works, unless it asks',
  ],
  'activated-through-windows': [
    'CallManager services are not started and stopped by Windows means',
    'devices always have a server to register with',
    // No look tells them apart before the next boot, and in some procedures none follows.
    'every service that is wanted is activated and runs',
  ],
  virus: ['every machine is sound'],
  'wrong-drive': [
    'the drive of slot 0 is pulled, of an MCS-7845 those of slots 0 and 2, and of forbidden models none',
    'a server without drives is switched on when all of its drives are out that belong out',
  ],
  'wrong-key': ["a server that misses a drive is led on by its model's own key"],
};

/** Whether the telephones of each server have another one while it is away: there are clusters in which they have none. */
const hasPlaceForAll = ({ servers }: ClusterSpec): boolean =>
  servers.every(({ devices = 0, backup }) => devices === 0 || backup !== undefined);

/**
 * What the referee has seen broken on the way; and what is left at the end, where the run says that all is done and nobody
 * has taken anything upon themselves.
 */
function brokenRules({ world: { referee, cluster, happenings }, result }: SimulatedEnd): readonly string[] {
  const fired = [
    ...cluster.events.all().flatMap((event) => (event.kind === 'fault' ? [event.fault as FaultName] : [])),
    ...([...happenings.struck.keys()] as (Victim | Mistake)[]),
  ];
  const excused = new Set([
    ...fired.flatMap((what) => BROKEN_BY[what as FaultName | Mistake] ?? []),
    ...(hasPlaceForAll(cluster.spec) ? [] : ['devices always have a server to register with']),
  ]);
  const onTheWay = [...referee.violations()];
  const isClean = result?.state === 'completed' && result.accepted.length + result.openItems.length === 0;
  const all = isClean ? referee.finish('completed') : onTheWay;
  return (
    all
      // Of reboots it is judged above, where it is known what people have decided.
      .filter(({ rule }) => !excused.has(rule) && rule !== 'one reboot for one step')
      .map(({ rule, server = '', evidence }) => `${rule} (${server}): ${evidence}`)
  );
}
