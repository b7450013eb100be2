import { plainAccess } from '../../config/temporal-access.ts';
import { HostPool } from '../../activities/ssh/host-pool.ts';
import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { Client, Connection, WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { readSecret } from '../../activities/ssh/read-secret.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { startLab, type Lab } from '../../lab/build-lab.ts';
import { consoleAt } from '../../lab/console-client.ts';
import type { FaultSetting } from '../../lab/faults.ts';
import type { LabEvent } from '../../lab/events.ts';
import type { Violation } from '../../lab/referee.ts';
import { temporalRun } from '../../lab/robot-run.ts';
import { startRobots, type RobotOptions } from '../../lab/robots.ts';
import { WORKFLOW_TYPES } from '../../cli/procedures.ts';
import { readPlan } from '../../cli/record/read-plan.ts';
import { readJournal } from '../../cli/temporal/read-journal.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { RunResult } from '../../plan/types/run.ts';
import { installQuietRuntime } from '../../worker/quiet-runtime.ts';
import { readSettings } from '../../config/settings.ts';
import { startWorker } from '../../worker/worker.ts';
import { planQuery, workflowIdOf, type PlanAnswer } from '../../workflows/messages.ts';
import type { upgradeCluster } from '../../workflows/index.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

/** What makes a rehearsal different from a good night. */
export interface Scenario {
  /** Name of an example in `config/examples`. */
  readonly cluster: string;
  /** What its file has otherwise than that example. */
  readonly differs?: (file: ExampleFile) => ExampleFile;
  /** An upgrade without it. */
  readonly procedure?: Procedure;
  /** Servers that are new, where the procedure has such. */
  readonly servers?: readonly string[];
  /** The stage or server at which the run begins, not the run before it. */
  readonly from?: string;
  readonly faults?: readonly FaultSetting[];
  /** A maintenance window that is open and closes in so many minutes; none without it. */
  readonly windowMinutes?: number;
  /** Slower than usual where two boots must not be so close that they look like one. */
  readonly pace?: number;
  /** What is prepared in the lab before the run is started, such as trouble that comes with another event. */
  readonly before?: (lab: Lab) => void;
  /** Rules of the referee that the people of this scenario break by their own doing; none without it. */
  readonly breaks?: readonly string[];
  /** How the people differ from good ones; with the stage at hand, what they do can bring trouble at its moment. */
  readonly people?: People;
  /** How the people of a run before this one differ from good ones, which is carried out first; none without it. */
  readonly peopleBefore?: People;
}

/** The content of an example. */
export interface ExampleFile {
  readonly servers: readonly { readonly name: string }[];
}

/** What people do in a rehearsal, by what they can reach. */
type People = (stage: Stage) => Partial<Pick<RobotOptions, 'policy' | 'repairs' | 'behaviours' | 'manners'>>;

/** One run, at its end. */
interface Carried extends Pick<Rehearsed, 'result' | 'failure'> {
  readonly handle: WorkflowHandle<typeof upgradeCluster> & { readonly firstExecutionRunId: string };
}

/** What a scenario can reach while it runs. */
export interface Stage {
  readonly lab: Lab;
  readonly handle: WorkflowHandle<typeof upgradeCluster>;
}

/** How a rehearsal has ended. */
export interface Rehearsed {
  readonly plan: Plan | null;
  /** Null when the run failed before anything was done; `failure` says why then. */
  readonly result: (RunResult & { readonly journal: readonly JournalEntry[] }) | null;
  readonly failure: string | null;
  /** The whole story of the run, in order. */
  readonly journal: readonly JournalEntry[];
  readonly violations: readonly Violation[];
  /** Everything that happened in the lab. */
  readonly events: readonly LabEvent[];
  readonly handle: { readonly workflowId: string; readonly runId: string };
}

/** Physical things go faster than in the demo: the order of events is what these tests look at. */
const PACE = 0.25;

/** Long enough that a busy machine reaches no limit by itself: only a fault brings a question about. */
const DURATIONS = { subscriptionsSettle: '2s', rebootSettle: '1s', rebootLimit: '20s', serviceStartLimit: '15s' };

// Before the first worker of this process, and once.
installQuietRuntime(() => undefined);

const { cacheFolder } = readSettings();

/** Carries an example cluster through its whole upgrade: real Temporal, real SSH, robots at the lab's console. */
export async function rehearse(scenario: Scenario, address: string): Promise<Rehearsed> {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    return await carryThrough(scenario, address, closing);
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

async function carryThrough(
  scenario: Scenario,
  address: string,
  closing: (() => Promise<unknown>)[],
): Promise<Rehearsed> {
  const lab = await startLab({
    clusterFile: await clusterFileOf(scenario, closing),
    faults: scenario.faults ?? [],
    ...(scenario.procedure === undefined ? {} : { procedure: scenario.procedure }),
    ...(scenario.servers === undefined ? {} : { blank: scenario.servers }),
    pace: scenario.pace ?? PACE,
    durations: DURATIONS,
  });
  closing.push(() => lab.stop());
  scenario.before?.(lab);
  const { cluster, content } = await loadClusterFile(lab.clusterFile);
  // Tests share one Temporal server: a name of its own keeps each run's lock to itself.
  const name = `${cluster.name}-${randomUUID().slice(0, 8)}`;
  const taskQueue = `rehearsal-${name}`;
  const sites = cluster.site === undefined ? [] : [cluster.site];
  const site = CALLMANAGER4.openSite(new HostPool(readSecret));
  const worker = await startWorker({
    temporal: plainAccess(address, 'default'),
    taskQueue,
    sites,
    platform: CALLMANAGER4,
    site,
    cacheFolder,
  });
  closing.push(() => worker.stop());
  const connection = await Connection.connect({ address });
  closing.push(() => connection.close());
  const client = new Client({ connection });
  const carryOut = async (people: Scenario['people'], from?: string): Promise<Carried> => {
    // Every procedure's workflow takes and returns the same.
    const handle = await client.workflow.start<typeof upgradeCluster>(WORKFLOW_TYPES[scenario.procedure ?? 'upgrade'], {
      taskQueue,
      workflowId: workflowIdOf(name),
      args: [
        {
          cluster: { ...(content as object), cluster: name, ...windowOf(scenario) },
          ...(scenario.servers === undefined ? {} : { servers: scenario.servers }),
          ...(from === undefined ? {} : { from }),
        },
      ],
    });
    const robots = startRobots({
      run: temporalRun(client, name),
      console: consoleAt(lab.consoleUrl),
      people: cluster.people,
      reactionMilliseconds: 50,
      ...people?.({ lab, handle }),
    });
    const outcome = await handle.result().then(
      async (result) => ({ result: { ...result, journal: await journalOf(client, name, result) }, failure: null }),
      (error: unknown) => ({ result: null, failure: failureOf(error) }),
    );
    await robots.stop();
    return { handle, ...outcome };
  };
  if (scenario.peopleBefore) await carryOut(scenario.peopleBefore);
  const { handle, ...outcome } = await carryOut(scenario.people, scenario.from);
  const { plan } = await readPlan(client, handle.workflowId, (await handle.query(planQuery)) as PlanAnswer);
  return {
    plan,
    ...outcome,
    journal: outcome.result?.journal ?? [],
    violations: lab.referee.finish(outcome.result?.state ?? 'stopped'),
    events: lab.cluster.events.all(),
    handle: { workflowId: handle.workflowId, runId: handle.firstExecutionRunId },
  };
}

/** The example as it is, or a copy of it that differs. */
async function clusterFileOf({ cluster, differs }: Scenario, closing: (() => Promise<unknown>)[]): Promise<string> {
  const example = fileURLToPath(new URL(`../../config/examples/${cluster}.yaml`, import.meta.url));
  if (!differs) return example;
  const content = parse(await readFile(example, 'utf8')) as ExampleFile;
  const folder = await mkdtemp(join(tmpdir(), 'ccm-scenario-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, `${cluster}.yaml`);
  await writeFile(file, stringify(differs(content)));
  return file;
}

/** The story of all runs of the chain. A worker that is busy with other runs answers a little later. */
async function journalOf(client: Client, cluster: string, { runs }: RunResult): Promise<readonly JournalEntry[]> {
  for (const deadline = Date.now() + 60_000; ;) {
    const { entries, lost } = await readJournal(client, { workflowId: workflowIdOf(cluster), runs });
    if (lost.length === 0) return entries;
    if (Date.now() > deadline) throw new Error(lost.join('\n'));
  }
}

/** A window that has been open for an hour. */
function windowOf({ windowMinutes }: Scenario): { readonly window?: { readonly from: string; readonly to: string } } {
  if (windowMinutes === undefined) return {};
  const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
  return { window: { from: inMinutes(-60), to: inMinutes(windowMinutes) } };
}

function failureOf(error: unknown): string {
  const cause = error instanceof WorkflowFailedError ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
