import type { Client } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNBOUND } from '../../activities/papers/leave.ts';
import { isActedOn, runAction } from '../../activities/run-action.ts';
import type { ActionInput, ActionReport, DecidedBy } from '../../activities/types.ts';
import { known, unknown } from '../../plan/fact.ts';
import type { ActOrder } from '../../plan/platform/fence.ts';
import type { Verdict } from '../../plan/types/run.ts';
import { judging } from '../../platforms/callmanager4/site.ts';
import type { Target } from '../../platforms/callmanager4/target.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import { eyesWith, siteWith } from './scripted-site.ts';
import { sampleServer } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation, sampleService } from '../platforms/callmanager4/sample-observation.ts';

const server = sampleServer('PUB', ['publisher']);
const target: Target = { server };
const IN_RUN = { workflowExecution: { workflowId: 'ccm/test', runId: 'test' } };
const STOP_A = 'sc \\\\PUB stop "A"\nsc \\\\PUB config "A" start= disabled';

type Kind = Verdict['verdict'];
const KINDS: readonly Kind[] = ['good', 'bad', 'unknown'];
const DECIDED_BY: readonly DecidedBy[] = ['the look', 'a person'];

const defWatch = (name: string, given: object = {}) => known([sampleService('DefWatch', { name, ...given })]);

/** What is seen of the services that are to be stopped and disabled. */
const SERVICES: Readonly<Record<Kind, Observation['services']>> = {
  good: defWatch('A', { state: 'stopped', startType: 'disabled' }),
  bad: defWatch('A'),
  unknown: unknown('access denied'),
};

interface Scene {
  readonly services?: Observation['services'];
  readonly given?: Partial<ActionInput>;
  /** Whether what has no answer of before can be made harmless. */
  readonly withdraws?: boolean;
  /** What becomes of the commands. */
  readonly act?: () => Promise<[]>;
}

/** Carries out the act that stops DefWatch, and tells all that happens in order. */
async function actAt({
  services = SERVICES.bad,
  given = {},
  withdraws = true,
  act = () => Promise.resolve([]),
}: Scene) {
  const story: string[] = [];
  const carried: unknown[] = [];
  const eyes = eyesWith({
    look: async () => (story.push('look'), sampleObservation(server, { services })),
  });
  const site = siteWith({
    ...judging(eyes),
    allowLogin: () => void story.push('login'),
    withdraw: async () => (story.push('withdraw'), withdraws ? known(true) : unknown('no answer')),
    async act(_target, lines, { fence }: ActOrder) {
      await fence.ask(1_000);
      story.push(...lines);
      return act();
    },
  });
  const input: ActionInput = {
    action: 'stop-and-disable-services',
    arguments: { services: ['DefWatch'] },
    target,
    memory: {},
    proof: {
      check: { name: 'services-stopped', servers: ['PUB'], arguments: { services: ['DefWatch'] } },
      targets: [target],
      memory: {},
    },
    decidedBy: 'the look',
    id: '0d7b7cf2-6f5e-4f39-9b1a-5d1f2a3b4c5d',
    step: 'PUB/services-stopped',
    run: 'test',
    ...given,
  };
  const client = {
    withAbortSignal: (_signal: unknown, run: () => unknown) => run(),
    withDeadline: (_deadline: unknown, run: () => unknown) => run(),
    activity: {
      heartbeat: (_token: unknown, details: unknown) => {
        story.push('Temporal is told');
        carried.push(details);
        return Promise.resolve();
      },
    },
  } as unknown as Client;
  const info = { ...IN_RUN, startToCloseTimeoutMs: 300_000 };
  const environment = new MockActivityEnvironment(info, { client, logger: new DefaultLogger('ERROR') });
  const ended: Promise<ActionReport> = environment.run(() => runAction(site, input, UNBOUND));
  const [report, failure] = await ended.then(
    (done) => [done, null] as const,
    (error: unknown) => [null, error] as const,
  );
  return { story, carried, report, failure, sent: story.filter((one) => one.startsWith('sc ')).join('\n') };
}

