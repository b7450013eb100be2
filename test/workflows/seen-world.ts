import type { CheckInput } from '../../activities/types.ts';
import type { Verdict } from '../../plan/types/run.ts';
import { bad, good, notKnown, type World } from './scripted-worker.ts';

type Kind = Verdict['verdict'];

const VERDICTS: Readonly<Record<Kind, (seen: string) => Verdict>> = { good, bad, unknown: notKnown };

/**
 * A world in which a test says what is seen, and whether the looks behind an open question notice it: so that an answer
 * can be given to a question that is no longer the one.
 */
export class SeenWorld implements World {
  kind: Kind = 'good';
  /** Whether looks behind a question return what has changed. */
  noticed = false;
  acts = 0;
  #isOver = false;
  #then: Kind | null = null;
  /** What single checks see instead. */
  readonly of = new Map<string, Kind>();

  async check({ asked, check }: CheckInput): Promise<Verdict> {
    const kind = (): Kind => this.of.get(check.name) ?? this.kind;
    // A question that was answered meanwhile needs no look any more: nobody listens to what its activity returns.
    while (asked && !this.#isOver && !(this.noticed && kind() !== asked.kind)) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const seen = kind();
    if (this.#then !== null && !asked) this.show(this.#then);
    return VERDICTS[seen](`it is ${seen}`);
  }

  act(): { commands: [] } {
    this.acts += 1;
    return { commands: [] };
  }

  /** Lets the looks behind questions end, so that the worker can. */
  end(): void {
    this.#isOver = true;
  }

  /** What is seen from now on; `noticed`: by the looks behind an open question, too. */
  show(kind: Kind, noticed = false): void {
    this.kind = kind;
    this.noticed = noticed;
    this.#then = null;
  }

  /** What the next look sees, and what all looks after it see. */
  showOnce(kind: Kind, then: Kind): void {
    this.show(kind);
    this.#then = then;
  }
}
