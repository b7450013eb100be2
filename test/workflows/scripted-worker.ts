import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { ActionInput, ActionReport, Activities, CheckInput } from '../../activities/types.ts';
import type { Cluster } from '../../plan/types/cluster.ts';
import { unknown, unknownFacts, type Observation } from '../../plan/types/observation.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { Verdict } from '../../plan/types/run.ts';
import { readSettings } from '../../config/settings.ts';
import { recallServices } from '../../worker/recall-services.ts';
import { workflowBundle, type WorkflowCode } from '../../worker/workflow-bundle.ts';

/** What the scripted world answers: checks and acts by the step's or check's name. */
export interface World {
  check(input: CheckInput): Verdict | Promise<Verdict>;
  act(input: ActionInput): ActionReport | Promise<ActionReport>;
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
  { cluster, plan, world }: { readonly cluster: Cluster; readonly plan: Plan; readonly world: World },
): Promise<ScriptedWorker> =>
  startWorker(address, taskQueue, (client) =>
    scripted(cluster, plan, world, ({ cluster: name, ...current }) => recallServices(client, name, current)),
  );

/** A worker of the real workflows, unless others are given, over such activities. */
export async function startWorker(
  address: string,
  taskQueue: string,
  activitiesOf: (client: Client) => Activities,
  workflows: Promise<WorkflowCode> = bundle,
): Promise<ScriptedWorker> {
  const connection = await NativeConnection.connect({ address });
  const activities = { ...activitiesOf(new Client({ connection })) };
  const worker = await Worker.create({ connection, taskQueue, workflowBundle: await workflows, activities });
  const running = worker.run();
  return {
    async stop() {
      worker.shutdown();
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

export const scripted = (
  cluster: Cluster,
  plan: Plan,
  world: World,
  recall: Activities['recallServices'] = () => Promise.resolve({ servers: {} }),
): Activities => ({
  readClusterFile: () => Promise.resolve(cluster),
  lookAtServer: ({ server }) => Promise.resolve(unseen(server.name)),
  makePlan: () => Promise.resolve(plan),
  recallServices: recall,
  runCheck: async (input) => world.check(input),
  runAction: async (input) => world.act(input),
});
