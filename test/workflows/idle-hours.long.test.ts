import { ApplicationFailure } from '@temporalio/common';
import { activityInfo } from '@temporalio/activity';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CheckInput } from '../../activities/types.ts';
import type { Verdict } from '../../plan/types/run.ts';
import { answerUpdate, holdUpdate, resumeUpdate } from '../../workflows/messages.ts';
import { checkOf, checkStep, promptStep } from './sample-cluster.ts';
import { bad, good } from './scripted-worker.ts';
import { REMIND_SECONDS, SkippingServer, type SkippingRun, type SkippingWish } from './skipped-time.ts';

const HOUR = 3_600_000;

/** From Friday evening to Monday morning. */
const WEEKEND_HOURS = 60;

/** So many events an hour may be written while nothing happens: 30 days of them are one history. */
const ALLOWED = 5;

/** One for each test: what a run leaves behind keeps the clock of its server from jumping. */
let server: SkippingServer;
beforeEach(async () => {
  server = await SkippingServer.start();
}, 120_000);
afterEach(() => server.stop());

/** What is seen does not change: whatever looks goes on for as long as it may, in a few attempts. */
async function lookedInVain({ watchEverySeconds, asked, check }: CheckInput): Promise<Verdict> {
  const seen = watchEverySeconds === undefined ? bad() : good();
  const attempts = asked === undefined && watchEverySeconds === undefined ? 1 : 4;
  if (activityInfo().attempt >= attempts) return seen;
  const seconds = asked?.goesOnSeconds ?? check.withinSeconds ?? 0;
  throw ApplicationFailure.create({ message: 'not yet', nextRetryDelay: (seconds / (attempts - 1)) * 1000 });
}

const prompt = { ...promptStep('PUB/disc'), remindSeconds: REMIND_SECONDS };

/** People of this site are told of everything. */
const TOLD = { siteRules: { name: 'here', hash: 'b'.repeat(64), policies: {}, notices: 'all' } } as unknown as Pick<
  SkippingWish,
  'siteRules'
>;

/** A plan of one step. */
const wish = (step: SkippingWish['steps'][number], more: Partial<SkippingWish> = {}): SkippingWish => ({
  steps: [step],
  world: { check: lookedInVain },
  ...more,
});

const answer = async ({ handle }: SkippingRun, id: string, value: string): Promise<unknown> =>
  handle.executeUpdate(answerUpdate, { args: [{ prompt: id, value, by: 'Ben', note: 'seen' }] });

/** Events that each hour of a weekend adds, all runs of the chain together. */
async function eventsOfAnHour(run: SkippingRun): Promise<number> {
  const before = await run.sizes();
  await run.pass(WEEKEND_HOURS * HOUR);
  const after = await run.sizes();
  return (after.events - before.events) / WEEKEND_HOURS;
}

type Row = readonly [title: string, SkippingWish, open: RegExp, close: string];

describe('in each hour of a weekend a run writes a few events only', () => {
  const watched = { ...prompt, watch: { check: checkOf('publisher-serves', 'PUB'), everySeconds: 60 } };
  test.each<Row>([
    ['while a prompt is open', wish(prompt), /PUB\/disc/, 'done'],
    ['while a prompt is open whose publisher is watched', wish(watched), /PUB\/disc/, 'done'],
    ['while a prompt is open and people are told of it', wish(prompt, TOLD), /PUB\/disc/, 'done'],
    ['while a decision is open', wish(checkStep('PUB/look')), /Decide/, 'stop'],
    ['while a decision is open and people are told of it', wish(checkStep('PUB/look'), TOLD), /Decide/, 'stop'],
  ])(
    '%s',
    async (_what, wanted, open, close) => {
      let events = NaN;
      const { state } = await server.carryThrough(wanted, async (run) => {
        const { id } = await run.untilAsked(open);
        events = await eventsOfAnHour(run);
        await answer(run, id, close);
      });
      expect(state).toBe(close === 'stop' ? 'stopped' : 'completed');
      expect(events).toBeLessThan(ALLOWED);
    },
    120_000,
  );
});

test('while a run is held it writes nothing at all', async () => {
  let events = NaN;
  const steps = [prompt, promptStep('PUB/next')];
  const { state } = await server.carryThrough({ steps }, async (run) => {
    const { id } = await run.untilAsked(/PUB\/disc/);
    await run.handle.executeUpdate(holdUpdate, { args: [{ by: 'Ben', reason: 'the weekend' }] });
    await answer(run, id, 'done');
    events = await eventsOfAnHour(run);
    await run.handle.executeUpdate(resumeUpdate, { args: [{ by: 'Ben' }] });
    await answer(run, (await run.untilAsked(/PUB\/next/)).id, 'done');
  });
  expect(state).toBe('completed');
  expect(events).toBe(0);
}, 120_000);
