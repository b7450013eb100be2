import { MockActivityEnvironment } from '@temporalio/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCheck } from '../../activities/run-check.ts';
import type { CheckInput } from '../../activities/types.ts';
import type { Sighting } from '../../plan/platform/site.ts';
import { LOOK_SECONDS, longestSeconds } from '../../plan/time-of-looks.ts';
import type { Verdict } from '../../plan/types/run.ts';
import { siteWith } from './scripted-site.ts';

type Kind = Verdict['verdict'];

const sighting = (verdict: Kind): Sighting => ({ verdict: { verdict, expected: 'so', seen: 'thus' }, seen: {} });

beforeEach(() => {
  // The heartbeats between them stay real: only inside of the activity are they anybody's.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const inputOf = (how: Partial<CheckInput>, withinSeconds: number): CheckInput => ({
  check: { name: 'memory-enough', servers: ['PUB'], arguments: { megabytes: 1000 }, withinSeconds },
  targets: [{ server: { name: 'PUB' } }],
  memory: {},
  ...how,
});

/** The looks of one activity; each sees the next of `kinds`, and the last of them for ever after. */
async function look(kinds: readonly Kind[], how: Partial<CheckInput>, withinSeconds = 0) {
  let looks = 0;
  const site = siteWith({ see: async () => sighting(kinds[Math.min(looks++, kinds.length - 1)] as Kind) });
  const begun = Date.now();
  let verdict: Verdict | undefined;
  void new MockActivityEnvironment()
    .run(() => runCheck(site, inputOf(how, withinSeconds)))
    .then((seen) => (verdict = seen as Verdict));
  while (verdict === undefined) await vi.advanceTimersByTimeAsync(100);
  return { verdict: verdict.verdict, looks, seconds: Math.floor((Date.now() - begun) / 1000) };
}

/** A server that is up after so many seconds, and boots again so often; each look at it takes its time. */
async function lookAtServer(check: CheckInput['check'], slowSeconds: number, upAfter: number, bootsEvery = Infinity) {
  const begun = Date.now();
  const now = (): number => (Date.now() - begun) / 1000;
  let since: number | undefined;
  const site = siteWith({
    see: async () => {
      await new Promise((resolve) => setTimeout(resolve, slowSeconds * 1000));
      if (now() < upAfter) return sighting('bad');
      if (since === undefined || now() - since >= bootsEvery) since = now();
      else if (now() - since >= (check.settleSeconds ?? 0)) return sighting('good');
      return { verdict: { ...sighting('unknown').verdict, settling: true }, seen: {} };
    },
  });
  let verdict: Verdict | undefined;
  void new MockActivityEnvironment()
    .run(() => runCheck(site, { ...inputOf({}, 0), check }))
    .then((seen) => (verdict = seen as Verdict));
  while (verdict === undefined) await vi.advanceTimersByTimeAsync(1_000);
  return { verdict: verdict.verdict, seconds: Math.floor(now()) };
}

const AT_ONCE = { asked: { kind: 'bad', steadySeconds: 0 } } as const;
const STEADY = { asked: { kind: 'bad', steadySeconds: 40 } } as const;

async function isAs([, kinds, how, withinSeconds, verdict, looks, seconds]: Row): Promise<void> {
  expect(await look(kinds, how, withinSeconds)).toEqual({ verdict, looks, seconds });
}

type Row = [
  title: string,
  kinds: Kind[],
  how: Partial<CheckInput>,
  within: number,
  Kind,
  looks: number,
  seconds: number,
];

describe('the looks of one activity', () => {
  it.for<Row>([
    ['a check without time looks once', ['bad'], {}, 0, 'bad', 1, 0],
    ['a check looks until it is good', ['bad', 'good', 'bad'], {}, 600, 'good', 2, 1],
    ['a check that does not come good returns its last look in time', ['unknown', 'bad'], {}, 30, 'bad', 31, 30],
  ])('%s', isAs);

  it.for<Row>([
    ['one other look is no change', ['unknown', 'bad'], AT_ONCE, 0, 'bad', 2, 1],
    ['the second other look in a row is one', ['bad', 'unknown', 'unknown', 'bad'], AT_ONCE, 600, 'unknown', 3, 2],
    ['a look back begins anew', ['unknown', 'bad', 'unknown', 'unknown'], AT_ONCE, 600, 'unknown', 4, 3],
    ['a change must be steady for its time', ['unknown'], STEADY, 600, 'unknown', 41, 40],
    ['a change on its way is looked at beyond the time', ['bad', 'unknown'], STEADY, 1, 'unknown', 42, 41],
    ['a change that goes back ends with the time', ['unknown', 'unknown', 'bad'], STEADY, 1, 'bad', 3, 2],
    ['what is good returns at once, in the midst of a change, too', ['unknown', 'good'], STEADY, 0, 'good', 2, 1],
    ['what stays as asked returns when the time is over', ['bad'], STEADY, 240, 'bad', 241, 240],
  ])('behind a question, %s', isAs);

  it('show whatever stays up as settled, however slow each look is and however late it came up, before the activity is given up', async () => {
    const seconds = (min: number, max: number) => fc.integer({ min, max });
    await fc.assert(
      fc.asyncProperty(
        seconds(1, 1800),
        seconds(1, 1800),
        seconds(0, LOOK_SECONDS - 2),
        fc.nat(100),
        async (...given) => {
          const [withinSeconds, settleSeconds, slow, late] = given;
          const check = { ...inputOf({}, withinSeconds).check, settleSeconds };
          const { verdict, seconds: took } = await lookAtServer(check, slow, (withinSeconds * late) / 100);
          expect(verdict).toBe('good');
          expect(took).toBeLessThan(longestSeconds(check));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('look once at what settles where a check has no time, and give up in the end what never does', async () => {
    const check = { ...inputOf({}, 0).check, settleSeconds: 60 };
    expect(await lookAtServer(check, 1, 0)).toEqual({ verdict: 'unknown', seconds: 1 });
    const asked = { ...check, withinSeconds: 30 };
    const restless = await lookAtServer(asked, 1, 0, 10);
    expect(restless.verdict).toBe('unknown');
    expect(restless.seconds).toBeLessThan(longestSeconds(asked));
  });

  it('end with the cancellation of the activity, whatever is seen', async () => {
    const env = new MockActivityEnvironment();
    const site = siteWith({ see: async () => sighting('bad') });
    env.on('heartbeat', () => env.cancel());
    await expect(env.run(() => runCheck(site, inputOf(STEADY, 600)))).rejects.toThrow(/cancel/i);
  });

  it.each([
    ['of a check', {}, 1],
    ['of a watch', { watchEverySeconds: 30 }, 2],
  ] as const)(
    'do not wait for a server that is slow to answer once they are called off: %s',
    async (_, how, attempt) => {
      const env = new MockActivityEnvironment({ attempt });
      const site = siteWith({
        see: () => {
          env.cancel('WORKER_SHUTDOWN');
          return new Promise(() => undefined);
        },
      });
      await expect(env.run(() => runCheck(site, inputOf(how, 600)))).rejects.toThrow('WORKER_SHUTDOWN');
    },
  );
});
