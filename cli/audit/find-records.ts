import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { historyFile, runOfHistory } from '../../activities/audit/keep-histories.ts';
import { chainFile, isChainFile, linesOf } from '../../activities/chain/chain.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** A record as it lies in files. */
export interface RecordFiles {
  /** The folder, or the one file that holds all of it. */
  readonly path: string;
  readonly lines: readonly string[];
  /** What is wrong with the files themselves. */
  readonly problems: readonly string[];
  /** Temporal's histories beside it, by the run, as text. */
  readonly histories: ReadonlyMap<string, string>;
}

/** Folders between the one that a site names and a record. */
const DEPTH = 2;

/**
 * The records at a path: of a folder with numbered files, of one file with all lines, or of every such folder below it.
 * @throws CommandError where there is none
 */
export async function findRecords(path: string): Promise<readonly RecordFiles[]> {
  const isFolder = (await stat(path)).isDirectory();
  if (!isFolder) return [await readFileAt(path)];
  const found = await below(path, DEPTH);
  if (found.length > 0) return found;
  throw new CommandError(EXIT.usage, `there is no record in ${path}`, [
    `a record is a folder with ${chainFile(1)}, or one file with all its lines; the site file names where they are kept: audit.folder`,
  ]);
}

async function below(path: string, depth: number): Promise<readonly RecordFiles[]> {
  const entries = await readdir(path, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && isChainFile(entry.name))) return [await readFolder(path)];
  const folders = entries.filter((entry) => depth > 0 && entry.isDirectory()).map(({ name }) => name);
  return (await Promise.all(folders.sort().map((name) => below(join(path, name), depth - 1)))).flat();
}

async function readFolder(path: string): Promise<RecordFiles> {
  const entries = await readdir(path, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isChainFile(entry.name));
  const names = files.map(({ name }) => name).sort();
  const gap = names.findIndex((name, index) => name !== chainFile(index + 1));
  const texts = await Promise.all(names.map((name) => readFile(join(path, name), 'utf8')));
  return {
    path,
    lines: texts.flatMap(linesOf),
    problems: [
      ...(gap < 0 ? [] : [`the file ${chainFile(gap + 1)} is missing`]),
      ...names
        .filter((_, index) => !isEnded(texts[index]))
        .map((name) => `the file ${name} ends in the midst of a line`),
    ],
    histories: await historiesIn(path),
  };
}

async function readFileAt(path: string): Promise<RecordFiles> {
  if (isChainFile(basename(path)))
    throw new CommandError(EXIT.usage, `${path} is one of several files of a record`, [
      `name its folder: ${dirname(path)}`,
    ]);
  const text = await readFile(path, 'utf8');
  const problems = isEnded(text) ? [] : ['it ends in the midst of a line'];
  return { path, lines: linesOf(text), problems, histories: await historiesIn(dirname(path)) };
}

const isEnded = (text = ''): boolean => text === '' || text.endsWith('\n');

async function historiesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const runs = (await readdir(folder)).flatMap((name) => runOfHistory(name) ?? []);
  return new Map(
    await Promise.all(runs.map(async (run) => [run, await readFile(join(folder, historyFile(run)), 'utf8')] as const)),
  );
}