describe('an act', () => {
  it.each(DECIDED_BY.flatMap((decidedBy) => KINDS.map((kind) => [decidedBy, kind] as const)))(
    'decided by %s looks first; what is seen is %s, and it is told by which it acted or did not',
    async (decidedBy, kind) => {
      const isToAct = decidedBy === 'the look' ? kind === 'bad' : kind !== 'good';
      const { report, failure, story, sent } = await actAt({ services: SERVICES[kind], given: { decidedBy } });
      expect(story.filter((one) => one !== 'login')[0]).toBe('look');
      // What cannot be read cannot be acted on, whoever has decided it.
      if (isToAct && kind === 'unknown') expect(failure).toMatchObject({ type: 'NOT_RESOLVED' });
      else expect(report).toMatchObject({ before: { verdict: kind } });
      expect(report?.commands === undefined).toBe(!isToAct || kind === 'unknown');
      expect(sent).toBe(isToAct && kind !== 'unknown' ? STOP_A : '');
    },
  );

  it.each(DECIDED_BY.flatMap((decidedBy) => KINDS.map((kind) => [decidedBy, kind] as const)))(
    'decided by %s is not carried out on what is %s only until it has stayed so for long enough',
    (decidedBy, verdict) => {
      expect(isActedOn({ verdict, expected: '', seen: '', settling: true }, decidedBy)).toBe(false);
    },
  );

  it('tells Temporal what it has seen before its first command, and nothing else afterwards', async () => {
    const { story, carried, report } = await actAt({});
    expect(story).toEqual(['look', 'Temporal is told', ...STOP_A.split('\n')]);
    expect(carried).toEqual([report?.before]);
  });

  it('looks once where its lines need no more than has just been seen', async () => {
    const { story } = await actAt({});
    expect(story.filter((one) => one === 'look')).toHaveLength(1);
  });

  it('tries a login that was refused only where a person has decided', async () => {
    for (const decidedBy of DECIDED_BY) {
      const { story } = await actAt({ given: { decidedBy } });
      expect(story.includes('login'), decidedBy).toBe(decidedBy === 'a person');
    }
  });

  it('makes an act of before harmless first, and sends nothing while it cannot, whatever is seen', async () => {
    const unanswered = [{ server: 'PUB', id: '0d7b7cf2-6f5e-4f39-9b1a-5d1f2a3b4c5e' }];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...KINDS),
        fc.constantFrom(...DECIDED_BY),
        fc.boolean(),
        async (kind, decidedBy, withdraws) => {
          const { story, sent, report } = await actAt({
            services: SERVICES[kind],
            given: { decidedBy, memory: { unanswered } },
            withdraws,
          });
          expect(story.filter((one) => one !== 'login').slice(0, 2)).toEqual(['withdraw', 'look']);
          if (!withdraws) expect(sent).toBe('');
          if (withdraws && report) expect(report.before.remember).toMatchObject({ unanswered: [] });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('that fails after it may have sent something says what had been seen before', async () => {
    const { failure } = await actAt({ act: () => Promise.reject(new Error('the connection broke')) });
    expect(failure).toMatchObject({ message: 'the connection broke', details: [{ verdict: 'bad' }] });
  });

  it.each([
    ['shown', STOP_A],
    ['shown with a placeholder', 'sc \\\\PUB stop "<key name of DefWatch>"'],
    ['not shown', undefined],
  ])('sends its lines where they are %s', async (_title, shown) => {
    const { sent, failure } = await actAt({ given: shown === undefined ? {} : { shown } });
    expect(failure).toBeNull();
    expect(sent).toBe(STOP_A);
  });

  it('sends nothing where other lines were shown, and names both', async () => {
    const { sent, failure } = await actAt({ services: defWatch('B'), given: { shown: STOP_A } });
    const lines = STOP_A.replaceAll('"A"', '"B"');
    expect(sent).toBe('');
    expect(failure).toMatchObject({ type: 'NOT_RESOLVED', nonRetryable: true, details: [lines] });
    for (const line of [STOP_A, lines].join('\n').split('\n')) expect((failure as Error).message).toContain(line);
  });

  it.each([
    ['it is not known what to act on', SERVICES.unknown, 'cannot be read: access denied'],
    ['a name holds a sign that a line would read', defWatch('a" & del C:\\*'), 'nothing was sent'],
  ])('sends nothing where %s', async (_title, services, why) => {
    const { sent, failure } = await actAt({ services, given: { decidedBy: 'a person' } });
    expect(sent).toBe('');
    expect(failure).toMatchObject({ type: 'NOT_RESOLVED', message: expect.stringContaining(why) as string });
  });
});
