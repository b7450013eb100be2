import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runCheck } from '../../activities/run-check.ts';
import type { CheckInput } from '../../activities/types.ts';
import type { Sighting } from '../../plan/platform/site.ts';
import type { Verdict } from '../../plan/types/run.ts';
import { siteWith } from './scripted-site.ts';

type Kind = Verdict['verdict'];

const EVERY = 60;
const WITHIN = 600;
/** What Temporal waits after a failure that names no delay. */
const BACKOFF = 10;

const sighting = (verdict: Kind): Sighting => ({
  verdict: { verdict, expected: 'so', seen: `it is ${verdict}` },
  seen: {},
});

/** What one look comes to; it fails for a reason of its own, or with its worker. */
type Seen = Kind | 'fails' | 'dies';

const INPUT: CheckInput = {
  check: { name: 'memory-enough', servers: ['PUB'], arguments: { megabytes: 1000 }, withinSeconds: WITHIN },
  targets: [{ server: { name: 'PUB' } }],
  memory: {},
  watchEverySeconds: EVERY,
};

/** A watch as Temporal makes its attempts: each gets what the one before has told, after the delay that it has named. */
async function watch(seen: readonly Seen[], strange?: unknown) {
  const told: string[] = [];
  let [looks, seconds, details] = [0, 0, strange];
  for (let attempt = 1; ; attempt += 1) {
    const environment = new MockActivityEnvironment(
      {
        attempt,
        heartbeatDetails: details,
        scheduledTimestampMs: 1_000,
        currentAttemptScheduledTimestampMs: 1_000 + seconds * 1000,
      },
      { logger: new DefaultLogger('ERROR') },
    );
    environment.on('heartbeat', (carried: unknown) => (details = carried));
    const site = siteWith({
      see: () => {
        const now = seen[Math.min(looks++, seen.length - 1)] ?? 'good';
        return now === 'fails' || now === 'dies' ? Promise.reject(new Error(now)) : Promise.resolve(sighting(now));
      },
    });
    const before = details;
    const ended: Promise<Verdict> = environment.run(() => runCheck(site, INPUT));
    const end = await ended.catch((error: unknown) => error as Error);
    if (!(end instanceof Error)) return { verdict: end.verdict, looks, seconds, told };
    told.push(end.message);
    if (end.message === 'dies') details = before;
    if (end instanceof ApplicationFailure && end.nonRetryable) return { verdict: end.message, looks, seconds, told };
    const delay = end instanceof ApplicationFailure ? end.nextRetryDelay : undefined;
    seconds += delay === undefined ? BACKOFF : Number(delay) / 1000;
  }
}

it('a watch looks after each pause, and returns the first look that is not good, or the one when its time is over', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom<Kind>('good', 'bad', 'unknown'), { minLength: 1 }), async (seen) => {
      const last = WITHIN / EVERY;
      const first = seen.findIndex((kind) => kind !== 'good') + 1;
      // What is seen last stays so.
      const looks = first === 0 ? last : Math.min(first, last);
      expect(await watch(seen)).toMatchObject({
        verdict: seen[Math.min(looks, seen.length) - 1],
        looks,
        seconds: looks * EVERY,
      });
    }),
  );
});

it('what a watch has seen is what Temporal shows while it goes on', async () => {
  const { told } = await watch(['good', 'bad']);
  expect(told).toEqual(['the first look is made after 60 s', 'it is good']);
});

it.each<[string, Seen[], string, number]>([
  ['four looks in a row may fail', ['fails', 'fails', 'fails', 'fails', 'bad'], 'bad', 5],
  ['five may not', ['fails'], 'fails', 5],
  [
    'a look that succeeds in between begins anew',
    ['fails', 'fails', 'fails', 'fails', 'good', 'fails', 'bad'],
    'bad',
    7,
  ],
  ['a worker that dies is no look that fails', ['dies', 'dies', 'dies', 'dies', 'dies', 'dies', 'bad'], 'bad', 7],
])('of a watch %s', async (_title, seen, verdict, looks) => {
  expect(await watch(seen)).toMatchObject({ verdict, looks });
});

it('a watch goes on whatever Temporal says that it was told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (strange) => {
      expect(await watch(['good', 'bad'], strange)).toMatchObject({ verdict: 'bad', looks: 2 });
    }),
    { numRuns: 50 },
  );
});
