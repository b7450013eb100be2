/** Numbers of a release: `4.1(2)` is 4, 1, 2. */
const numbersOf = (release: string): readonly number[] => (release.match(/\d+/g) ?? []).map(Number);

/** Below zero when the first release is older, above when it is newer. */
export function compareReleases(first: string, second: string): number {
  const [ours, theirs] = [numbersOf(first), numbersOf(second)];
  for (let index = 0; index < Math.max(ours.length, theirs.length); index += 1) {
    const difference = (ours[index] ?? 0) - (theirs[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
