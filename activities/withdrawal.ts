import type { UnansweredAct, Verdict } from '../plan/types/run.ts';
import type { CheckInput, Site } from './types.ts';

/**
 * Acts that ended without an answer are made harmless before anything is looked at. While that cannot be done nothing
 * that is seen is good or bad for certain: a command that is late may change it.
 */
export class Withdrawal {
  readonly #site: Site;
  readonly #input: CheckInput;
  #open: readonly UnansweredAct[];

  constructor(site: Site, input: CheckInput) {
    this.#site = site;
    this.#input = input;
    this.#open = input.memory.unanswered ?? [];
  }

  /** Withdraws, then looks; the verdict says and remembers what became of it. */
  async judge(look: () => Promise<Verdict>): Promise<Verdict> {
    if (!this.#input.memory.unanswered?.length) return look();
    // An act on a server that is not looked at here is left to a look at that server.
    const isHere = ({ server }: UnansweredAct): boolean =>
      this.#input.targets.some((target) => target.server.name === server);
    const left = this.#open.filter((act) => !isHere(act));
    const reasons: string[] = [];
    for (const act of this.#open.filter(isHere)) {
      const why = await this.#withdraw(act);
      if (why === undefined) continue;
      left.push(act);
      reasons.push(`an act of before on ${act.server} may still take effect (${why})`);
    }
    this.#open = left;
    const verdict = await look();
    const remember = { ...verdict.remember, unanswered: left };
    if (reasons.length === 0) return { ...verdict, remember };
    return { verdict: 'unknown', expected: verdict.expected, seen: `${verdict.seen}; ${reasons.join('; ')}` };
  }

  /** Undefined when it is harmless now. */
  async #withdraw({ server, id }: UnansweredAct): Promise<string | undefined> {
    const target = this.#input.targets.find((one) => one.server.name === server);
    if (!target) return 'it is not looked at here';
    const withdrawn = await this.#site.withdraw(target, id);
    return withdrawn.known ? undefined : withdrawn.why;
  }
}
