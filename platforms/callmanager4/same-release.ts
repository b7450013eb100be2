import { parseRelease } from './versions.ts';

/** Whether two releases are the same one, letters and service releases left aside; undefined where one is unreadable. */
export function isSameRelease(one: string, other: string): boolean | undefined {
  const [first, second] = [parseRelease(one), parseRelease(other)];
  if (!first || !second) return undefined;
  return first.major === second.major && first.minor === second.minor && first.maintenance === second.maintenance;
}
