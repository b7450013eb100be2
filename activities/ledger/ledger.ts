import { Chain, folderFor, type Stamp } from '../chain/chain.ts';
import { readEntry, type LedgerEntry } from './entry.ts';

/** What is to be written; the ledger adds when, by whom, and the hash of the entry before. */
export type NewEntry = LedgerEntry extends infer One
  ? One extends LedgerEntry
    ? Omit<One, keyof Stamp>
    : never
  : never;

/** Why an entry may not be written, by all that were written before; null where it may. */
export type WhyNot = (all: readonly LedgerEntry[]) => string | null;

/** What the workers of a site have begun on a cluster, in a folder that they share. */
export class Ledger {
  readonly #known: LedgerEntry[] = [];
  readonly #chain: Chain;

  /** @param folder of the site; `workflow` is the id that is the cluster's lock */
  constructor(folder: string, workflow: string) {
    this.#chain = new Chain(folderFor(folder, workflow), {
      name: 'the ledger',
      read: (line) => {
        const entry = readEntry(line);
        this.#known.push(entry);
        return entry;
      },
    });
  }

  /**
   * Writes an entry where nothing speaks against it, judged by all that was written before it: on the disk, before this
   * returns.
   * @returns why it was not written; null where it was
   * @throws Error when the ledger cannot be read or written: nothing may be begun then
   */
  async append(entry: NewEntry, whyNot: WhyNot): Promise<string | null> {
    let why: string | null = null;
    await this.#chain.append(() => {
      why = whyNot(this.#known);
      return why === null ? [entry] : [];
    });
    return why;
  }
}
