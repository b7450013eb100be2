import { bad, good, notKnown, type Finding } from './findings.ts';

/** Judges a version against the oldest that will do; one that cannot be compared is unknown. */
export function judgeLevel(
  what: string,
  value: string,
  level: string,
  compare: (one: string, other: string) => number | undefined,
): Finding {
  const difference = compare(value, level);
  if (difference === undefined) return notKnown(`${what} "${value}" cannot be compared with ${level}`);
  return (difference >= 0 ? good : bad)(`${what} ${value}`);
}
