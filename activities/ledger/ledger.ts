import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { readEntry, type LedgerEntry } from './entry.ts';

/** So often another worker may have been quicker. */
const ATTEMPTS = 20;

/** What is to be written; the ledger adds when, by whom, and the hash of the entry before. */
export type NewEntry = LedgerEntry extends infer One
  ? One extends LedgerEntry
    ? Omit<One, 'at' | 'worker' | 'previous'>
    : never
  : never;

/** Why an entry may not be written, by all that were written before; null where it may. */
export type WhyNot = (all: readonly LedgerEntry[]) => string | null;

/**
 * What the workers of a site have begun on a cluster: one file for each entry, numbered, in a folder that they share. A
 * number is taken by linking a whole file to its name, which only one can do, and nobody has to keep a lock that could be
 * left behind. Each entry holds the hash of the one before, so that none can be taken out unseen.
 */
export class Ledger {
  readonly #folder: string;
  readonly #known: LedgerEntry[] = [];
  #newest = '';
  #before: Promise<unknown> = Promise.resolve();

  /** @param folder of the site; `workflow` is the id that is the cluster's lock */
  constructor(folder: string, workflow: string) {
    this.#folder = join(folder, encodeURIComponent(workflow));
  }

  /**
   * Writes an entry where nothing speaks against it, judged by all that was written before it: on the disk, before this
   * returns.
   * @returns why it was not written; null where it was
   * @throws Error when the ledger cannot be read or written: nothing may be begun then
   */
  append(entry: NewEntry, whyNot: WhyNot): Promise<string | null> {
    const mine = this.#before.then(() => this.#append(entry, whyNot));
    this.#before = mine.catch(() => undefined);
    return mine;
  }

  async #append(entry: NewEntry, whyNot: WhyNot): Promise<string | null> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await this.#readOn();
      const why = whyNot(this.#known);
      if (why !== null) return why;
      const at = new Date().toISOString();
      const whole = { ...entry, at, worker: `${process.pid}@${hostname()}`, previous: hashOf(this.#newest) };
      if (await this.#take(this.#known.length + 1, JSON.stringify(whole))) return null;
    }
    throw new Error(`the ledger ${this.#folder} is written by others without an end`);
  }

  /** Reads what was written since the last time; what was read once does not change. */
  async #readOn(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => NAME.test(name)).sort();
    for (const [index, name] of names.entries()) {
      if (name !== nameOf(index + 1)) throw new Error(`the ledger ${this.#folder} lacks its entry ${index + 1}`);
      if (index < this.#known.length) continue;
      const written = await readFile(join(this.#folder, name), 'utf8');
      const entry = this.#judged(name, written);
      this.#known.push(entry);
      this.#newest = written;
    }
    if (names.length < this.#known.length) throw new Error(`the ledger ${this.#folder} has lost entries`);
  }

  #judged(name: string, written: string): LedgerEntry {
    try {
      const entry = readEntry(written);
      if (entry.previous === hashOf(this.#newest)) return entry;
    } catch {
      throw new Error(`the entry ${name} of the ledger ${this.#folder} cannot be read`);
    }
    throw new Error(`the entry ${name} of the ledger ${this.#folder} does not follow the one before it`);
  }

  /** @returns false where the number is taken */
  async #take(number: number, text: string): Promise<boolean> {
    const draft = join(this.#folder, `.${randomUUID()}`);
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
      await link(draft, join(this.#folder, nameOf(number)));
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

/** A name is on the disk when its folder is; Windows has no such call, and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const NAME = /^\d{6}\.json$/;
const nameOf = (number: number): string => `${String(number).padStart(6, '0')}.json`;

const hashOf = (text: string): string => (text === '' ? '' : createHash('sha256').update(text).digest('hex'));
