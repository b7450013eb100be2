import type { Moment } from './announcement.ts';

/** What dies or stalls, and comes back. */
export const VICTIMS = [
  'worker killed',
  'worker frozen',
  'Temporal killed',
  'Temporal out of reach',
  'connection broken',
  'station out of reach',
  'server out of reach',
] as const;
export type Victim = (typeof VICTIMS)[number];

/** Where it is struck: a worker's own moments, and what is seen of a run from outside. */
export type Place = Moment | 'reported' | 'asked' | 'answered' | 'crossed';

/** One cell of the matrix: what is struck, and at which boundary of what kind of step. */
export interface Cell {
  /** Name of the action, or the kind. */
  readonly step: string;
  readonly place: Place;
  readonly victim: Victim;
}

export const LOOK = 'a look';
export const PROMPT = 'a prompt';
export const SEAM = 'a seam';

/** Every boundary of an act, in its order. */
export const ACT_PLACES: readonly Place[] = ['begins', 'looked', 'written down', 'under way', 'done', 'reported'];

/** What nobody but workers and Temporal has a part in. */
export const ENGINE: readonly Victim[] = ['worker killed', 'worker frozen', 'Temporal killed', 'Temporal out of reach'];

const OTHERS: readonly (readonly [step: string, places: readonly Place[], victims: readonly Victim[]])[] = [
  [LOOK, ['begins', 'looked'], VICTIMS],
  [PROMPT, ['asked', 'answered'], ENGINE],
  [SEAM, ['crossed'], ENGINE],
];

/** Every boundary of these acts with every victim. */
export const cellsOfActs = (actions: readonly string[]): readonly Cell[] =>
  actions.flatMap((step) => ACT_PLACES.flatMap((place) => VICTIMS.map((victim): Cell => ({ step, place, victim }))));

/** The same of looks, prompts and seams. */
export const OTHER_CELLS: readonly Cell[] = OTHERS.flatMap(([step, places, victims]) =>
  places.flatMap((place) => victims.map((victim): Cell => ({ step, place, victim }))),
);

/** @throws RangeError where no cell of these has that name */
export function cellNamed(name: string, cells: readonly Cell[]): Cell {
  const found = cells.find((cell) => cellName(cell) === name);
  if (found) return found;
  throw new RangeError(`there is no cell ${name}; such as ${cells.slice(0, 3).map(cellName).join(' | ')}`);
}

export const cellName = ({ step, place, victim }: Cell): string => `${step}, ${place}: ${victim}`;
