import { AsyncResource } from 'node:async_hooks';
import { syncBuiltinESMExports } from 'node:module';
import FakeTimers, { type Clock } from '@sinonjs/fake-timers';

/** What is asked for once more before time goes on: promises settle between two turns of the real event loop. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type SetTimer = (act: (...args: unknown[]) => void, milliseconds?: number, ...args: unknown[]) => unknown;

const inItsContext =
  (set: unknown): SetTimer =>
  (act, ...rest) =>
    (set as SetTimer)(AsyncResource.bind(act), ...rest);

/** The time of one process: it stands still while anything is at work, and jumps to the next timer when nothing is. */
export class VirtualTime {
  readonly #clock: Clock;
  #working = 0;

  /** Takes the clocks and timers of this process over until `end`. */
  constructor(begin: Date) {
    this.#clock = FakeTimers.install({
      now: begin,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    });
    // A timer is called in the context in which it was set: activities are told apart by theirs.
    Object.assign(globalThis, { setTimeout: inItsContext(setTimeout), setInterval: inItsContext(setInterval) });
    // Modules that import `setTimeout` by its name see the new one only then.
    syncBuiltinESMExports();
  }

  now(): number {
    return Date.now();
  }

  /** Does something later; the returned function calls it off. */
  after(milliseconds: number, act: () => void): () => void {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  }

  pass(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void setTimeout(resolve, milliseconds));
  }

  /** Time stands still for as long as this takes in turns of the real event loop. */
  async standStill<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#working += 1;
    try {
      return await work();
    } finally {
      this.#working -= 1;
    }
  }

  /**
   * Lets time go on until this is over.
   * @returns undefined where it is not over after so many milliseconds
   */
  async until<Result>(awaited: Promise<Result>, withinMilliseconds: number): Promise<Result | undefined> {
    const end = Date.now() + withinMilliseconds;
    const waiting: { settled: boolean; result?: Result; error?: unknown } = { settled: false };
    awaited.then(
      (result) => Object.assign(waiting, { settled: true, result }),
      (error: unknown) => Object.assign(waiting, { settled: true, error }),
    );
    for (;;) {
      await turn();
      if (waiting.settled) break;
      if (this.#working > 0) continue;
      await turn();
      if (this.#working > 0 || waiting.settled) continue;
      if (Date.now() >= end || this.#clock.countTimers() === 0) return undefined;
      this.#clock.next();
    }
    if ('error' in waiting) throw waiting.error;
    return waiting.result;
  }

  /** Gives clocks and timers back; what still waits for one waits for ever. */
  end(): void {
    this.#clock.uninstall();
    syncBuiltinESMExports();
  }
}
