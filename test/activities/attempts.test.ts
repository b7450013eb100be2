import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCheck } from '../../activities/run-check.ts';
import type { CheckInput } from '../../activities/types.ts';
import type { Verdict } from '../../plan/types/run.ts';
import { siteWith } from './scripted-site.ts';

/** What is seen in one second; the look fails for a reason of its own, or its worker dies. */
type Seen = Verdict['verdict'] | 'fails' | 'dies';

const ATTEMPT_SECONDS = 10;
const GOES_ON_SECONDS = 60;
const STEADY_SECONDS = 3;

const INPUT: CheckInput = {
  check: { name: 'memory-enough', servers: ['PUB'], arguments: { megabytes: 1000 }, withinSeconds: ATTEMPT_SECONDS },
  targets: [{ server: { name: 'PUB' } }],
  memory: {},
  asked: { kind: 'bad', steadySeconds: STEADY_SECONDS, goesOnSeconds: GOES_ON_SECONDS },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The looks behind an open question as Temporal makes their attempts; what is seen last stays so. */
async function lookBehind(seen: readonly Seen[], strange?: unknown) {
  let [looks, details] = [0, strange];
  const begun = Date.now();
  for (let attempt = 1; ; attempt += 1) {
    const environment = new MockActivityEnvironment(
      {
        attempt,
        heartbeatDetails: details,
        scheduledTimestampMs: begun,
        currentAttemptScheduledTimestampMs: Date.now(),
      },
      { logger: new DefaultLogger('ERROR') },
    );
    environment.on('heartbeat', (carried: unknown) => (details = carried));
    const site = siteWith({
      see: () => {
        const now = seen[Math.min(looks++, seen.length - 1)] ?? 'bad';
        if (now === 'fails' || now === 'dies') return Promise.reject(new Error(now));
        return Promise.resolve({ verdict: { verdict: now, expected: 'so', seen: `it is ${now}` }, seen: {} });
      },
    });
    let [end, before]: [Verdict | Error | undefined, unknown] = [undefined, details];
    void environment
      .run(() => runCheck(site, INPUT))
      .then(
        (verdict) => (end = verdict as Verdict),
        (error: Error) => (end = error),
      );
    while (end === undefined) {
      before = details;
      await vi.advanceTimersByTimeAsync(100);
    }
    const seconds = Math.round((Date.now() - begun) / 1000);
    const ended = end as Verdict | Error;
    if (!(ended instanceof Error)) return { verdict: ended.verdict, looks, seconds, attempts: attempt };
    if (ended instanceof ApplicationFailure && ended.nonRetryable)
      return { verdict: ended.message, looks, seconds, attempts: attempt };
    // Whoever dies tells nothing any more.
    if (ended.message === 'dies') details = before;
    await vi.advanceTimersByTimeAsync(1_000);
  }
}

describe('a look behind a question that is open for hours', () => {
  it('goes on as one attempt after the other until its time is over, and then says what it sees', async () => {
    const { verdict, seconds, attempts } = await lookBehind(['bad']);
    expect(verdict).toBe('bad');
    expect(seconds).toBeGreaterThanOrEqual(GOES_ON_SECONDS);
    expect(seconds).toBeLessThanOrEqual(GOES_ON_SECONDS + 2 * ATTEMPT_SECONDS);
    expect(attempts).toBe(Math.ceil(GOES_ON_SECONDS / (ATTEMPT_SECONDS + 1)) + 1);
  });

  it('ends with the first that is good, and with a change that stays, in whichever attempt', async () => {
    const change = fc.constantFrom<Seen>('good', 'unknown');
    await fc.assert(
      fc.asyncProperty(fc.nat(GOES_ON_SECONDS - 20), change, async (badSeconds, then) => {
        const { verdict, seconds } = await lookBehind([...Array<Seen>(badSeconds).fill('bad'), then]);
        expect(verdict).toBe(then);
        expect(seconds).toBeLessThanOrEqual(badSeconds + STEADY_SECONDS + GOES_ON_SECONDS / ATTEMPT_SECONDS + 2);
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, Seen[], string]>([
    ['four looks in a row may fail', ['fails', 'fails', 'fails', 'fails', 'good'], 'good'],
    ['five may not', ['fails'], 'fails'],
    ['one that succeeds begins anew', ['fails', 'fails', 'fails', 'fails', 'bad', 'fails', 'good'], 'good'],
    ['a worker that dies is no look that fails', ['dies', 'dies', 'dies', 'dies', 'dies', 'dies', 'good'], 'good'],
  ])('%s', async (_title, seen, verdict) => {
    expect(await lookBehind(seen)).toMatchObject({ verdict });
  });

  it('goes on whatever Temporal says that it was told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (strange) => {
        expect(await lookBehind(['bad', 'good'], strange)).toMatchObject({ verdict: 'good', looks: 2 });
      }),
      { numRuns: 30 },
    );
  });
});
