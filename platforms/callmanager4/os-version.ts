/** Version of Cisco's operating system, such as `2000.2.6sr3`, taken apart. */
interface OsVersion {
  readonly numbers: readonly number[];
  readonly serviceRelease: number;
}

/** S1 writes both `2000.2.6sr3` and `2000.2.6.sr3`, and means the same (VER-08). */
const FORM = /^(\d+(?:\.\d+)*)(?:\.?sr(\d+)[a-z]?)?$/i;

function parse(text: string): OsVersion | undefined {
  const match = FORM.exec(text.trim());
  if (!match?.[1]) return undefined;
  return { numbers: match[1].split('.').map(Number), serviceRelease: Number(match[2] ?? 0) };
}

/** Below zero when the first version is older, above when it is newer; undefined where one cannot be understood. */
export function compareOsVersions(one: string, other: string): number | undefined {
  const [first, second] = [parse(one), parse(other)];
  if (!first || !second) return undefined;
  const length = Math.max(first.numbers.length, second.numbers.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (first.numbers[index] ?? 0) - (second.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return first.serviceRelease - second.serviceRelease;
}
