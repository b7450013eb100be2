import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Anchor, StoryLines } from '../../plan/types/audit.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import { Chain, folderFor, stampNow, type Stamp } from '../chain/chain.ts';
import { readAuditLine, type AuditLine, type LineOf } from './line.ts';
import type { Sealed } from './seal-text.ts';
import { signRecord } from './sign-record.ts';

/** Whose record it is. */
export interface RecordedRun {
  readonly workflow: string;
  readonly firstRun: string;
}

/** What is to be written down at once. */
export interface ToRecord {
  /** The run of the chain that it is of. */
  readonly run: string;
  /** The site as it is now. */
  readonly site: SiteInForce;
  /** Lines of its journal, of which some may be written already. */
  readonly story?: StoryLines | undefined;
  /** An act that is about to be carried out. */
  readonly act?: Omit<LineOf<'act'>, keyof Stamp | 'event' | 'run'>;
  /** Id of an act of which surely nothing was sent. */
  readonly unsent?: string;
  readonly closed?: boolean | undefined;
}

/** Lines of one run's journal that are written: the number of the first, and what each says, as a hash. */
interface Written {
  readonly from: number;
  readonly lines: string[];
}

/**
 * The record of a run, which outlives the engine: what its story says, what its acts were about to send, and by whose keys
 * its signatures are judged, in a folder that the workers of a site share.
 */
export class AuditRecord {
  readonly folder: string;
  readonly #of: RecordedRun;
  readonly #chain: Chain;
  readonly #written = new Map<string, Written>();
  #siteHash: string | undefined;
  #isClosed = false;

  /** @param folder of the site */
  constructor(folder: string, { workflow, firstRun }: RecordedRun) {
    this.#of = { workflow, firstRun };
    this.folder = folderFor(folder, workflow, firstRun);
    this.#chain = new Chain(this.folder, {
      name: 'the record',
      read: (text) => {
        const line = readAuditLine(text);
        this.#note(line);
        return line;
      },
    });
  }

  /** Runs of the chain whose story is in it. */
  get runs(): readonly string[] {
    return [...this.#written.keys()];
  }

  /**
   * Writes down what is not written yet: on the disk, before this returns.
   * @throws Error when the record cannot be read or written, and where it says something else already
   */
  write(wanted: ToRecord): Promise<Anchor> {
    return this.#chain.append(({ lines }) => this.#linesOf(wanted, lines === 0));
  }

  /** Adds the signature of a worker over all that was written up to there, and over the line that has it. */
  async seal(end: Anchor, key: string): Promise<Anchor> {
    const sealed: Sealed = { ...this.#of, ...end, ...stampNow() };
    const signature = await signRecord(sealed, key);
    const { at, worker, lines, head } = sealed;
    return this.#chain.append(() => [{ event: 'seal', at, worker, lines, head, signature }]);
  }

  /** A key may have been withdrawn right after it has signed: what was said before the site changed stands before that. */
  #linesOf({ run, site, story, act, unsent, closed = false }: ToRecord, isFirst: boolean): readonly object[] {
    const opened: Unstamped<'opened'> = { event: 'opened', ...this.#of };
    const told = this.#untold(run, story);
    const changed = site.hash === this.#siteHash ? [] : [siteLine(site)];
    return [
      ...(isFirst ? [opened] : []),
      ...(isFirst ? [...changed, ...told] : [...told, ...changed]),
      ...(act ? [{ event: 'act', run, ...act } satisfies Unstamped<'act'>] : []),
      ...(unsent === undefined ? [] : [{ event: 'unsent', run, act: unsent } satisfies Unstamped<'unsent'>]),
      ...(closed && !this.#isClosed ? [{ event: 'closed', run } satisfies Unstamped<'closed'>] : []),
    ];
  }

  /** @throws Error where lines between are missing, or another one stands there: somebody else tells this run's story */
  #untold(run: string, story: StoryLines | undefined): readonly Told[] {
    if (!story) return [];
    const { from, lines } = this.#written.get(run) ?? { from: story.from, lines: [] };
    if (story.from < from || story.from > from + lines.length)
      throw new Error(`the record lacks lines of the run ${run} before its line ${story.from}`);
    return story.entries.flatMap((entry, index) => {
      const line = story.from + index;
      const before = lines[line - from];
      if (before === undefined) return [{ event: 'story', run, line, entry }];
      if (before === digestOf(entry)) return [];
      throw new Error(`the record says something else at line ${line} of the run ${run}`);
    });
  }

  #note(line: AuditLine): void {
    if (line.event === 'site') this.#siteHash = line.hash;
    if (line.event === 'closed') this.#isClosed = true;
    if (line.event !== 'story') return;
    const written = this.#written.get(line.run) ?? { from: line.line, lines: [] };
    written.lines[line.line - written.from] = digestOf(line.entry);
    this.#written.set(line.run, written);
  }
}

/** A line of the story as a run tells it. */
interface Told extends Pick<LineOf<'story'>, 'event' | 'run' | 'line'> {
  readonly entry: JournalEntry;
}

/** A line as it is written, before the chain has added to it. */
type Unstamped<Event extends AuditLine['event']> = Omit<LineOf<Event>, keyof Stamp>;

const siteLine = ({ name, hash, people, audit }: SiteInForce): Unstamped<'site'> => ({
  event: 'site',
  name,
  hash,
  people: people.map((person) => ({ name: person.name, keys: [...person.keys] })),
  workers: [...(audit?.workers ?? [])],
});

/**
 * All that an entry says but its moment. Temporal may answer a question by events of a task that it has not begun yet: what the
 * run writes then has the moment of the task before, and another one where a worker goes through the history anew. The
 * record keeps the one that was told first.
 */
const digestOf = ({ at: _at, ...said }: { readonly at: string }): string =>
  createHash('sha256')
    .update(canonicalize(said) ?? '')
    .digest('base64');
