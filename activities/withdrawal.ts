import type { Asked, Sighting, Site } from '../plan/platform/site.ts';
import type { UnansweredAct, Verdict } from '../plan/types/run.ts';

/** Where acts of before are made harmless, and which of them there are. */
type Scene = Pick<Asked, 'targets' | 'memory'>;

/**
 * Acts that ended without an answer are made harmless before anything is looked at. While that cannot be done nothing
 * that is seen is good or bad for certain: a command that is late may change it.
 */
export class Withdrawal {
  readonly #site: Site;
  readonly #targets: Asked['targets'];
  readonly #hasAny: boolean;
  #open: readonly UnansweredAct[];
  #reasons: readonly string[] = [];

  constructor(site: Site, { targets, memory }: Scene) {
    this.#site = site;
    this.#targets = targets;
    this.#open = memory.unanswered ?? [];
    this.#hasAny = this.#open.length > 0;
  }

  /** Why what is seen here is not certain; null where it is. */
  get inDoubt(): string | null {
    return this.#reasons.length === 0 ? null : this.#reasons.join('; ');
  }

  /** Withdraws, then looks; the verdict says and remembers what became of it. */
  async judge(look: () => Promise<Sighting>): Promise<Sighting> {
    if (!this.#hasAny) return look();
    await this.#withdrawAll();
    const { seen, verdict } = await look();
    return { seen, verdict: this.#told(verdict) };
  }

  #told(verdict: Verdict): Verdict {
    const remember = { ...verdict.remember, unanswered: this.#open };
    if (this.inDoubt === null) return { ...verdict, remember };
    return { verdict: 'unknown', expected: verdict.expected, seen: `${verdict.seen}; ${this.inDoubt}` };
  }

  async #withdrawAll(): Promise<void> {
    const left: UnansweredAct[] = [];
    const reasons: string[] = [];
    for (const act of this.#open) {
      const target = this.#targets.find(({ server }) => server.name === act.server);
      // An act on a server that is not looked at here is left to a look at that server.
      const withdrawn = target && (await this.#site.withdraw(target, act.id));
      if (withdrawn?.known) continue;
      left.push(act);
      if (withdrawn) reasons.push(`an act of before on ${act.server} may still take effect (${withdrawn.why})`);
    }
    this.#open = left;
    this.#reasons = reasons;
  }
}
