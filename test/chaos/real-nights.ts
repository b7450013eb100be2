import { Random } from '../simulation/random.ts';
import { carryOut } from './carry-out.ts';
import { CellPool } from './cell-pool.ts';
import { ChanceStrikes } from './chance-strikes.ts';
import { Conductor } from './conductor.ts';
import { quietOf } from './judge-night.ts';
import { strikeInOne, type MatrixNight, type NightWish, type Quiet } from './matrix.ts';
import { spendNight } from './night.ts';
import { SCENES } from './scenes.ts';

export interface RealWish extends NightWish {
  readonly seed: number;
  readonly runs: number;
  /** Names of scenes; short ones of two servers without it. */
  readonly scenes?: readonly string[];
}

/** Scenes of two servers, whose nights are short; an upgrade has most to strike at. */
const SCENES_OF_NIGHTS = [
  'upgrade of two servers',
  'upgrade of two servers',
  'upgrade of two servers',
  'repair of names',
  'repair of subscriptions',
] as const;

/**
 * Nights by chance with real parts: Temporal on its database file, SSH, workers in processes of their own. The seed gives
 * the scenes and how often something is struck; where exactly it meets a run, real time decides.
 */
export async function runRealNights(wish: RealWish): Promise<readonly MatrixNight[]> {
  const { scenes = SCENES_OF_NIGHTS } = wish;
  const quiet = await quietNights(wish, scenes);
  const random = new Random(wish.seed);
  const nights: MatrixNight[] = [];
  let begun = 0;
  await carryOut(wish.atOnce, () => {
    if (begun === wish.runs) return null;
    begun += 1;
    const scene = scenes[random.number(0, scenes.length - 1)] as string;
    const strikes = new ChanceStrikes(random.number(1, 1_000_000));
    return strikeInOne(strikes, quiet.get(scene) as Quiet, wish).then((night) => {
      nights.push(night);
      if (nights.length % 10 === 0) wish.tell(`${nights.length} nights`);
    });
  });
  return nights;
}

async function quietNights(wish: NightWish, scenes: readonly string[]): Promise<ReadonlyMap<string, Quiet>> {
  const quiet = new Map<string, Quiet>();
  for (const name of new Set(scenes)) {
    const scene = SCENES[name];
    if (!scene) throw new RangeError(`there is no scene ${name}; choose from ${Object.keys(SCENES).join(', ')}`);
    wish.tell(`${name}: a quiet night`);
    const night = await spendNight(scene, wish.binary, new Conductor(new CellPool(), wish), wish.limitMinutes);
    quiet.set(name, { name, scene, quiet: quietOf(night) });
  }
  return quiet;
}
