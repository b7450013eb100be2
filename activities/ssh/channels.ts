import { NoChannelError } from './run-command.ts';

/** OpenSSH refuses the 11th channel of a connection, unless it is told otherwise; some are left for whoever else looks. */
const AT_MOST = 8;

/**
 * Pauses, in milliseconds, before a channel is asked for again that was refused while none was in use. A host that allows
 * one channel may still be putting away the one before.
 */
const PAUSES_MS: readonly number[] = [10, 20, 50, 100, 200, 400, 800];

/** The channels of one connection: whoever wants one waits for it. How many there are is learned from the first refusal. */
export class Channels {
  #limit = AT_MOST;
  #used = 0;
  readonly #waiting: (() => void)[] = [];

  /**
   * Uses a channel, as soon as there is one.
   * @throws NoChannelError when the host gives none even though none is in use
   */
  async use<T>(work: () => Promise<T>): Promise<T> {
    for (let refused = 0; ;) {
      await this.#take();
      let pauseMs: number | undefined = 0;
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof NoChannelError)) throw error;
        // With others at work, theirs are all that there are: this one waits until one of them is given back.
        if (this.#used > 1) this.#limit = this.#used - 1;
        else pauseMs = PAUSES_MS[refused++];
        if (pauseMs === undefined) throw error;
      } finally {
        this.#giveBack();
      }
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  async #take(): Promise<void> {
    while (this.#used >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#used += 1;
  }

  #giveBack(): void {
    this.#used -= 1;
    this.#waiting.shift()?.();
  }
}
