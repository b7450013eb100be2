import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SharedConnections } from '../../../activities/ssh/shared-connections.ts';

const IDLE_MS = 100;

class Line {
  closed = false;
  usable = true;
  users = 0;
  close(): void {
    this.closed = true;
  }
}

/** What happens in one tick; those who end in it end together. */
type Happening =
  | { readonly kind: 'come'; readonly name: string; readonly how: 'opens' | 'fails' }
  | { readonly kind: 'end'; readonly which: readonly number[] }
  | { readonly kind: 'break'; readonly which: number }
  | { readonly kind: 'pass'; readonly ms: number };

const event: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('come'), name: fc.constantFrom('a', 'b'), how: fc.constantFrom('opens', 'opens', 'opens', 'fails') }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('end'), which: fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('break'), which: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass'), ms: fc.integer({ min: 1, max: 150 }) }) },
); // prettier-ignore

interface Worker {
  readonly line: Line;
  readonly end: () => void;
}

/** Lets happen what was drawn, and looks after each tick whether somebody's connection was taken away. */
async function letHappen(events: readonly Happening[]): Promise<void> {
  const shared = new SharedConnections<Line>(IDLE_MS);
  const lines: Line[] = [];
  const works: Worker[] = [];
  const open = (how: string): Promise<Line> => {
    if (how === 'fails') return Promise.reject(new Error('nobody answers'));
    const line = new Line();
    lines.push(line);
    return Promise.resolve(line);
  };
  const work = (line: Line): Promise<void> => {
    expect(line.closed, 'a connection that is handed out stands').toBe(false);
    line.users += 1;
    return new Promise((resolve) => {
      works.push({
        line,
        end: () => {
          line.users -= 1;
          resolve();
        },
      });
    });
  };
  const tick: Readonly<Record<Happening['kind'], (one: never) => void>> = {
    come: ({ name, how }: Extract<Happening, { kind: 'come' }>) =>
      void shared.use(name, () => open(how), work).catch(() => undefined),
    end: ({ which }: Extract<Happening, { kind: 'end' }>) => {
      for (const index of which) works.splice(index, 1)[0]?.end();
    },
    break: ({ which }: Extract<Happening, { kind: 'break' }>) => {
      const line = lines[which];
      if (line) line.usable = false;
    },
    pass: ({ ms }: Extract<Happening, { kind: 'pass' }>) => vi.advanceTimersByTime(ms),
  };
  for (const one of events) {
    tick[one.kind](one as never);
    await vi.advanceTimersByTimeAsync(0);
    for (const { line } of works) expect(line.closed, 'somebody works over it').toBe(false);
  }
  for (const { end } of works.splice(0)) end();
  await vi.advanceTimersByTimeAsync(IDLE_MS);
  expect(lines.filter(({ closed }) => !closed).length, 'left open after the idle time').toBe(0);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('never closes a connection in use, and leaves none open, whoever comes, ends or breaks in whatever order', async () => {
  await fc.assert(fc.asyncProperty(fc.array(event, { maxLength: 40 }), letHappen), { numRuns: 300 });
});

it('keeps a connection whose next user came in the tick in which two others ended', async () => {
  await letHappen([
    { kind: 'come', name: 'a', how: 'opens' },
    { kind: 'come', name: 'a', how: 'opens' },
    { kind: 'end', which: [0, 0] },
    { kind: 'come', name: 'a', how: 'opens' },
    { kind: 'pass', ms: 150 },
  ]);
});
