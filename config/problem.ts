/** Where in a cluster file something stands: keys and positions from the top. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a cluster file. */
export interface FileProblem {
  readonly path: Path;
  /** What is wrong and what to do, without the place; begins with the value where one is shown. */
  readonly message: string;
}

/** Thrown for a cluster file that cannot be used; carries every problem that was found, each as one line with its place. */
export class ClusterFileError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ClusterFileError';
    this.problems = problems;
  }
}

/** Writes a path as people do: `servers[2].name`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') return `${text}[${segment}]`;
    const key = /^[A-Za-z0-9_-]+$/.test(segment) ? segment : JSON.stringify(segment);
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** The value at a path of some content; undefined when there is none. */
export function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, segment) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    return (value as Record<string | number, unknown>)[segment];
  }, content);
}
