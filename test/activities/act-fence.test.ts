import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActFence } from '../../activities/act-fence.ts';
import { FenceShutError } from '../../plan/platform/fence.ts';
import { BOUND_MS } from '../../activities/fence-of-activity.ts';
import { runAct } from '../../platforms/callmanager4/windows/run-act.ts';
import type { CommandResult } from '../../plan/platform/hosts.ts';
import { orderOf } from './act-order.ts';

const LASTS_MS = 180_000;
const ACT_MS = 60_000;
const SIX = ['one', 'two', 'three', 'four', 'five', 'six'];

/** Two clocks that a test moves, together or one alone. */
class Clocks {
  #wall = 1_000_000;
  #steady = 0;
  readonly wall = (): number => this.#wall;
  readonly steady = (): number => this.#steady;
  pass(ms: number): void {
    this.#wall += ms;
    this.#steady += ms;
  }
  /** The machine sleeps: its steady clock stands still, the wall clock is set when it wakes. */
  suspend(ms: number): void {
    this.#wall += ms;
  }
}

const result = (command: string, stdout = ''): CommandResult => ({
  host: 'station:22', command, exitCode: 0, stdout, stderr: '', durationMs: 1, timedOut: false, overflowed: false, disconnected: false,
}); // prettier-ignore

/** What can happen before a command, while it is asked for, or between the asking and the moment in which it goes out. */
type Happening = {
  readonly at: 'before' | 'asking' | 'opening';
  readonly kind: 'pass' | 'suspend' | 'superseded' | 'cancelled';
  readonly ms: number;
};

const events = fc.array(
  fc.option(
    fc.record({
      at: fc.constantFrom('before' as const, 'asking' as const, 'opening' as const),
      kind: fc.constantFrom('pass' as const, 'suspend' as const, 'superseded' as const, 'cancelled' as const),
      ms: fc.oneof(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 200_000 })),
    }),
    { nil: null, freq: 2 },
  ),
  { minLength: 7, maxLength: 7 },
); // prettier-ignore

/** Carries out six commands while all that happens; returns what was sent and when Temporal last said yes. */
async function carryOut(steps: readonly (Happening | null)[], took: readonly number[] = []) {
  const clocks = new Clocks();
  const began = clocks.wall();
  const sent: { readonly line: string; readonly at: number; readonly word: number; readonly isTheOne: boolean }[] = [];
  let [isTheOne, isCancelled, word, index] = [true, false, 0, 0];
  const happen = (at: Happening['at']): void => {
    const step = steps[index];
    if (step?.at !== at) return;
    if (step.kind === 'superseded') isTheOne = false;
    else if (step.kind === 'cancelled') isCancelled = true;
    else clocks[step.kind](step.ms);
  };
  const fence = new ActFence({
    stillTheOne: () => {
      happen('before');
      const asked = clocks.wall();
      happen('asking');
      if (!isTheOne) return Promise.reject(new Error('no such activity'));
      word = asked;
      return Promise.resolve();
    },
    isCancelled: () => isCancelled,
    boundMs: BOUND_MS,
    lastsMs: LASTS_MS,
    clocks,
  });
  const order = { ...orderOf(), fence, commands: SIX };
  const results = await runAct(order, 'station:22', (line, { mayStart }) => {
    happen('opening');
    if (!mayStart?.()) return Promise.reject(new FenceShutError('might not be sent'));
    sent.push({ line, at: clocks.wall(), word, isTheOne });
    clocks.pass(took[index] ?? 1);
    index += 1;
    return Promise.resolve(result(line, line.startsWith('mkdir') ? `${/ccmctl-begun \S+$/.exec(line)?.[0] ?? ''}\r\n` : ''));
  }, { timeoutMs: ACT_MS }).catch((error: unknown) => error as Error); // prettier-ignore
  return { sent, results, began };
}

describe('an act', () => {
  it('sends nothing on an old word, beyond its time, or after it was called off, whatever happens when', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (steps) => {
        const { sent, results, began } = await carryOut(steps);
        for (const { at, word } of sent) {
          expect(at - word).toBeLessThan(BOUND_MS);
          expect(at - began + ACT_MS).toBeLessThanOrEqual(LASTS_MS);
        }
        const stopped = steps.findIndex((step) => step?.kind === 'cancelled' || (step?.kind === 'superseded' && step.at !== 'opening'));
        if (stopped >= 0) expect(sent.length).toBeLessThanOrEqual(stopped);
        if (results instanceof Error) {
          expect(sent.length).toBeLessThanOrEqual(1);
          return;
        }
        // Each command is told of once: as sent, or as not sent.
        expect(results.map(({ command }) => command)).toEqual(SIX);
        expect(results.filter(({ notSent }) => notSent === undefined)).toHaveLength(sent.length - 1);
      }),
      { numRuns: 1_000 },
    );
  }); // prettier-ignore

  it('of six commands of up to a minute ends within its three minutes: what does not fit is not sent', async () => {
    const { sent, results } = await carryOut([], [1, 55_000, 55_000, 55_000, 55_000, 55_000, 55_000]);
    expect(sent).toHaveLength(4);
    // Half a second more than a command may take is too little to begin with.
    expect((await carryOut([], [1, 119_499])).sent).toHaveLength(2);
    expect((await carryOut([], [1, 118_998])).sent.length).toBeGreaterThan(2);
    expect((results as readonly CommandResult[]).map(({ notSent }) => notSent)).toEqual([
      ...[undefined, undefined, undefined],
      ...Array.from({ length: 3 }, () => 'the time of the act is over'),
    ]);
  }); // prettier-ignore

  it('sends nothing on a word that is exactly as old as it may be, and something on one that is younger', async () => {
    const sentAfter = async (ms: number) => (await carryOut([{ at: 'opening', kind: 'pass', ms }])).sent.length;
    expect(await sentAfter(BOUND_MS)).toBe(0);
    expect(await sentAfter(BOUND_MS - 1)).toBeGreaterThan(0);
  });

  it('sends nothing when its machine slept between the asking and the sending, though its steady clock stood still', async () => {
    const quiet = Array.from({ length: 3 }, () => null);
    const { sent, results } = await carryOut([...quiet, { at: 'opening', kind: 'suspend', ms: 60_000 }]);
    expect(sent).toHaveLength(3);
    expect((results as readonly CommandResult[]).filter(({ notSent }) => notSent !== undefined)).toHaveLength(4);
  });

  it('may be taken for dead only long after the last word on it is too old to send anything by', () => {
    // HEARTBEAT_SECONDS of workflows/steps/act-once.ts.
    expect(BOUND_MS * 3).toBeLessThan(20_000);
  });
});
