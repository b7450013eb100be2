/** What a command's end means to the shell; the numbers are part of the contract and never change. */
export const EXIT = {
  /** Done, and the result is good. */
  good: 0,
  /** Done or broken off, and the result is not good. */
  failed: 1,
  /** The command line or a file is wrong: nothing was tried. */
  usage: 2,
  /** A rule of the product says no. */
  refused: 3,
  /** Something could not be seen or reached, so nothing is known. */
  unknown: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
