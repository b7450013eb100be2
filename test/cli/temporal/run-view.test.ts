import type { WorkflowExecutionStatusName } from '@temporalio/client';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { renderRuns } from '../../../cli/render/runs.ts';
import { renderStatus } from '../../../cli/render/status.ts';
import { executionOf } from '../../../cli/temporal/read-execution.ts';
import { exitCodeOf, viewOf, type Known } from '../../../cli/temporal/run-view.ts';
import { exitCodeOfEnd, FORCED_STATES, SHOWN_STATES, type ShownState } from '../../../cli/temporal/shown-state.ts';
import type { RunState, RunStatus } from '../../../plan/types/run.ts';

const plain = picocolors.createColors(false);
const STATUSES = Object.keys(FORCED_STATES) as readonly WorkflowExecutionStatusName[];
const OWN_STATES: readonly RunState[] = [
  'planning', 'awaiting approval', 'running', 'held', 'stopping', 'stopped', 'completed',
]; // prettier-ignore
const WHY = 'by Ana: the wrong cluster';

/** A run that believes that it is asking and waiting, whatever Temporal says. */
const ownStatus = (state: RunState): RunStatus => ({
  cluster: 'berlin',
  workflowId: 'ccm/berlin',
  runId: 'run-1',
  procedure: 'upgrade',
  planHash: 'a'.repeat(64),
  state,
  stage: 'publisher',
  server: 'PUB',
  servers: [{ name: 'PUB', role: 'publisher', state: 'asking', evidence: 'none', step: 'the disc' }],
  prompts: [
    {
      id: 'PUB/disc#1',
      title: 'Insert the disc',
      instructions: ['Do it.'],
      form: { kind: 'choice', choices: [{ value: 'done', meaning: 'it is done' }] },
      by: 'engineer',
      task: { kind: 'confirm' },
      kind: 'work',
      nonce: 'n',
      noteFor: [],
      askedAt: '2005-03-12T22:00:00Z',
      answer: {},
      signal: { prompt: 'PUB/disc#1', value: 'done', by: '<your name>' },
    },
  ],
  entries: 0,
  runs: [],
  warnings: [],
  openItems: [],
  accepted: [],
});

const UNDER_WAY: readonly WorkflowExecutionStatusName[] = ['RUNNING', 'PAUSED', 'UNSPECIFIED', 'UNKNOWN'];

function executionWith(name: WorkflowExecutionStatusName): ReturnType<typeof executionOf> {
  return executionOf({
    type: 'upgradeCluster',
    workflowId: 'ccm/berlin',
    runId: 'run-1',
    taskQueue: 'ccm',
    status: { code: 0, name },
    historyLength: 1,
    startTime: new Date(0),
    ...(UNDER_WAY.includes(name) ? {} : { closeTime: new Date(1) }),
    typedSearchAttributes: { get: () => undefined },
  } as never);
}

const viewWith = (name: WorkflowExecutionStatusName, told: Known['told']): ReturnType<typeof viewOf> =>
  viewOf(executionWith(name), { told, ...(FORCED_STATES[name] && !UNDER_WAY.includes(name) ? { why: WHY } : {}) });

/** What Temporal says, and what is shown for it: state, exit code of a look, exit code of a watch. */
const EXPECTED: Readonly<Record<WorkflowExecutionStatusName, readonly [ShownState | 'its own', number, number]>> = {
  RUNNING: ['its own', EXIT.good, EXIT.good],
  COMPLETED: ['its own', EXIT.good, EXIT.good],
  FAILED: ['failed', EXIT.failed, EXIT.failed],
  TERMINATED: ['terminated', EXIT.failed, EXIT.failed],
  TIMED_OUT: ['timed out', EXIT.failed, EXIT.failed],
  CANCELLED: ['canceled', EXIT.failed, EXIT.failed],
  CONTINUED_AS_NEW: ['continued as new', EXIT.unknown, EXIT.unknown],
  PAUSED: ['paused', EXIT.failed, EXIT.failed],
  UNSPECIFIED: ['unknown', EXIT.unknown, EXIT.unknown],
  UNKNOWN: ['unknown', EXIT.unknown, EXIT.unknown],
};

describe("Temporal's own status comes first", () => {
  const pairs = STATUSES.flatMap((name) => OWN_STATES.map((own) => [name, own] as const));

  it.each(pairs)('%s of a run that believes to be %s', (name, own) => {
    const view = viewWith(name, { answer: ownStatus(own) });
    const [state, exitCode, endCode] = EXPECTED[name];
    expect(view.state).toBe(state === 'its own' ? own : state);
    expect(exitCodeOf(view)).toBe(exitCode);
    if (state !== 'its own') expect(exitCodeOfEnd(view.state)).toBe(endCode);
    const text = renderStatus(view, plain);
    expect(text).toContain(view.state);
    // A command to type, or somebody at work, is for a run that goes on.
    const goesOn = SHOWN_STATES[view.state].listens;
    expect(view.prompts).toHaveLength(goesOn ? 1 : 0);
    if (!goesOn) expect(text).not.toMatch(/ccmctl (?:answer|approve)/);
    if (state !== 'its own') expect(view.servers.map((server) => server.state)).toEqual(['stopped']);
    expect(text.includes(WHY)).toBe(view.why !== undefined);
  });

  it.each(STATUSES)('%s without a worker is never more than what Temporal says', (name) => {
    const view = viewWith(name, { unanswered: 'no worker answers for it' });
    const text = renderStatus(view, plain);
    expect(text).toContain('no worker answers for it');
    expect(text).not.toMatch(/ccmctl (?:answer|approve)/);
    expect(view.prompts).toEqual([]);
    expect(exitCodeOf(view)).toBe(
      ['FAILED', 'TERMINATED', 'TIMED_OUT', 'CANCELLED'].includes(name) ? EXIT.failed : EXIT.unknown,
    );
  });

  it('ends a watch badly for every end but a completed run', () => {
    const ends = Object.entries(SHOWN_STATES).flatMap(([state, { over }]) => (over ? [state as ShownState] : []));
    expect(ends.filter((state) => exitCodeOfEnd(state) === EXIT.good)).toEqual(['completed']);
  });

  it('takes the state of a completed run from its result', () => {
    const known = { told: { answer: ownStatus('running') }, result: { state: 'stopped' } } as const;
    expect(viewOf(executionWith('COMPLETED'), known).state).toBe('stopped');
  });

  it('says of a run that was made by a Reset that it was, and of a stuck one how often it was tried', () => {
    const execution = { ...executionWith('RUNNING'), resetAt: '2005-03-12T22:00:00.000Z', failedAttempts: 3 };
    const text = renderStatus(viewOf(execution, { told: { answer: ownStatus('running') } }), plain);
    expect(text).toMatch(/made by a Reset in Temporal at 2005-03-12/);
    expect(text).toMatch(/tried 3 times in vain/);
  });
});

describe('the list of runs', () => {
  it.each(STATUSES)('names the state of %s and why', (name) => {
    const { cluster, workflowId, runId, procedure, state, stage, why } = viewWith(name, { unanswered: 'nobody' });
    const run = { cluster, workflowId, runId, procedure, state, stage, server: null, awaiting: null, startedAt: '' };
    const text = renderRuns([why === undefined ? run : { ...run, why }], plain);
    expect(text).toContain(state);
    expect(text.includes(WHY)).toBe(why !== undefined);
  });
});
