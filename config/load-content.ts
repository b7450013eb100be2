import { readFile, stat } from 'node:fs/promises';
import { ClusterFileError, placeText, type FileProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

/** What a file is called, and what it is there to hold. */
export interface FileKind {
  /** Such as `a cluster file`. */
  readonly name: string;
  /** What to do with an empty one. */
  readonly purpose: string;
  /** More is a wrong file. */
  readonly mostBytes: number;
  /** Whoever can write it decides what is done: it is refused where that is everybody on the machine. */
  readonly isOrder?: true;
}

/** Permission of a file for everybody to write it. */
const WRITTEN_BY_ALL = 0o002;

/** A cluster of any size fits many times. */
const CLUSTER_FILE: FileKind = { name: 'a cluster file', purpose: 'describe a cluster', mostBytes: 256 * 1024 };

/** What a file's content was found to be: what it says, or everything that is wrong with it. */
export type Checked<File> =
  { readonly good: true; readonly file: File } | { readonly good: false; readonly problems: readonly FileProblem[] };

/**
 * Reads a file, a cluster file where nothing else is said, and has its content judged. `content` is what it says, as
 * plain JSON, the way a workflow takes it.
 *
 * @throws ClusterFileError with the first problems and their number, when the file cannot be read or is not valid.
 */
export async function loadContent<File>(
  path: string,
  check: (content: unknown) => Checked<File>,
  kind: FileKind = CLUSTER_FILE,
): Promise<{ file: File; content: unknown }> {
  return judgeText(path, await readText(path, kind), check, kind);
}

/**
 * Has the content of a text judged that was read from a file.
 *
 * @throws ClusterFileError with the first problems and their number, when it is not valid.
 */
export function judgeText<File>(
  path: string,
  text: string,
  check: (content: unknown) => Checked<File>,
  kind: FileKind,
): { file: File; content: unknown } {
  const yaml = readYaml(text);
  if (!yaml.good)
    throw new ClusterFileError(
      yaml.problems.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`),
    );
  if (yaml.content === null) throw new ClusterFileError([`${path}: is empty; ${kind.purpose}`]);
  const checked = check(yaml.content);
  if (checked.good) return { file: checked.file, content: yaml.content };
  const problems = checked.problems
    .map((problem) => ({ ...problem, line: yaml.lineOf(problem.path) }))
    .sort((a, b) => a.line - b.line);
  throw new ClusterFileError(
    problems.map((problem) => joined(`${path}:${problem.line}`, placeText(problem), problem.message)),
  );
}

/**
 * What content says that arrives without a file; `where` says where it comes from, such as `workflow input`, or is empty.
 *
 * @throws ClusterFileError with the first problems and their number, when the content is not valid.
 */
export function acceptContent<File>(checked: Checked<File>, where: string): File {
  if (checked.good) return checked.file;
  throw new ClusterFileError(checked.problems.map((problem) => joined(where, placeText(problem), problem.message)));
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(': ');

/**
 * Reads the text of a file.
 *
 * @throws ClusterFileError when there is no such text.
 */
export async function readText(path: string, { name, mostBytes, isOrder }: FileKind): Promise<string> {
  const refuse = (message: string): never => {
    throw new ClusterFileError([`${path}: ${message}`]);
  };
  const unreadable = (error: NodeJS.ErrnoException): never => refuse(openProblem(error));
  // Looked at before it is opened: opening a pipe would wait for somebody to write into it.
  const found = await stat(path).catch(unreadable);
  if (found.isDirectory()) return refuse(`is a directory; name ${name}`);
  if (!found.isFile()) return refuse(`is not a regular file; name ${name}`);
  if (found.size > mostBytes) return refuse(`has ${found.size} bytes; ${name} has at most ${mostBytes}`);
  // Windows has no such permissions, and Node shows every file there as open to all.
  if (isOrder && (found.mode & WRITTEN_BY_ALL) !== 0 && process.platform !== 'win32')
    return refuse(`may be written by everybody on this machine; chmod o-w ${path}`);
  const bytes = await readFile(path).catch(unreadable);
  return decode(bytes) ?? refuse('is not UTF-8 text; save it as UTF-8');
}

function decode(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // UTF-16 without a mark is valid UTF-8 with zeros in it.
    return text.includes('\0') ? undefined : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** What to say of the errors of opening a file; others are told by their code. */
const OPEN_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the name',
  ENOTDIR: 'there is no such file; check the name',
  EACCES: 'may not be read by you; change its permissions',
};

const openProblem = ({ code = 'unknown error' }: NodeJS.ErrnoException): string =>
  OPEN_PROBLEMS[code] ?? `cannot be read (${code})`;
