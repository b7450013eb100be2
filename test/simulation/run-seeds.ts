import fc from 'fast-check';
import { FAULTS } from '../../lab/faults.ts';
import { judgeSimulated } from './judge-simulated.ts';
import { MISTAKES, VICTIMS, type Night } from './night.ts';
import { nightsFrom } from './nights.ts';
import { simulateNight } from './simulate-night.ts';
import { storyOf } from './story-of.ts';
import { WorkflowInstances } from './workflow-instances.ts';

export interface SeedsWish {
  readonly seed: number;
  /** Number of the first night. */
  readonly from: number;
  readonly runs: number;
  /** Ends with the first night that goes wrong. */
  readonly first: boolean;
  readonly tell: (line: string) => void;
}

/** A night that went wrong, made as small as it goes wrong still. */
export interface Violation {
  readonly seed: number;
  readonly run: number;
  readonly wrong: readonly string[];
  readonly smallest: Night;
}

export interface SeedsSum {
  readonly runs: number;
  /** How often each kind of fault, death and mistake really happened. */
  readonly faultsFired: Readonly<Record<string, number>>;
  readonly wrong: readonly Violation[];
  /** Nights in which somebody had to decide and that were then stopped. */
  readonly stoppedAndAsked: number;
  readonly completed: number;
  /** Runs that refused to begin. */
  readonly refused: number;
  readonly simulatedHours: number;
}

/** What one night came to, for the sum. */
interface Judged {
  readonly wrong: readonly string[];
  readonly state: 'completed' | 'stopped' | 'refused';
  readonly fired: readonly (readonly [what: string, times: number])[];
  readonly hours: number;
}

/** Simulates nights by chance, each from its own seed; one that goes wrong is made smaller until nothing can be left out. */
export async function runSeeds({ seed, from, runs, first: endsWithFirst, tell }: SeedsWish): Promise<SeedsSum> {
  const instances = await WorkflowInstances.load();
  const fired = new Map<string, number>([...Object.keys(FAULTS), ...VICTIMS, ...MISTAKES].map((what) => [what, 0]));
  const sum = { stopped: 0, completed: 0, refused: 0, hours: 0 };
  const violations: Violation[] = [];
  for (let run = from; run < from + runs; run += 1) {
    const judged: Judged[] = [];
    const smallest = await smallestWrong(run, seed, async (night) => {
      const one = await judgeOne(night, instances);
      judged.push(one);
      return one.wrong;
    });
    const [first] = judged as [Judged, ...Judged[]];
    sum[first.state] += 1;
    sum.hours += first.hours;
    for (const [what, times] of first.fired) fired.set(what, (fired.get(what) ?? 0) + times);
    if (smallest) {
      const wrong = judged.findLast((one) => one.wrong.length > 0)?.wrong ?? [];
      violations.push({ seed, run, wrong, smallest });
      tell(
        `night ${run} of seed ${seed} is wrong: ${wrong.join('; ')}\n  again: npm run chaos -- --night '${JSON.stringify(smallest)}'`,
      );
    }
    if (endsWithFirst && violations.length > 0) break;
    if ((run - from) % 100 === 99) tell(`${run - from + 1} nights, ${violations.length} wrong`);
  }
  return {
    runs: sum.completed + sum.stopped + sum.refused,
    faultsFired: Object.fromEntries(fired),
    wrong: violations,
    stoppedAndAsked: sum.stopped,
    completed: sum.completed,
    refused: sum.refused,
    simulatedHours: Math.round(sum.hours),
  };
}

/** What kind of wrong it is: without the servers and times of the very night. */
const kindOf = (wrong: string): string => wrong.split(/[(:\d]/, 1)[0] ?? '';

/** The night of that number; where it goes wrong the smallest that does. */
async function smallestWrong(
  run: number,
  seed: number,
  wrongOf: (night: Night) => Promise<readonly string[]>,
): Promise<Night | undefined> {
  let wanted: readonly string[] | null = null;
  const property = fc.asyncProperty(nightsFrom(run), async (night) => {
    const kinds = (await wrongOf(night)).map(kindOf);
    wanted ??= kinds;
    // A smaller night with another fault is another finding.
    return !kinds.some((kind) => wanted?.includes(kind));
  });
  const { failed, counterexample } = await fc.check(property, { seed: seed * 1_000_003 + run, numRuns: 1 });
  return failed ? counterexample?.[0] : undefined;
}

/** One night, and all that the run wrote and the lab saw, in the order of their times. */
export async function runNight(
  night: Night,
): Promise<{ readonly story: readonly string[]; readonly wrong: readonly string[] }> {
  return simulateNight(night, await WorkflowInstances.load(), (end) => ({
    story: storyOf(end.journal, end.world.cluster.events.all()),
    wrong: judgeSimulated(end),
  }));
}

async function judgeOne(night: Night, instances: WorkflowInstances): Promise<Judged> {
  return simulateNight(night, instances, (end) => {
    const faults = new Map<string, number>();
    for (const event of end.world.cluster.events.all())
      if (event.kind === 'fault') faults.set(event.fault, (faults.get(event.fault) ?? 0) + 1);
    return {
      wrong: judgeSimulated(end),
      state:
        end.result?.state === 'completed'
          ? ('completed' as const)
          : end.result
            ? ('stopped' as const)
            : ('refused' as const),
      fired: [...faults, ...end.world.happenings.struck],
      hours: end.lasted / 3_600,
    };
  });
}
