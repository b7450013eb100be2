import type { Lane } from './lane.ts';
import { changed, inOrderOfSample, type Mutant } from './mutant.ts';
import type { TypeJudge } from './type-judge.ts';

/** What became of one mutant. */
export interface Tried {
  readonly mutant: Mutant;
  readonly instead: string;
  /** The test that failed, or that one stood still; null where all passed. */
  readonly caughtBy: string | null;
  readonly seconds: number;
}

/** What mutants are tried with. */
export interface Workshop {
  readonly texts: ReadonlyMap<string, string>;
  readonly judge: TypeJudge;
  readonly testsOf: (file: string) => readonly string[];
  readonly importersOf: (file: string) => readonly string[];
  readonly lanes: readonly Lane[];
  readonly mostLive: number;
  readonly tell: (tried: Tried) => void;
}

/** Tests that fail with the code as it stands say nothing about a mutant. */
type Sound = (lane: Lane, test: string) => Promise<boolean>;

/** Tries so many mutants that the compiler takes, in the order of the sample; several at once, as there are lanes. */
export async function tryMutants(
  mutants: readonly Mutant[],
  { seed, count }: { readonly seed: number; readonly count: number },
  workshop: Workshop,
): Promise<readonly Tried[]> {
  const queue = inOrderOfSample(mutants, seed)[Symbol.iterator]();
  const isSound = soundnessOf(workshop);
  const tried: Tried[] = [];
  let begun = 0;
  const work = async (lane: Lane): Promise<void> => {
    while (begun < count) {
      const next = queue.next();
      if (next.done) return;
      const instead = whatCompiles(next.value, workshop);
      if (instead === null) continue;
      begun += 1;
      const result = await tryOne(next.value, instead, lane, isSound, workshop);
      if (result === null) {
        begun -= 1;
        continue;
      }
      tried.push(result);
      workshop.tell(result);
    }
  };
  await Promise.all(workshop.lanes.map(work));
  return tried;
}

function whatCompiles(mutant: Mutant, { judge, texts }: Workshop): string | null {
  const text = texts.get(mutant.file) ?? '';
  return mutant.instead.find((instead) => !judge.refuses(mutant.file, changed(text, mutant, instead))) ?? null;
}

/** Null where it turns out that the compiler refuses it in a file that imports this one. */
async function tryOne(
  mutant: Mutant,
  instead: string,
  lane: Lane,
  isSound: Sound,
  workshop: Workshop,
): Promise<Tried | null> {
  const began = performance.now();
  const tried = (caughtBy: string | null): Tried => {
    const seconds = Math.round((performance.now() - began) / 1000);
    return { mutant, instead, caughtBy, seconds };
  };
  const text = changed(workshop.texts.get(mutant.file) ?? '', mutant, instead);
  let tests = workshop.testsOf(mutant.file);
  for (;;) {
    const outcome = await lane.run(mutant.file, text, tests, workshop.mostLive);
    if (outcome === 'stands still') return tried('a test that stood still');
    if (outcome !== 'all passed') {
      if (await isSound(lane, outcome.caughtBy)) return tried(outcome.caughtBy);
      tests = tests.filter((test) => test !== outcome.caughtBy);
      continue;
    }
    // The compiler is asked about the importers only now: it takes a second, and most mutants are caught.
    const isRefused = workshop.judge.refuses(mutant.file, text, workshop.importersOf(mutant.file));
    return isRefused ? null : tried(null);
  }
}

/** Runs a test once with the code as it stands, when it has first caught something. */
function soundnessOf({ texts }: Workshop): Sound {
  const known = new Map<string, boolean>();
  return async (lane, test) => {
    const text = texts.get(test);
    if (text === undefined) return false;
    const isSound = known.get(test) ?? (await lane.run(test, text, [test], 1)) === 'all passed';
    known.set(test, isSound);
    return isSound;
  };
}
