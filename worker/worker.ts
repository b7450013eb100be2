import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, NativeConnection, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { createActivities } from '../activities/create-activities.ts';
import type { Site } from '../activities/types.ts';
import { siteQueueOf } from '../workflows/messages.ts';

/** Which server a worker serves, and where it stands. */
export interface WorkerOptions {
  /** `host:port` of the Temporal server. */
  readonly address: string;
  readonly namespace: string;
  /** Queue of the workflows; `ccm` but for tests. */
  readonly taskQueue: string;
  /** Sites whose servers this worker can reach; it carries out their activities. */
  readonly sites: readonly string[];
  readonly site: Site;
  /** Made beforehand where several workers start in one process; made here without it, which takes seconds. */
  readonly workflowBundle?: WorkflowBundle;
}

export interface RunningWorker {
  /** Resolves when all of it has ended; rejects when a part failed. */
  readonly ended: Promise<void>;
  /** Takes no further work, lets what runs end, and closes connections. */
  stop(): Promise<void>;
}

/** How long activities may go on after the worker was told to stop: an act takes seconds, and must not be cut off. */
const GRACE_MS = 30_000;

/** The workflows' code as workers load it. */
export const bundleWorkflows = (): Promise<WorkflowBundle> =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
    // Without it the bundler prints its own statistics, whatever the process wants to be printed.
    logger: Runtime.instance().logger,
  });

/**
 * Starts a worker for the workflows and for the activities of its sites.
 * @throws TransportError when the server does not answer
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const connection = await NativeConnection.connect({ address: options.address });
  const shared = {
    connection,
    namespace: options.namespace,
    activities: { ...createActivities({ site: options.site }) },
    identity: `ccmctl worker ${process.pid}@${hostname()}`,
    shutdownGraceTime: GRACE_MS,
  };
  const workflowBundle = options.workflowBundle ?? (await bundleWorkflows());
  const workers = await Promise.all([
    Worker.create({ ...shared, taskQueue: options.taskQueue, workflowBundle }),
    ...options.sites.map((site) => Worker.create({ ...shared, taskQueue: siteQueueOf(options.taskQueue, site) })),
  ]);
  const ended = Promise.all(workers.map((worker) => worker.run())).then(() => undefined);
  return {
    ended,
    async stop() {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended.catch(() => undefined);
      await connection.close();
      await options.site.close();
    },
  };
}
