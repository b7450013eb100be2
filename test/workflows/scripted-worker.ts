import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { actsOf, looksOf, type WorkerActivities } from '../../activities/create-activities.ts';
import { inParts } from '../../activities/make-plan.ts';
import { asManyAsFit, createPlanActivities, type ReadResults } from '../../activities/plan-in-history.ts';
import { refuseAfterReset } from '../../activities/refuse-after-reset.ts';
import { isActedOn } from '../../activities/run-action.ts';
import type { ActionInput, ActionReport, Activities, CheckInput } from '../../activities/types.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import { unknown } from '../../plan/fact.ts';
import { unknownFacts, type Observation } from '../../platforms/callmanager4/types/observation.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { Verdict } from '../../plan/types/run.ts';
import { readSettings } from '../../config/settings.ts';
import { actQueueOf } from '../../workflows/messages.ts';
import { resultsOf } from '../../worker/read-history.ts';
import { NO_RUNS, type RunsOfCluster } from '../../activities/recall/recorded-runs.ts';
import { recallForgotten } from '../../activities/recall/recall-forgotten.ts';
import { recall } from '../../activities/recall/recall.ts';
import { runsOfCluster } from '../../worker/runs-of-cluster.ts';
import { workflowBundle, type WorkflowCode } from '../../worker/workflow-bundle.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { targetOf } from '../platforms/callmanager4/target-of.ts';

/** What the scripted world answers; what it does not script is good, and is done without a word. */
export interface World {
  check?(input: CheckInput): Verdict | Promise<Verdict>;
  /** What is sent; `check` is asked before, as by the product. */
  act?(input: ActionInput): Sent | void | Promise<Sent | void>;
  /** The whole activity of an act, where a test has one of its own. */
  wholeAct?(input: ActionInput): Promise<ActionReport>;
  verifySignature?: Activities['verifySignature'];
  recallForgotten?: Activities['recallForgotten'];
  closeRun?: Activities['closeRun'];
  notify?: Activities['notify'];
  keepAudit?: Activities['keepAudit'];
  keepSheet?: Activities['keepSheet'];
}

type Sent = Required<Pick<ActionReport, 'commands'>>;

const look = async (world: World, input: CheckInput): Promise<Verdict> => (await world.check?.(input)) ?? good();

async function lookAndAct(world: World, input: ActionInput): Promise<ActionReport> {
  refuseAfterReset(input);
  const before = await look(world, input.proof);
  if (!isActedOn(before, input.decidedBy)) return { before };
  return { before, commands: [], ...((await world.act?.(input)) ?? {}) };
}

export const good = (seen = 'as expected'): Verdict => ({ verdict: 'good', expected: 'good', seen });
export const bad = (seen = 'something else'): Verdict => ({ verdict: 'bad', expected: 'good', seen });
export const notKnown = (seen = 'no answer'): Verdict => ({ verdict: 'unknown', expected: 'good', seen });

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
});

const bundle = workflowBundle(readSettings().cacheFolder);

/** A worker whose plan is hand-made and whose servers behave as scripted. */
export interface ScriptedWorker {
  /** Lets what runs end. */
  stop(): Promise<void>;
}

export const startScriptedWorker = (
  address: string,
  taskQueue: string,
  { cluster, plan, world = {} }: { readonly cluster: Cluster; readonly plan: Plan; readonly world?: World },
): Promise<ScriptedWorker> =>
  startWorker(address, taskQueue, (client) => scripted(cluster, plan, world, readerOf(client), runsOfCluster(client)));

/** Reads what activities have returned, from the history where it lies. */
export const readerOf =
  (client: Client): ReadResults =>
  (run, type) =>
    resultsOf(client, run, type);

/** A worker of the real workflows, unless others are given, over such activities. */
export async function startWorker(
  address: string,
  taskQueue: string,
  activitiesOf: (client: Client) => WorkerActivities,
  workflows: Promise<WorkflowCode> = bundle,
): Promise<ScriptedWorker> {
  const connection = await NativeConnection.connect({ address });
  const activities = { ...activitiesOf(new Client({ connection })) };
  const workers = [
    await Worker.create({ connection, taskQueue, workflowBundle: await workflows, activities }),
    await Worker.create({ connection, taskQueue: actQueueOf(taskQueue), activities }),
  ];
  const running = Promise.all(workers.map((worker) => worker.run()));
  return {
    async stop() {
      for (const worker of workers) worker.shutdown();
      await running;
      await connection.close();
    },
  };
}

/** An observation in which nothing is known: these tests plan by hand. */
const unseen = (server: string): Observation => ({
  server,
  at: new Date(0).toISOString(),
  reachable: unknown('nobody looks in this test'),
  ...unknownFacts('nobody looks in this test'),
});

/** The plan is given; its parts are kept and read as those of any run. */
export function scripted(
  cluster: Cluster,
  plan: Plan,
  world: World,
  readResults: ReadResults,
  runs: RunsOfCluster = NO_RUNS,
): WorkerActivities {
  const { outline, parts } = inParts(CALLMANAGER4, cluster, plan);
  return {
    ...createPlanActivities(CALLMANAGER4, readResults),
    readClusterFile: () =>
      Promise.resolve({ cluster, targets: cluster.servers.map(({ name }) => targetOf(cluster, name)) }),
    lookAtServer: ({ server }) => Promise.resolve(unseen(server.name)),
    makePlan: () => Promise.resolve(outline),
    keepParts: async ({ from }) => asManyAsFit(parts, from),
    recall: (current) => recall(CALLMANAGER4, runs, current),
    recallForgotten: world.recallForgotten ?? ((input) => recallForgotten(CALLMANAGER4, runs, input)),
    verifySignature: world.verifySignature ?? (() => Promise.resolve({ why: 'nobody verifies in this test' })),
    keepAudit: world.keepAudit ?? (() => Promise.resolve(null)),
    keepSheet: world.keepSheet ?? (() => Promise.resolve()),
    closeRun: world.closeRun ?? (() => Promise.resolve()),
    notify: world.notify ?? (() => Promise.resolve([])),
    wordPrompt: ({ step, memory }) => Promise.resolve(CALLMANAGER4.wordPrompt(step, memory)),
    explainReport: (report) => Promise.resolve(CALLMANAGER4.explainReport(report)),
    ...looksOf(CALLMANAGER4, (input) => look(world, input)),
    ...actsOf(CALLMANAGER4, (input) => (world.wholeAct ?? ((given) => lookAndAct(world, given)))(input)),
  };
}
