import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storyOf } from '../simulation/story-of.ts';
import { judgeNight, quietOf, type QuietNight } from './judge-night.ts';
import { carryOut } from './carry-out.ts';
import { CellPool, type Strikes } from './cell-pool.ts';
import { cellName, cellNamed, cellsOfActs, OTHER_CELLS, type Cell } from './cells.ts';
import { Conductor, type Struck } from './conductor.ts';
import { spendNight, type Night } from './night.ts';
import type { Pauses } from './strikes.ts';
import { FULL_MATRIX, SCENES, type NightScene } from './scenes.ts';

/** One night of the matrix. */
export interface MatrixNight {
  readonly scene: string;
  readonly seconds: number;
  readonly struck: readonly Struck[];
  /** What the lab and the record say against it. */
  readonly wrong: readonly string[];
  /** What people were asked since nobody could know. */
  readonly decisions: number;
  /** File with the story of a night that is wrong. */
  readonly story?: string;
}

export interface Matrix {
  readonly nights: readonly MatrixNight[];
  /** Cells that no night came to. */
  readonly left: readonly Cell[];
  /** How long all of it took. */
  readonly minutes: number;
}

/** How nights are spent. */
export interface NightWish {
  readonly binary: string;
  /** Nights of one scene that take place at once. */
  readonly atOnce: number;
  /** What a night may take, in minutes. */
  readonly limitMinutes: number;
  readonly pauses: Pauses;
  readonly tell: (line: string) => void;
}

export interface MatrixWish extends NightWish {
  /** Names of scenes; those of a full matrix without it. */
  readonly scenes?: readonly string[];
  /** Names of the cells; all of the scenes' acts, and in the first scene all others, without it. */
  readonly cells?: readonly string[];
  /** Nights of one scene, at most. */
  readonly mostNights: number;
}

/** Strikes at every cell, some nights at once and night after night, until none is left or nights come to none of those. */
export async function runMatrix(wish: MatrixWish): Promise<Matrix> {
  const { binary, scenes = FULL_MATRIX, cells, tell } = wish;
  const begun = performance.now();
  const nights: MatrixNight[] = [];
  const left: Cell[] = [];
  for (const [index, name] of scenes.entries()) {
    const scene = SCENES[name];
    if (!scene) throw new RangeError(`there is no scene ${name}; choose from ${Object.keys(SCENES).join(', ')}`);
    tell(`${name}: a quiet night`);
    const quiet = quietOf(await spendNight(scene, binary, new Conductor(new CellPool(), wish), wish.limitMinutes));
    // There are many more looks than acts: those that are struck among them would leave no time for an act.
    const acts = cellsOfActs(scene.actions);
    const named = cells?.map((cell) => cellNamed(cell, [...acts, ...OTHER_CELLS]));
    const phases = named ? [named] : [acts, ...(index === 0 ? [OTHER_CELLS] : [])];
    for (const phase of phases) {
      const pool = new CellPool(phase);
      await strikeAll(pool, { name, scene, quiet }, wish, nights);
      left.push(...pool.left);
    }
  }
  return { nights, left, minutes: Math.round((performance.now() - begun) / 60_000) };
}

export interface Quiet {
  readonly name: string;
  readonly scene: NightScene;
  /** What happens where nothing is struck. */
  readonly quiet: QuietNight;
}

async function strikeAll(pool: CellPool, quiet: Quiet, wish: MatrixWish, nights: MatrixNight[]): Promise<void> {
  let [begun, underWay, inVain] = [0, 0, 0];
  await carryOut(wish.atOnce, () => {
    // Each night that is under way comes to one of the cells, mostly.
    if (begun === wish.mostNights || inVain === wish.atOnce || underWay >= pool.left.length) return null;
    begun += 1;
    underWay += 1;
    wish.tell(`${quiet.name}: night ${begun}, ${pool.left.length} cells left`);
    return strikeInOne(pool, quiet, wish).then((night) => {
      underWay -= 1;
      inVain = night.struck.length === 0 ? inVain + 1 : 0;
      nights.push(night);
    });
  });
}

/** One night of a scene, in which this is struck, judged. */
export async function strikeInOne(strikes: Strikes, { name, ...quiet }: Quiet, wish: NightWish): Promise<MatrixNight> {
  const conductor = new Conductor(strikes, wish);
  const begun = performance.now();
  const judged = await spendAndJudge(quiet, wish, conductor);
  const struck = conductor.struck.map(cellName).join('; ');
  for (const line of judged.wrong) wish.tell(`  WRONG ${line}; struck in this night: ${struck}`);
  if (judged.story !== undefined) wish.tell(`  its story lies in ${judged.story}`);
  const seconds = Math.round((performance.now() - begun) / 1_000);
  return { scene: name, seconds, struck: conductor.struck, ...judged };
}

/** @returns the file in which what the run wrote and the lab saw stands in the order of its times */
async function keepStory({ journal, lab }: Night): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'ccmctl-wrong-night-')), 'story.txt');
  await writeFile(path, storyOf(journal, lab.cluster.events.all()).join('\n'));
  return path;
}

async function spendAndJudge(
  { scene, quiet }: Omit<Quiet, 'name'>,
  { binary, limitMinutes }: NightWish,
  conductor: Conductor,
): Promise<Pick<MatrixNight, 'wrong' | 'decisions' | 'story'>> {
  try {
    const night = await spendNight(scene, binary, conductor, limitMinutes);
    const decisions = night.journal.filter(({ kind, text }) => kind === 'asked' && text.startsWith('Decide')).length;
    const wrong = judgeNight(night, quiet);
    return { wrong, decisions, ...(wrong.length > 0 && { story: await keepStory(night) }) };
  } catch (error) {
    return { wrong: [`it broke off: ${error instanceof Error ? error.message : String(error)}`], decisions: 0 };
  }
}
