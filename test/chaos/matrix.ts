import { actsOf, judgeNight, type Acts } from './judge-night.ts';
import { cellsOfActs, OTHER_CELLS, type Cell } from './cells.ts';
import { Conductor, type Struck } from './conductor.ts';
import { spendNight } from './night.ts';
import { SCENES, type NightScene } from './scenes.ts';

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
export async function runMatrix(wish: MatrixWish): Promise<Matrix> {
  const { binary, scenes = Object.keys(SCENES), cells, tell } = wish;
  const nights: MatrixNight[] = [];
  const left: Cell[] = [];
  for (const [index, name] of scenes.entries()) {
    const scene = SCENES[name];
    if (!scene) throw new RangeError(`there is no scene ${name}; choose from ${Object.keys(SCENES).join(', ')}`);
    tell(`${name}: a quiet night`);
    const { lab } = await spendNight(scene, binary, new Conductor([], tell));
    // There are many more looks than acts: those that are struck among them would leave no time for an act.
    const acts = cellsOfActs(scene.actions);
    const phases = cells ? [cells] : [acts, ...(index === 0 ? [OTHER_CELLS] : [])];
    for (const phase of phases)
      left.push(...(await strikeAll(phase, { name, scene, quiet: actsOf(lab) }, wish, nights)));
  }
  return { nights, left };
}

interface Quiet {
  readonly name: string;
  readonly scene: NightScene;
  /** What happens where nothing is struck. */
  readonly quiet: Acts;
}

/** @returns cells that no night came to */
async function strikeAll(
  cells: readonly Cell[],
  { name, scene, quiet }: Quiet,
  { binary, mostNights, tell }: MatrixWish,
  nights: MatrixNight[],
): Promise<readonly Cell[]> {
  let left = cells;
  for (let count = 1, before = Infinity; left.length > 0 && left.length < before && count <= mostNights; count += 1) {
    before = left.length;
    tell(`${name}: night ${count}, ${left.length} cells left`);
    const conductor = new Conductor(left, tell);
    const begun = performance.now();
    const night = await spendNight(scene, binary, conductor);
    const wrong = judgeNight(night, quiet);
    for (const line of wrong) tell(`  WRONG ${line}`);
    const seconds = Math.round((performance.now() - begun) / 1_000);
    const decisions = night.journal.filter(({ kind, text }) => kind === 'asked' && text.startsWith('Decide')).length;
    nights.push({ scene: name, seconds, struck: conductor.struck, wrong, decisions });
    const missed = conductor.struck.filter(({ times }) => times === 0);
    left = [...conductor.left, ...left.filter((cell) => missed.some((one) => isSame(one, cell)))];
  }
  return left;
}

const isSame = (one: Cell, other: Cell): boolean =>
  one.step === other.step && one.place === other.place && one.victim === other.victim;
