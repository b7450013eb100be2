import { MockActivityEnvironment } from '@temporalio/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCheck } from '../../activities/run-check.ts';
import type { CheckInput } from '../../activities/types.ts';
import type { Sighting } from '../../plan/platform/site.ts';
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

  it('end with the cancellation of the activity, whatever is seen', async () => {
    const env = new MockActivityEnvironment();
    const site = siteWith({ see: async () => sighting('bad') });
    env.on('heartbeat', () => env.cancel());
    await expect(env.run(() => runCheck(site, inputOf(STEADY, 600)))).rejects.toThrow(/cancel/i);
  });
});
