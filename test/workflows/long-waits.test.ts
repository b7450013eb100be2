import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSignal } from '../../workflows/messages.ts';
import { promptStep, waitStep } from './sample-cluster.ts';
import { SkippingServer, type Told } from './skipped-time.ts';

const MINUTES = 60_000;

let server: SkippingServer;
beforeAll(async () => {
  server = await SkippingServer.start();
}, 120_000);
afterAll(() => server.stop());

const millisecondsBetween = (result: Told, from: string, to: string): number => {
  const at = (text: string): number => Date.parse(result.journal.find((entry) => entry.text.includes(text))?.at ?? '');
  return at(to) - at(from);
};

test('the 35 minutes before subscriptions are judged are a timer that nothing shortens', async () => {
  const result = await server.carryThrough({ steps: [waitStep('PUB/settle', 35 * 60)] }, async () => undefined);
  expect(result.state).toBe('completed');
  expect(millisecondsBetween(result, 'PUB is begun', 'PUB is done')).toBeGreaterThanOrEqual(35 * MINUTES);
}, 60_000);

test('a prompt that nobody answers is said again for as long as it takes, four times at its interval and then ever more rarely', async () => {
  const asked = { ...promptStep('PUB/disc'), remindSeconds: 15 * 60 };
  const result = await server.carryThrough({ steps: [asked] }, async ({ handle, pass, untilAsked }) => {
    const { id } = await untilAsked(/PUB\/disc/);
    await pass(3 * 60 * MINUTES + MINUTES);
    await handle.signal(answerSignal, { prompt: id, value: 'done', by: 'Ben' });
  });
  expect(result.state).toBe('completed');
  expect(result.journal.filter(({ kind }) => kind === 'reminded')).toHaveLength(6);
}, 60_000);
