/** A release of CallManager, such as `4.1(2)sr1`, taken apart. */
export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly maintenance: number;
  /** Letter of a rebuilt release, such as the `a` of `4.0(2a)`; empty without one. */
  readonly letter: string;
  /** `sr` (service release) or `es` (engineering special) and its number; null for the release as it first came. */
  readonly fix: { readonly kind: 'sr' | 'es'; readonly number: number; readonly letter: string } | null;
}

const RELEASE = /^(\d+)\.(\d+)\((\d+)([a-z]?)\)(?:\.?(sr|es)\.?(\d+)([a-z]?))?$/i;

/** Reads `4.1(2)`, `4.0(2a)`, `3.3(5)es28` or `4.1(2)sr1a`; undefined for everything else. */
export function parseRelease(text: string): Release | undefined {
  const match = RELEASE.exec(text.trim());
  if (!match) return undefined;
  const [, major, minor, maintenance, letter = '', kind, number, fixLetter = ''] = match;
  return {
    major: Number(major),
    minor: Number(minor),
    maintenance: Number(maintenance),
    letter: letter.toLowerCase(),
    fix: kind
      ? { kind: kind.toLowerCase() as 'sr' | 'es', number: Number(number), letter: fixLetter.toLowerCase() }
      : null,
  };
}

/** A release in one spelling, so that two texts of the same one are equal. */
export const formatRelease = ({ major, minor, maintenance, letter, fix }: Release): string =>
  `${major}.${minor}(${maintenance}${letter})${fix ? `${fix.kind}${fix.number}${fix.letter}` : ''}`;

/** Whether two releases are the same one, letters and service releases left aside; undefined where one is unreadable. */
export function isSameRelease(one: string, other: string): boolean | undefined {
  const [first, second] = [parseRelease(one), parseRelease(other)];
  if (!first || !second) return undefined;
  return first.major === second.major && first.minor === second.minor && first.maintenance === second.maintenance;
}

/** Service releases and engineering specials are two rows of fixes: what is newer among them only Cisco's notes tell. */
const fixOrder = (one: Release['fix'], other: Release['fix']): number | undefined => {
  if (one === null || other === null) return (one === null ? 0 : 1) - (other === null ? 0 : 1);
  if (one.kind !== other.kind) return undefined;
  return one.number - other.number || one.letter.localeCompare(other.letter);
};

/** Below zero when the first release is older, above when it is newer; undefined where nobody can tell. */
export function compareReleases(one: string, other: string): number | undefined {
  const [first, second] = [parseRelease(one), parseRelease(other)];
  if (!first || !second) return undefined;
  const difference =
    first.major - second.major ||
    first.minor - second.minor ||
    first.maintenance - second.maintenance ||
    first.letter.localeCompare(second.letter);
  return difference === 0 ? fixOrder(first.fix, second.fix) : difference;
}
