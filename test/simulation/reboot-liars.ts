import type { Recorded } from '../../lab/events.ts';
import type { FaultName } from '../../lab/faults.ts';
import { judgeSimulated } from './judge-simulated.ts';
import type { Night } from './night.ts';
import { QUIET } from './nights.ts';
import { simulateNight, type SimulatedEnd } from './simulate-night.ts';
import { WorkflowInstances } from './workflow-instances.ts';

/** What a lie is told at, and what it has to come to: a proof that holds, or a question to a person. */
interface Lie {
  readonly at: 'any boot' | 'an order';
  readonly comesTo: 'proven' | 'asked';
}

/** Servers that make others believe of a reboot what is not so. */
export const LIARS = {
  'keeps-old-boot-time': { at: 'any boot', comesTo: 'asked' },
  'answers-with-nothing': { at: 'any boot', comesTo: 'proven' },
  'garbage-in-shutdown': { at: 'any boot', comesTo: 'proven' },
  'up-before-its-services': { at: 'any boot', comesTo: 'proven' },
  'boots-twice': { at: 'any boot', comesTo: 'proven' },
  'clock-goes-forward': { at: 'any boot', comesTo: 'proven' },
  'clock-goes-backwards': { at: 'any boot', comesTo: 'asked' },
  'clock-steps-instead-of-rebooting': { at: 'an order', comesTo: 'asked' },
  'hangs-in-shutdown': { at: 'any boot', comesTo: 'asked' },
  'comes-back-as-another-machine': { at: 'any boot', comesTo: 'asked' },
  'comes-back-as-a-namesake': { at: 'any boot', comesTo: 'asked' },
  'boots-an-old-image': { at: 'any boot', comesTo: 'asked' },
} as const satisfies Readonly<Partial<Record<FaultName, Lie>>>;

export type Liar = keyof typeof LIARS;

const POLICIES = ['patiently', 'boldly'] as const;

export interface LiarsNight {
  readonly liar: Liar;
  readonly server: 'publisher' | 'subscriber';
  /** An upgrade boots each server three times: by an order, in the midst of the installer's work, and at its end. */
  readonly boot: 1 | 3;
  readonly policy: (typeof POLICIES)[number];
}

/** What became of the first reboot that was lied about. */
export interface LiarsEnd extends LiarsNight {
  /** `unanswered`: neither was it proved nor was anybody asked. */
  readonly outcome: 'proven' | 'asked' | 'a false yes' | 'unanswered' | 'no lie was told';
  /** What the run saw of it, as it was told. */
  readonly seen: string;
  /** What else was wrong with the night. */
  readonly wrong: readonly string[];
}

const nightsOf = (liar: Liar, server: LiarsNight['server']): readonly LiarsNight[] => [
  ...POLICIES.map((policy) => ({ liar, server, boot: 1, policy }) as const),
  // Of the last boot one night is enough: what people decide does not depend on which one it was.
  ...(LIARS[liar].at === 'any boot' ? [{ liar, server, boot: 3, policy: 'patiently' } as const] : []),
];

const NIGHTS: readonly LiarsNight[] = (Object.keys(LIARS) as readonly Liar[]).flatMap((liar) =>
  (['publisher', 'subscriber'] as const).flatMap((server) => nightsOf(liar, server)),
);

/** A whole night for each liar, each server, each way to decide, and each server's last boot. */
export async function runLiars(tell: (line: string) => void): Promise<readonly LiarsEnd[]> {
  const instances = await WorkflowInstances.load();
  const ends: LiarsEnd[] = [];
  for (const one of NIGHTS) {
    const end = await simulateNight(nightOf(one), instances, (simulated) => judgeLie(one, simulated));
    const { liar, server, boot, policy, outcome, seen, wrong } = end;
    tell(
      `${[liar, server, `boot ${boot}`, policy, outcome, seen, ...wrong.map((what) => `WRONG ${what}`)].join(' | ')}`,
    );
    ends.push(end);
  }
  return ends;
}

const nightOf = ({ liar, server, boot, policy }: LiarsNight): Night => ({
  ...QUIET,
  scene: 'an upgrade of two servers',
  policy,
  faults: [{ fault: liar, server: server === 'publisher' ? 0 : 1, times: 'once', boot }],
});

/** The steps that prove a reboot: of an order, and of the installer. */
const PROVES = /\/(reboot|rebooted-after-[^/]+)$/;

function judgeLie(night: LiarsNight, end: SimulatedEnd): LiarsEnd {
  const events = end.world.cluster.events.all();
  const lie = events.find((event) => event.kind === 'fault' && event.fault === night.liar);
  const wrong = judgeSimulated(end);
  if (lie?.kind !== 'fault') return { ...night, outcome: 'no lie was told', seen: '', wrong };
  const told = end.journal.find(
    ({ at, step, outcome, verdict }) =>
      at >= lie.at && step?.startsWith(`${lie.server}/`) && PROVES.test(step) && (outcome ?? verdict) !== undefined,
  );
  if (!told) return { ...night, outcome: 'unanswered', seen: '', wrong };
  const seen = told.seen ?? told.text;
  if (told.outcome === undefined)
    return { ...night, outcome: isAsked(end, told.step) ? 'asked' : 'unanswered', seen, wrong };
  const isProved =
    told.outcome === 'good' && told.evidence === 'observed' && hasBooted(events, lie.server, lie.at, told.at);
  return { ...night, outcome: isProved ? 'proven' : 'a false yes', seen, wrong };
}

const isAsked = ({ journal }: SimulatedEnd, step: string | undefined): boolean =>
  journal.some(({ kind, prompt }) => kind === 'asked' && step !== undefined && prompt?.startsWith(step));

/** The machine that was ordered to, and none in its place. */
function hasBooted(events: readonly Recorded[], server: string, from: string, to: string): boolean {
  const between = events.filter((one) => 'server' in one && one.server === server && one.at >= from && one.at <= to);
  const machine = between.findLast((one) => one.kind === 'machine');
  const isItself = machine?.kind !== 'machine' || machine.isItself;
  return isItself && between.some((one) => one.kind === 'power' && one.state === 'up');
}
