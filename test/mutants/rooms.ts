/** A part of the code with its own aim. */
export interface Room {
  readonly folder: string;
  /** How many of a hundred mutants the tests have to catch. */
  readonly aim: number;
  /** So many tests with a Temporal server are run for a mutant at most, the nearest ones: each takes seconds. */
  readonly mostLive: number;
}

/** The rooms of the code that are tried, in the order of the report. */
export const ROOMS: readonly Room[] = [
  { folder: 'plan', aim: 92, mostLive: 2 },
  { folder: 'platforms', aim: 92, mostLive: 0 },
  { folder: 'config', aim: 92, mostLive: 4 },
  { folder: 'activities', aim: 92, mostLive: 3 },
  { folder: 'workflows', aim: 92, mostLive: 12 },
  { folder: 'cli', aim: 85, mostLive: 12 },
];

/** Programs that only write pages: what is wrong in them is seen where the page is compared. */
export const NOT_TRIED: readonly RegExp[] = [/\/describe-[a-z-]*file\.ts$/, /\.d\.ts$/];
