import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recall as recallHandedOn } from '../../../activities/recall/recall.ts';
import { readRecord, type RunsOfCluster } from '../../../activities/recall/recorded-runs.ts';
import { CALLMANAGER4 } from '../../../platforms/callmanager4/platform.ts';

const SHIELD = { name: 'McShield', displayName: 'McShield', state: 'running', startType: 'automatic' };
const whole = (servers: Readonly<Record<string, readonly object[]>>) => ({
  isWhole: true,
  servers: Object.fromEntries(Object.entries(servers).map(([name, servicesBefore]) => [name, { servicesBefore }])),
});
const ONE_OF = { memory: { servicesBefore: [SHIELD] }, inWords: 'what 1 services were before' };

/** A cluster of which each run answers with anything, or throws it. */
const runsOf = (runs: Readonly<Record<string, unknown>>): RunsOfCluster => ({
  async *others() {
    for (const given of Object.values(runs))
      yield async () => {
        if (given instanceof Error) throw given;
        return readRecord(given);
      };
  },
});

const recall = (runs: Readonly<Record<string, unknown>>) =>
  recallHandedOn(CALLMANAGER4, runsOf(runs), { workflowId: 'ccm/demo', runId: 'current' });

const unread = { isWhole: false, servers: {} };
const gone = new Error('no history:\nnondeterminism');

describe('what runs before have written down', () => {
  it.for<[string, Readonly<Record<string, unknown>>, object]>([
    ['is nothing without one', {}, { servers: {} }],
    [
      'is what the newest says',
      { b: whole({ PUB: [SHIELD] }), a: whole({ SUB: [SHIELD] }) },
      { servers: { PUB: ONE_OF } },
    ],
    [
      'is what one before says, where the newest ended before it had asked',
      { b: unread, a: whole({ SUB: [SHIELD] }) },
      { servers: { SUB: ONE_OF } },
    ],
    [
      'is unknown where the newest cannot be replayed, whatever is older',
      { b: gone, a: whole({ SUB: [SHIELD] }) },
      { servers: {}, unknown: 'no history: nondeterminism' },
    ],
    [
      'is unknown where it is more than any cluster has',
      { b: whole({ PUB: Array(2_000).fill({ ...SHIELD, displayName: 'x'.repeat(256), name: 'y'.repeat(256) }) }) },
      { servers: {}, unknown: 'it has written down more than any cluster has' },
    ],
  ])('%s', async ([, given, expected]) => {
    expect(await recall(given)).toEqual(expected);
  });

  it('is unknown, and never a failure, whatever a workflow of the same id answers', async () => {
    const services = fc.oneof(fc.anything(), fc.constant([SHIELD]), fc.constant([{ ...SHIELD, startType: 'never' }]));
    const part = fc.oneof(fc.anything(), fc.record({ servicesBefore: services }));
    const record = fc.record(
      {
        isWhole: fc.oneof(fc.constant(true), fc.anything()),
        servers: fc.oneof(fc.dictionary(fc.string(), part), fc.anything()),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(record, fc.anything()), async (answer) => {
        const { servers, unknown } = await recall({ b: answer });
        if (unknown !== undefined) expect(unknown).toMatch(/^[^\n]{1,310}$/);
        for (const { memory } of Object.values(servers))
          for (const one of memory['servicesBefore'] as readonly object[])
            expect(Object.keys(one).sort()).toEqual(Object.keys(SHIELD).sort());
      }),
    );
  });
});
