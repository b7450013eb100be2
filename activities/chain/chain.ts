import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Anchor } from '../../plan/types/audit.ts';

/** So often another worker may have been quicker. */
const ATTEMPTS = 20;

/** What the chain adds to each line: when it was written, by which worker, and the hash of the line before. */
export interface Stamp {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly worker: string;
  /** SHA-256 of the line before, hexadecimal; empty in the first. */
  readonly previous: string;
}

/** When and by which worker a line is written; what is signed brings its own along. */
export const stampNow = (): Pick<Stamp, 'at' | 'worker'> => ({
  at: new Date().toISOString(),
  worker: `${process.pid}@${hostname()}`,
});

/** What a chain is kept for, and what is made of each line that is read, in order. */
export interface ChainReader {
  /** As errors call it: `the ledger`. */
  readonly name: string;
  /** @throws Error for what no worker has written */
  readonly read: (line: string) => Pick<Stamp, 'previous'>;
}

/**
 * Lines of JSON that several workers write into a folder that they share: one numbered file for whatever was written at
 * once. A number is taken by linking a whole file to its name, which only one can do, and nobody has to keep a lock that
 * could be left behind. Each line holds the hash of the one before, so that none can be taken out unseen.
 */
export class Chain {
  readonly #folder: string;
  readonly #reader: ChainReader;
  #files = 0;
  #end: Anchor = { lines: 0, head: '' };
  #before: Promise<unknown> = Promise.resolve();

  constructor(folder: string, reader: ChainReader) {
    this.#folder = folder;
    this.#reader = reader;
  }

  /**
   * Writes lines after all that were written before: on the disk, before this returns.
   * @param make is told how far the chain goes when its reader has read all of it, and once more where another worker was
   *   quicker; nothing is written where it makes no line
   * @throws Error when the chain cannot be read or written
   */
  append(make: (end: Anchor) => readonly object[]): Promise<Anchor> {
    const mine = this.#before.then(() => this.#append(make));
    this.#before = mine.catch(() => undefined);
    return mine;
  }

  async #append(make: (end: Anchor) => readonly object[]): Promise<Anchor> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await this.#readOn();
      const lines = this.#stamped(make(this.#end));
      if (lines.length === 0) return this.#end;
      const file = chainFile(this.#files + 1);
      if (!(await this.#take(file, lines))) continue;
      this.#note(file, lines);
      return this.#end;
    }
    throw new Error(`${this.#reader.name} ${this.#folder} is written by others without an end`);
  }

  #stamped(lines: readonly object[]): readonly string[] {
    let previous = this.#end.head;
    return lines.map((line) => {
      const text = JSON.stringify({ ...stampNow(), ...line, previous });
      previous = hashOfLine(text);
      return text;
    });
  }

  /** Reads what was written since the last time; what was read once does not change. */
  async #readOn(): Promise<void> {
    const { name } = this.#reader;
    const names = (await this.#list()).filter(isChainFile).sort();
    const gap = names.findIndex((file, index) => file !== chainFile(index + 1));
    if (gap >= 0) throw new Error(`${name} ${this.#folder} lacks its file ${chainFile(gap + 1)}`);
    if (names.length < this.#files) throw new Error(`${name} ${this.#folder} has lost files`);
    for (const file of names.slice(this.#files)) {
      this.#note(file, linesOf(await readFile(join(this.#folder, file), 'utf8')));
    }
  }

  /** Names in the folder, which is made where it is not there yet. */
  async #list(): Promise<readonly string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || this.#files > 0) throw error;
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      return [];
    }
  }

  #note(file: string, lines: readonly string[]): void {
    for (const line of lines) this.#readLine(file, line);
    this.#files += 1;
  }

  #readLine(file: string, line: string): void {
    const { name, read } = this.#reader;
    let previous: string;
    try {
      ({ previous } = read(line));
    } catch {
      throw new Error(`${file} of ${name} ${this.#folder} cannot be read`);
    }
    if (previous !== this.#end.head)
      throw new Error(`${file} of ${name} ${this.#folder} does not follow the one before it`);
    this.#end = { lines: this.#end.lines + 1, head: hashOfLine(line) };
  }

  /** @returns false where the number is taken */
  async #take(name: string, lines: readonly string[]): Promise<boolean> {
    const draft = join(this.#folder, `.${randomUUID()}`);
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(lines.map((line) => `${line}\n`).join(''));
      await file.sync();
      await link(draft, join(this.#folder, name));
      await syncFolder(this.#folder);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      await file.close();
      await unlink(draft).catch(() => undefined);
    }
  }
}

/** A folder below another one, named after whatever it is kept for: no id leads out of it. */
export const folderFor = (folder: string, ...ids: readonly string[]): string =>
  join(folder, ...ids.map((id) => encodeURIComponent(id).replaceAll('.', '%2E')));

/** A name is on the disk when its folder is; Windows has no such call, and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Name of a file of a chain, by its number. */
export const chainFile = (number: number): string => `${String(number).padStart(6, '0')}.jsonl`;

/** Whether a file is one of a chain, by its name; its drafts are none. */
export const isChainFile = (name: string): boolean => /^\d{6}\.jsonl$/.test(name);

/** The lines of a file of a chain; the last ends like all others, and what is behind it is a line that was cut. */
export const linesOf = (written: string): readonly string[] =>
  written.split('\n').filter((line, index, { length }) => index < length - 1 || line !== '');

/** SHA-256 of a line without its end, hexadecimal. */
export const hashOfLine = (line: string): string => createHash('sha256').update(line).digest('hex');
