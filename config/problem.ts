/** Where in a cluster file something stands: keys and positions from the top. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a cluster file. */
export interface FileProblem {
  readonly path: Path;
  /** The last key of the path may be a secret: a place is shown without it. */
  readonly hidesKey?: boolean;
  /** What is wrong and what to do, without the place; begins with the value where one is shown. */
  readonly message: string;
}

/** So many problems are told to a person at once; whoever has mended them looks again. */
const TOLD = 20;

/** So many are kept for a machine, and for nobody more: what made them may be as large as it likes. */
const KEPT = 200;

/** Thrown for a cluster file that cannot be used: its first problems, each as one line with its place, and how many there are. */
export class ClusterFileError extends Error {
  /** At most 200. */
  readonly problems: readonly string[];
  readonly count: number;

  constructor(problems: readonly string[]) {
    const more = problems.length - TOLD;
    const told = problems.slice(0, TOLD);
    super(
      [
        ...told,
        ...(more > 0 ? [`and ${more} more ${more === 1 ? 'problem' : 'problems'}; mend these first`] : []),
      ].join('\n'),
    );
    this.name = 'ClusterFileError';
    this.problems = problems.slice(0, KEPT);
    this.count = problems.length;
  }
}

/** Where a problem stands, as people write it; without a key that may be a secret. */
export const placeText = ({ path, hidesKey }: FileProblem): string =>
  hidesKey
    ? joinPath(pathText(path.slice(0, -1)), `(a key of ${String(path.at(-1)).length} characters)`)
    : pathText(path);

const joinPath = (group: string, key: string): string => (group === '' ? key : `${group}.${key}`);

/** Writes a path of known fields as people do: `servers[2].name`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') return `${text}[${segment}]`;
    return joinPath(text, segment);
  }, '');
}

/** The value at a path of some content; undefined when there is none. */
export function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, segment) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    return (value as Record<string | number, unknown>)[segment];
  }, content);
}
