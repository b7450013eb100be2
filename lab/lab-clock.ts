import { TIMINGS, type Timing } from './timings.ts';

/** All timers of one lab: scaled by its pace, and all of them ended by `stop`. */
export class LabClock {
  readonly #pace: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopped = false;

  /** @param pace multiplies every duration: 2 is half as fast as the table. */
  constructor(pace = 1) {
    this.#pace = pace;
  }

  now(): Date {
    return new Date();
  }

  /** Milliseconds that something takes here. */
  duration(timing: Timing, factor = 1): number {
    return TIMINGS[timing] * this.#pace * factor;
  }

  /** Does something after a time of the table; the returned function calls it off. */
  after(timing: Timing, act: () => void, factor = 1): () => void {
    if (this.#stopped) return () => undefined;
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        act();
      },
      this.duration(timing, factor),
    );
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
