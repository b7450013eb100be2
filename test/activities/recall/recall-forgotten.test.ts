import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recallForgotten } from '../../../activities/recall/recall-forgotten.ts';
import { readRecord, type RunsOfCluster } from '../../../activities/recall/recorded-runs.ts';
import { CALLMANAGER4 } from '../../../platforms/callmanager4/platform.ts';

const SHIELD = { name: 'McShield', displayName: 'McShield', state: 'running', startType: 'automatic' };
const OUT = { ...SHIELD, state: 'stopped', startType: 'disabled' };
const CHAIN = { chain: 'first', isWhole: true, servers: {}, begun: [] };

/** The newest first; each answers with anything, or throws it. */
const runsOf = (answers: readonly unknown[]): RunsOfCluster => ({
  async *others() {
    for (const given of answers)
      yield async () => {
        if (given instanceof Error) throw given;
        return readRecord(given);
      };
  },
});

const recall = (answers: readonly unknown[], servers = {}) =>
  recallForgotten(CALLMANAGER4, runsOf(answers), {
    workflowId: 'ccm/demo',
    runId: 'now',
    firstRunId: 'first',
    servers,
  });

describe('what a Reset made a run forget', () => {
  it('is every act that a run of the chain has begun, each named once', async () => {
    const answers = [
      { ...CHAIN, begun: ['SUB/reboot', 'PUB/reboot'] },
      { ...CHAIN, begun: ['PUB/reboot', 'PUB/services-stopped'] },
    ];
    expect(await recall(answers)).toEqual({ servers: {}, begun: ['SUB/reboot', 'PUB/reboot', 'PUB/services-stopped'] });
  });

  it('is nothing of another chain, however new', async () => {
    const answers = [
      { ...CHAIN, begun: ['PUB/reboot'] },
      { ...CHAIN, chain: 'last week', begun: ['SUB/reboot'] },
      { ...CHAIN, begun: ['LAST/reboot'] },
    ];
    expect((await recall(answers)).begun).toEqual(['PUB/reboot']);
  });

  it('is what a service was before it was stopped, where this run has found it stopped', async () => {
    const before = { servicesBefore: [SHIELD] };
    const servers = { PUB: { services: [OUT], setAside: [OUT] } };
    expect((await recall([{ ...CHAIN, servers: { PUB: before } }], servers)).servers).toEqual({
      PUB: { servicesBefore: [SHIELD], services: [SHIELD], setAside: [SHIELD] },
    });
  });

  it('is what the first of several runs had seen, since the later ones saw what it had left', async () => {
    const answers = [
      { ...CHAIN, servers: { PUB: { servicesBefore: [OUT] } } },
      { ...CHAIN, servers: { PUB: { servicesBefore: [SHIELD] } } },
    ];
    const { servers } = await recall(answers, { PUB: { setAside: [OUT] } });
    expect(servers['PUB']).toEqual({ servicesBefore: [SHIELD], setAside: [SHIELD] });
  });

  it('does not undo what this run has seen running', async () => {
    const seen = { ...SHIELD, startType: 'manual' };
    const { servers } = await recall([{ ...CHAIN, servers: { PUB: { servicesBefore: [SHIELD] } } }], {
      PUB: { setAside: [seen] },
    });
    expect(servers['PUB']).toMatchObject({ setAside: [seen] });
  });

  it('is unknown, and never a failure, where one of the runs cannot be read or says what is no record', async () => {
    const answer = fc.oneof(fc.constant(new Error('no history')), fc.anything(), fc.constant(CHAIN));
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { maxLength: 4 }), async (answers) => {
        const { begun, unknown } = await recall(answers);
        const isRead = answers.every((one) => one === CHAIN);
        if (isRead) expect(unknown).toBeUndefined();
        if (unknown !== undefined) expect(begun).toEqual([]);
        else expect(begun.every((step) => typeof step === 'string')).toBe(true);
      }),
    );
  });
});
