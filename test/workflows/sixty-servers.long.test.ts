import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, inject, test } from 'vitest';
import { inParts, makePlanInParts } from '../../activities/make-plan.ts';
import { asManyAsFit } from '../../activities/plan-in-history.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { DURATION_NAMES, durationsWith } from '../../platforms/callmanager4/durations.ts';
import { joinPlan } from '../../plan/plan-parts.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import type { ServiceSeen } from '../../platforms/callmanager4/types/observation.ts';
import type { PlanPart } from '../../plan/types/plan.ts';
import type { RunStatus, StatusPrompt } from '../../plan/types/run.ts';
import { eventsOf } from '../../worker/read-history.ts';
import { statusQuery } from '../../workflows/messages.ts';
import { enlarge } from '../bench/enlarge.ts';
import { sampleService } from '../platforms/callmanager4/sample-observation.ts';
import { Rehearsal } from './harness.ts';
import { good, readerOf, scripted, startWorker, type ScriptedWorker } from './scripted-worker.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

const TWELVE = fileURLToPath(new URL('../../config/examples/twelve-servers.yaml', import.meta.url));

/** As many services as a server shows whose CallManager runs. */
const SERVICES: readonly ServiceSeen[] = Array.from({ length: 70 }, (_, index) =>
  sampleService(`A service of Windows or of Cisco, number ${index}`, { name: `Service${index}` }),
);

/** As many of them as the work sets aside where every kind of such software is there. */
const SET_ASIDE = SERVICES.slice(0, 10);

let run: Rehearsal | undefined;
let worker: ScriptedWorker | undefined;
afterEach(async () => {
  await run?.end();
  await worker?.stop();
});

/** The twelve-server example under a name of its own, with more servers, in which nothing is waited for. */
async function clusterOf(count: number): Promise<Cluster> {
  const { cluster } = await loadClusterFile(TWELVE);
  const { site: _, ...rest } = enlarge(cluster, count);
  const durations = durationsWith(Object.fromEntries(DURATION_NAMES.map((name) => [name, 1])));
  return {
    ...rest,
    name: `t-${randomUUID().slice(0, 8)}`,
    durations: { ...durations, promptReminder: { seconds: 3_600, origin: 'ours' } },
  };
}

/** So much of each part that every kind of step is there; nothing is watched, since nothing goes wrong. */
function shortened(part: PlanPart, perKind: number): PlanPart {
  const seen = new Map<string, number>();
  const steps = part.steps.filter(({ kind }) => {
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return (seen.get(kind) ?? 0) <= perKind;
  });
  return {
    ...part,
    steps: steps.map((step) => {
      if (step.kind !== 'prompt') return step;
      const { watch: _, ...unwatched } = step;
      return unwatched;
    }),
  };
}

/** A run of the real plan. Where its steps are shortened, the history holds the whole plan besides. */
async function begin(count: number, perKind: number): Promise<Rehearsal> {
  const cluster = await clusterOf(count);
  const whole = makePlanInParts(CALLMANAGER4, cluster, { procedure: 'upgrade', looks: null });
  const plan = joinPlan(
    whole.outline,
    whole.parts.map((part) => shortened(part, perKind)),
  );
  const { parts } = inParts(CALLMANAGER4, cluster, plan);
  const taskQueue = `test-${randomUUID()}`;
  const check = (): ReturnType<typeof good> => ({ ...good(), remember: { services: SERVICES, setAside: SET_ASIDE } });
  worker = await startWorker(inject('temporalAddress'), taskQueue, (client) => ({
    ...scripted(cluster, plan, { check }, readerOf(client)),
    keepParts: async ({ from }: { readonly from: number }) => asManyAsFit([...whole.parts, ...parts], from),
  }));
  return Rehearsal.startOn(taskQueue, cluster);
}

function valueFor({ form }: StatusPrompt): string | number {
  if (form.kind === 'choice') return form.choices[0]?.value ?? '';
  return form.kind === 'text'
    ? 'as it should be, all of it'.padEnd(form.minimumLength, '.')
    : (form.expected ?? form.minimum);
}

/** Answers whatever is asked, until the run has ended. */
async function answerToTheEnd(
  { handle }: Rehearsal,
  answer: (prompt: StatusPrompt) => Promise<unknown>,
): Promise<RunStatus> {
  const answered = new Set<string>();
  for (;;) {
    const status = await handle.query(statusQuery);
    if (status.state === 'completed' || status.state === 'stopped') return status;
    const [prompt] = status.prompts.filter(({ id }) => !answered.has(id));
    if (prompt === undefined) continue;
    answered.add(prompt.id);
    await answer(prompt);
  }
}

interface Measured {
  readonly what: string;
  readonly bytes: number;
}

/** The largest event of all runs, and the largest input that one run has handed on to the next. */
async function largestOf(
  { handle, client }: Rehearsal,
  { runs }: RunStatus,
): Promise<{ event: Measured; continued: Measured }> {
  const measured: Measured[] = [];
  for (const { runId } of runs)
    for await (const event of eventsOf(client, { workflowId: handle.workflowId, runId })) {
      const [what = ''] = Object.entries(event).flatMap(([name, value]) =>
        name.endsWith('Attributes') && value ? [name] : [],
      );
      measured.push({ what, bytes: bytesIn(event) });
    }
  const largest = (some: readonly Measured[]): Measured =>
    some.reduce((most, one) => (one.bytes > most.bytes ? one : most), { what: 'nothing', bytes: 0 });
  return {
    event: largest(measured),
    continued: largest(measured.filter(({ what }) => what === 'workflowExecutionContinuedAsNewEventAttributes')),
  };
}

/** Bytes of all payloads in a message. */
function bytesIn(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + bytesIn(one), 0);
}

/** Bytes that go on for each server: its place in the outline, how far it is, and what was written down of what is set aside. */
const BYTES_A_SERVER = 5_000;

test.each([
  { count: 20, perKind: 4 },
  { count: 60, perKind: 1 },
])(
  'a cluster of $count servers is planned, started and finished; what goes on stays far below what Temporal takes',
  async ({ count, perKind }) => {
    run = await begin(count, perKind);
    const rehearsal = run;
    await rehearsal.untilState('awaiting approval', 120);
    await rehearsal.approve('Sven Lindqvist');
    const status = await answerToTheEnd(rehearsal, (prompt) =>
      rehearsal.answer(prompt, valueFor(prompt), 'seen as it should be', 'Sven Lindqvist'),
    );
    expect(status.state).toBe('completed');
    expect(status.servers.filter(({ state }) => state === 'done')).toHaveLength(count);
    expect(status.runs.length).toBeGreaterThanOrEqual(count);
    expect(JSON.stringify(status).length).toBeLessThan(20_000 + 300 * count);
    const { event, continued } = await largestOf(rehearsal, status);
    expect(continued.bytes).toBeLessThan(BYTES_A_SERVER * count);
    expect(event.bytes, event.what).toBeLessThan(Math.max(BYTES_A_SERVER * count, 250_000));
  },
  300_000,
);
