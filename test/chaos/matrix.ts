import { actsOf, judgeNight } from './judge-night.ts';
import { cellsOfActs, OTHER_CELLS, type Cell } from './cells.ts';
import { Conductor, type Struck } from './conductor.ts';
import { spendNight } from './night.ts';
import { SCENES } from './scenes.ts';

/** One night of the matrix. */
export interface MatrixNight {
  readonly scene: string;
  readonly seconds: number;
  readonly struck: readonly Struck[];
  /** What the lab and the record say against it. */
  readonly wrong: readonly string[];
  /** What people were asked since nobody could know. */
  readonly decisions: number;
}

export interface Matrix {
  readonly nights: readonly MatrixNight[];
  /** Cells that no night came to. */
  readonly left: readonly Cell[];
}

export interface MatrixWish {
  readonly binary: string;
  /** Names of scenes; all without it. */
  readonly scenes?: readonly string[];
  /** The cells of a scene; all of its acts, and for the first scene all others, without it. */
  readonly cells?: readonly Cell[];
  /** Nights of one scene at most. */
  readonly mostNights: number;
  readonly tell: (line: string) => void;
}

/** Strikes at every cell, night after night, until none is left or a night comes to none of those. */
export async function runMatrix({
  binary,
  scenes = Object.keys(SCENES),
  cells,
  mostNights,
  tell,
}: MatrixWish): Promise<Matrix> {
  const nights: MatrixNight[] = [];
  const missed: Cell[] = [];
  for (const [index, scene] of scenes.entries()) {
    const night = SCENES[scene];
    if (!night) throw new RangeError(`there is no scene ${scene}; choose from ${Object.keys(SCENES).join(', ')}`);
    tell(`${scene}: a quiet night`);
    const { lab } = await spendNight(night, binary, new Conductor([], tell));
    const quiet = actsOf(lab);
    let left = cells ?? [...cellsOfActs(night.actions), ...(index === 0 ? OTHER_CELLS : [])];
    for (let count = 1, before = Infinity; left.length > 0 && left.length < before && count <= mostNights; count += 1) {
      before = left.length;
      tell(`${scene}: night ${count}, ${left.length} cells left`);
      const conductor = new Conductor(left, tell);
      const begun = performance.now();
      const spent = await spendNight(night, binary, conductor);
      const wrong = judgeNight(spent, quiet);
      for (const line of wrong) tell(`  WRONG ${line}`);
      const seconds = Math.round((performance.now() - begun) / 1_000);
      const decisions = spent.journal.filter(({ kind, text }) => kind === 'asked' && text.startsWith('Decide')).length;
      nights.push({ scene, seconds, struck: conductor.struck, wrong, decisions });
      const missing = conductor.struck.filter(({ times }) => times === 0);
      left = [...conductor.left, ...left.filter((cell) => missing.some((one) => isSame(one, cell)))];
    }
    missed.push(...left);
  }
  return { nights, left: missed };
}

const isSame = (one: Cell, other: Cell): boolean =>
  one.step === other.step && one.place === other.place && one.victim === other.victim;
