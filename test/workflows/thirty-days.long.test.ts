import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '../../plan/types/notice.ts';
import { answerUpdate, holdUpdate, resumeUpdate, statusQuery } from '../../workflows/messages.ts';
import { promptStep } from './sample-cluster.ts';
import { REMIND_SECONDS, SkippingServer, type SkippingRun } from './skipped-time.ts';

const DAY = 24 * 3_600_000;

/** One for each test: what a run leaves behind keeps the clock of its server from jumping. */
let server: SkippingServer;
beforeEach(async () => {
  server = await SkippingServer.start();
}, 120_000);
afterEach(() => server.stop());

const steps = [{ ...promptStep('PUB/disc'), remindSeconds: REMIND_SECONDS }, promptStep('PUB/next')];

/** People of this site are told of everything. */
const siteRules = { name: 'here', hash: 'b'.repeat(64), policies: {}, notices: 'all' } as never;

const give = ({ handle }: SkippingRun, prompt: string, value: string): Promise<unknown> =>
  handle.executeUpdate(answerUpdate, { args: [{ prompt, value, by: 'Ben' }] });

describe('a prompt that is open for thirty days', () => {
  test('is the same all the while, is said and told ever more rarely, and takes its answer', async () => {
    const told: Notice[] = [];
    const world = { notify: async (notice: Notice) => (told.push(notice), []) };
    const { state, journal } = await server.carryThrough({ steps, siteRules, world }, async (run) => {
      const asked = await run.untilAsked(/PUB\/disc/);
      await run.pass(30 * DAY);
      const { prompts, state } = await run.handle.query(statusQuery);
      expect([state, prompts]).toEqual(['running', [asked]]);
      await give(run, asked.id, 'done');
      await give(run, (await run.untilAsked(/PUB\/next/)).id, 'done');
    });
    expect(state).toBe('completed');
    const reminded = journal.filter(({ kind, prompt }) => kind === 'reminded' && prompt === 'PUB/disc#1');
    expect(reminded).toHaveLength(126);
    const reminders = told.filter(({ kind }) => kind === 'reminded');
    expect(reminders).toHaveLength(126);
    expect(new Set(reminders.map(({ id }) => id)).size).toBe(126);
  }, 120_000);

  test('is answered under another worker than the one that had asked', async () => {
    const seldom = steps.map((step) => ({ ...step, remindSeconds: (5 * DAY) / 1000 }));
    const { state } = await server.carryThrough({ steps: seldom, isForgotten: true }, async (run) => {
      const { id } = await run.untilAsked(/PUB\/disc/);
      await run.pass(15 * DAY);
      await run.changeWorker();
      await run.pass(15 * DAY);
      await give(run, id, 'done');
      await give(run, (await run.untilAsked(/PUB\/next/)).id, 'done');
    });
    expect(state).toBe('completed');
  }, 120_000);
});

test('a run that is held for thirty days, while its worker is replaced, begins nothing, and goes on as it stood', async () => {
  const { state, journal } = await server.carryThrough({ steps, isForgotten: true }, async (run) => {
    const { id } = await run.untilAsked(/PUB\/disc/);
    await run.handle.executeUpdate(holdUpdate, { args: [{ by: 'Ben', reason: 'a new worker' }] });
    await give(run, id, 'done');
    const before = await run.sizes();
    await run.pass(15 * DAY);
    await run.changeWorker();
    await run.pass(15 * DAY);
    const { state, prompts } = await run.handle.query(statusQuery);
    expect([state, prompts]).toEqual(['held', []]);
    expect(await run.sizes()).toEqual(before);
    await run.handle.executeUpdate(resumeUpdate, { args: [{ by: 'Ben' }] });
    await give(run, (await run.untilAsked(/PUB\/next/)).id, 'done');
  });
  expect(state).toBe('completed');
  const days = (text: string): number => Date.parse(journal.find((entry) => entry.text.includes(text))?.at ?? '') / DAY;
  expect(days('step PUB/next') - days('Ben answered "done"')).toBeGreaterThan(29);
}, 120_000);
