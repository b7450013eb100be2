import type { Client } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { describe, expect, it } from 'vitest';
import { runAction } from '../../activities/run-action.ts';
import type { ActionInput, Site } from '../../activities/types.ts';
import { known, unknown, type Observation } from '../../platforms/callmanager4/types/observation.ts';
import { sampleServer } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation, sampleService } from '../platforms/callmanager4/sample-observation.ts';

const server = sampleServer('PUB', ['publisher']);
const IN_RUN = { workflowExecution: { workflowId: 'ccm/test', runId: 'test' } };
const STOP_A = 'sc \\\\PUB stop "A"\nsc \\\\PUB config "A" start= disabled';

/** Carries out the act that stops DefWatch at a server that shows such services; `sent`: all that was sent. */
async function actAt(services: Observation['services'], given: Partial<ActionInput> = {}) {
  const sent: string[] = [];
  const site = {
    allowLogin: () => undefined,
    look: async () => sampleObservation(server, { services }),
    act: async (_target: unknown, lines: readonly string[]) => {
      sent.push(...lines);
      return [];
    },
  } as unknown as Site;
  const input: ActionInput = {
    action: 'stop-and-disable-services',
    arguments: { services: ['DefWatch'] },
    target: { server },
    memory: {},
    id: '0d7b7cf2-6f5e-4f39-9b1a-5d1f2a3b4c5d',
    step: 'PUB/services-stopped',
    run: 'test',
    ...given,
  };
  // This site asks no fence, so nobody asks Temporal.
  const client = { withAbortSignal: (_signal: unknown, run: () => unknown) => run() } as unknown as Client;
  const ended: Promise<unknown> = new MockActivityEnvironment(IN_RUN, { client }).run(() => runAction(site, input));
  return { sent, failure: await ended.then(() => null).catch((error: unknown) => error) };
}

const defWatch = (name: string) => known([sampleService('DefWatch', { name })]);

describe('an act', () => {
  it.each([
    ['shown', STOP_A],
    ['shown with a placeholder', 'sc \\\\PUB stop "<key name of DefWatch>"'],
    ['not shown', undefined],
  ])('sends its lines where they are %s', async (_title, shown) => {
    const { sent, failure } = await actAt(defWatch('A'), shown === undefined ? {} : { shown });
    expect(failure).toBeNull();
    expect(sent.join('\n')).toBe(STOP_A);
  });

  it('sends nothing where other lines were shown, and names both', async () => {
    const { sent, failure } = await actAt(defWatch('B'), { shown: STOP_A });
    const lines = STOP_A.replaceAll('"A"', '"B"');
    expect(sent).toEqual([]);
    expect(failure).toMatchObject({ type: 'NOT_RESOLVED', nonRetryable: true, details: [lines] });
    for (const line of [STOP_A, lines].join('\n').split('\n')) expect((failure as Error).message).toContain(line);
  });

  it.each([
    ['it is not known what to act on', unknown('access denied'), 'cannot be read: access denied'],
    ['a name holds a sign that a line would read', defWatch('a" & del C:\\*'), 'nothing was sent'],
  ])('sends nothing where %s', async (_title, services, why) => {
    const { sent, failure } = await actAt(services);
    expect(sent).toEqual([]);
    expect(failure).toMatchObject({ type: 'NOT_RESOLVED', message: expect.stringContaining(why) as string });
  });
});
