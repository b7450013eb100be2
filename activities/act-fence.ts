import { FenceShutError, type Fence } from '../plan/platform/fence.ts';

/** Milliseconds by two clocks: a suspended machine's steady clock may stand still, a wall clock may be set. */
export interface FenceClocks {
  wall(): number;
  steady(): number;
}

export const CLOCKS: FenceClocks = { wall: () => Date.now(), steady: () => performance.now() };

export interface FenceOptions {
  /** Asks the Temporal server whether this attempt is still the one; rejects when it is not, or nobody answered. */
  readonly stillTheOne: () => Promise<void>;
  /** Whether the attempt has been told to end. */
  readonly isCancelled: () => boolean;
  /** How old the server's last answer may be when a command goes out. */
  readonly boundMs: number;
  /** How long the attempt may last. */
  readonly lastsMs: number;
  readonly clocks: FenceClocks;
}

/** Below this much time is not worth beginning with: what the server and we took to begin and to end. */
const MARGIN_MS = 1_000;

/**
 * Stands before each command of an act: the Temporal server says right before that this attempt is still the one, that
 * word is fresh by both clocks in the very moment in which the command goes out, and the command can end before the
 * attempt does. Once it is shut it stays shut.
 */
export class ActFence implements Fence {
  readonly #options: FenceOptions;
  readonly #began: { readonly wall: number; readonly steady: number };
  #asked: { readonly wall: number; readonly steady: number } | null = null;
  #shut: string | null = null;

  constructor(options: FenceOptions) {
    this.#options = options;
    this.#began = this.#now();
  }

  /**
   * Asks whether a command may go out that takes at most so long.
   * @throws FenceShutError with the reason when it may not
   */
  async ask(limitMs: number): Promise<void> {
    const asked = this.#now();
    try {
      await this.#options.stillTheOne();
      this.#asked = asked;
    } catch (error) {
      this.#shut ??= `Temporal does not say that this is still its act: ${(error as Error).message}`;
    }
    if (!this.permits(limitMs)) throw new FenceShutError(this.#shut ?? 'the act is over');
  }

  /** Whether a command may go out now, in this very moment. */
  permits(limitMs: number): boolean {
    this.#shut ??= this.#reason(limitMs);
    return this.#shut === null;
  }

  #reason(limitMs: number): string | null {
    const { boundMs, lastsMs, isCancelled } = this.#options;
    if (isCancelled()) return 'the act has been called off';
    if (this.#asked === null || this.#since(this.#asked) >= boundMs) return "Temporal's word on this act is too old";
    if (lastsMs - this.#since(this.#began) - MARGIN_MS < limitMs) return 'the time of the act is over';
    return null;
  }

  /** By whichever clock went further; one that was set back has moved as well. */
  #since(then: { readonly wall: number; readonly steady: number }): number {
    const now = this.#now();
    return Math.max(Math.abs(now.wall - then.wall), now.steady - then.steady);
  }

  #now(): { readonly wall: number; readonly steady: number } {
    return { wall: this.#options.clocks.wall(), steady: this.#options.clocks.steady() };
  }
}
