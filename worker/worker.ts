import { hostname } from 'node:os';
import { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { createActivities } from '../activities/create-activities.ts';
import type { TemporalAccess } from '../config/temporal-access.ts';
import { ACT_SECONDS } from '../plan/time-of-acts.ts';
import type { Platform } from '../plan/platform/platform.ts';
import type { Site } from '../plan/platform/site.ts';
import type { ReadSite } from '../plan/types/site-rules.ts';
import { actQueueOf, siteQueueOf } from '../workflows/messages.ts';
import { ENCODED_FAILURES, PLAIN, type Conversion } from './codec/conversion.ts';
import { exportHistory } from './export-history.ts';
import { createFirstRunOf } from './first-run-of.ts';
import { resultsOf } from './read-history.ts';
import { runsOfCluster } from './runs-of-cluster.ts';
import { connectWorker } from './temporal/connect-worker.ts';
import { untilIdle } from './until-idle.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** Which server a worker serves, and where it stands. */
export interface WorkerOptions {
  readonly temporal: TemporalAccess;
  /** Queue of the workflows; `ccm` but for tests. */
  readonly taskQueue: string;
  /** Sites whose servers this worker can reach; it carries out their activities. */
  readonly sites: readonly string[];
  /** What kind of clusters it carries out runs on. */
  readonly platform: Platform;
  readonly site: Site;
  /** What the site lays down, at each moment anew; absent: there is no site file. */
  readonly readSite?: ReadSite | undefined;
  /** Where the Temporal UI is; null: nobody has said. */
  readonly uiAddress?: string | null;
  /** How values become what Temporal keeps; as they are unless told otherwise. */
  readonly conversion?: Conversion;
  /** Where the workflows' bundle is kept for the next start. */
  readonly cacheFolder: string;
}

export interface RunningWorker {
  /** Resolves when all of it has ended; rejects when a part failed. */
  readonly ended: Promise<void>;
  /** Takes no further work, lets what runs end, and closes connections. */
  stop(): Promise<void>;
}

/** How the worker is called in Temporal, and on what it writes. */
const IDENTITY = `ccmctl worker ${process.pid}@${hostname()}`;

/** How long what changes nothing may go on after the worker was told to stop: another worker makes a look again. */
const GRACE_MS = 10_000;

/** An act is never cut off: within its own time it has ended by itself. */
const GRACE_OF_ACTS_MS = ACT_SECONDS * 1000;

/**
 * A worker that was told to stop and has had nothing under way for so long is left: of a connection that broke in the same
 * moment, Temporal's client may wait for ever for the end of its last poll (sdk-rust 1297).
 */
const IDLE_MS = 15_000;

/** How often at least Temporal hears of a look or an act, so that a dead worker is missed as soon as its limit is over. */
const HEARTBEAT_MS = 3_000;

/** A workflow's next task waits for the worker that knows it for so long; another one goes through its history first. */
const STICKY_MS = 4_000;

/**
 * Starts a worker for the workflows and for the activities of its sites.
 * @throws ReachTemporalError when the server does not answer
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { conversion = PLAIN } = options;
  const [connection, bundle] = await Promise.all([
    connectWorker(options.temporal.howToConnect()),
    workflowBundle(options.cacheFolder, conversion.isEncrypted ? ENCODED_FAILURES : undefined),
  ]);
  const { temporal, platform, taskQueue, sites } = options;
  const { namespace } = temporal;
  const client = new Client({ connection, namespace, dataConverter: conversion.ofClient });
  const shared = {
    connection,
    namespace,
    dataConverter: conversion.ofWorker,
    activities: createActivities({
      platform,
      site: options.site,
      readSite: options.readSite,
      uiAddress: options.uiAddress ?? null,
      isConfidential: conversion.isEncrypted,
      worker: IDENTITY,
      runs: runsOfCluster(client),
      readResults: (run, activityType) => resultsOf(client, run, activityType),
      firstRunOf: createFirstRunOf(client),
      historyOf: (run) => exportHistory(client, run),
    }),
    identity: IDENTITY,
    maxHeartbeatThrottleInterval: HEARTBEAT_MS,
    stickyQueueScheduleToStartTimeout: STICKY_MS,
  };
  const lookers = { ...shared, shutdownGraceTime: GRACE_MS };
  const actors = { ...shared, shutdownGraceTime: GRACE_OF_ACTS_MS };
  const workers = await Promise.all([
    Worker.create({ ...lookers, taskQueue, workflowBundle: bundle }),
    ...sites.map((site) => Worker.create({ ...lookers, taskQueue: siteQueueOf(taskQueue, site) })),
    ...[undefined, ...sites].map((site) => Worker.create({ ...actors, taskQueue: actQueueOf(taskQueue, site) })),
  ]);
  const runs = workers.map((worker) => worker.run());
  return {
    ended: Promise.all(runs).then(() => undefined),
    async stop() {
      if (await stopAll(workers, runs)) await connection.close();
      await options.site.close();
    },
  };
}

/** @returns false where one of them waits for what never comes; it holds its connection */
async function stopAll(workers: readonly Worker[], runs: readonly Promise<void>[]): Promise<boolean> {
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  const isOver = new AbortController();
  // Where one of them has failed, the others still have something to finish.
  const over = Promise.allSettled(runs).then(() => isOver.abort());
  await Promise.race([over, untilIdle(workers, IDLE_MS, isOver.signal).catch(() => undefined)]);
  return isOver.signal.aborted;
}
