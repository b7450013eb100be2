/** The share of `sorted` numbers below which a value lies: 0.5 is the median, 0.9 the ninth decile. */
export const shareOf = (milliseconds: readonly number[], share: number): number => {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
};

/** Median and ninth decile of milliseconds, in one line. */
export function figures(what: string, milliseconds: readonly number[]): string {
  const at = (share: number): string => shareOf(milliseconds, share).toFixed(0).padStart(5);
  return `${what.padEnd(58)} p50 ${at(0.5)} ms   p90 ${at(0.9)} ms   n ${milliseconds.length}`;
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`);
