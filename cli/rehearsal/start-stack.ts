import { PLATFORM } from '../platform.ts';
import type { ProcedureName } from '../procedures.ts';
import { Client } from '@temporalio/client';
import type { Settings } from '../../config/settings.ts';
import { siteReader } from '../../config/site-file/load-site-file.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import type { Lab } from '../../lab/build-lab.ts';
import type { FaultSetting } from '../../lab/faults.ts';
import { openConversion } from '../../worker/codec/open-conversion.ts';
import { connectClient } from '../../worker/temporal/connect-client.ts';
import { reachTemporal, type ReachOptions } from '../../worker/temporal/reach-temporal.ts';
import { startWorker } from '../../worker/worker.ts';
import { TASK_QUEUE } from '../../workflows/messages.ts';
import { openSite } from '../open-site.ts';
import { readCluster, type ReadCluster } from '../read-cluster.ts';
import { installQuietRuntime } from '../../worker/quiet-runtime.ts';
import { createClosing, type Closing } from './closing.ts';
import { openLab } from './open-lab.ts';
import { NoSshKeygenError } from '../../activities/signatures/run-ssh-keygen.ts';
import { readFaults } from './read-faults.ts';
import { makeRehearsalSite, type RehearsalSite } from './rehearsal-site.ts';

export interface StackOptions {
  readonly settings: Settings;
  readonly identity: string;
  /** Any cluster file: the lab is built from it. */
  readonly clusterFile: string;
  /** What the site file says that goes with it; undefined: there is none. The lab has hosts and keys of its own. */
  readonly site: SiteInForce | undefined;
  /** Whether its people have keys and sign, by a site file of its own; for whoever starts runs there by hand it has none. */
  readonly signs: boolean;
  /** Folder for the sheet to finish by hand, where its people sign; undefined: none is kept. */
  readonly sheets?: string;
  /** Faults of the lab, as `NAME@SERVER`. */
  readonly faults: readonly string[];
  /** What the lab's servers are to be found like; an upgrade without it. */
  readonly procedure?: ProcedureName;
  /** Servers of the lab that are new. */
  readonly servers?: readonly string[] | undefined;
  /** Whether runs outlive the Temporal server, where it is ours. */
  readonly runs: 'keep' | 'forget';
  readonly progress: (text: string) => void;
  readonly note: (text: string) => void;
  /** Ports for a Temporal that is started, where they are free; the usual ones unless told otherwise. */
  readonly ports?: NonNullable<ReachOptions['ports']>;
}

/** Temporal, a lab and a worker that reaches the lab's servers: all that a rehearsal needs but people. */
export interface Stack {
  readonly address: string;
  readonly namespace: string;
  readonly uiAddress: string | null;
  readonly client: Client;
  readonly lab: Lab;
  /** Faults that the lab was started with. */
  readonly faults: readonly FaultSetting[];
  /** The lab's own cluster file, read. */
  readonly cluster: ReadCluster;
  /** The site that it goes by; undefined: it has no site file. */
  readonly site: RehearsalSite | undefined;
  /** Resolves when the worker has ended; rejects when it failed. */
  readonly workerEnded: Promise<void>;
  /** Ends everything that was started, in order. */
  stop(): Promise<void>;
}

/** Starts a stack; what was started before a failure is ended again. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const closing = createClosing();
  try {
    return await startParts(options, closing);
  } catch (error) {
    await closing.close().catch(() => undefined);
    throw error;
  }
}

async function startParts(options: StackOptions, closing: Closing): Promise<Stack> {
  const { settings, progress, note } = options;
  // Judged before anything is started: a lab would take files that the product does not.
  const { servers, people } = (await readCluster(options.clusterFile, undefined, options.site)).cluster;
  const faults = readFaults(
    options.faults,
    servers.map(({ name }) => name),
  );
  installQuietRuntime(note);
  const { runs, ports } = options;
  const temporal = await reachTemporal(settings, { runs, onProgress: progress, ...(ports && { ports }) });
  closing.add(() => temporal.stop());
  progress('starting the lab');
  const lab = await openLab({ ...options, faults, people });
  closing.add(() => lab.stop());
  const own = options.signs
    ? await makeRehearsalSite(lab.clusterFile, people, options.sheets).catch(unsigned(note))
    : undefined;
  if (own) closing.add(() => own.remove());
  const readSite = own && siteReader(own.siteFile);
  const cluster = await readCluster(own?.clusterFile ?? lab.clusterFile, undefined, await readSite?.());
  progress('starting the worker');
  const { site } = cluster.cluster;
  const conversion = await openConversion(settings, temporal.access.namespace);
  const worker = await startWorker({
    temporal: temporal.access,
    conversion,
    taskQueue: TASK_QUEUE,
    sites: site === undefined ? [] : [site],
    platform: PLATFORM,
    site: openSite(readSite),
    readSite,
    cacheFolder: settings.cacheFolder,
  });
  closing.add(() => worker.stop());
  const connection = await connectClient(temporal.access.howToConnect());
  closing.add(() => connection.close());
  const { access, uiAddress } = temporal;
  const { address, namespace } = access;
  const client = new Client({ connection, namespace, identity: options.identity, dataConverter: conversion.ofClient });
  const workerEnded = worker.ended;
  const stop = (): Promise<void> => closing.close();
  return { address, namespace, uiAddress, client, lab, faults, cluster, site: own, workerEnded, stop };
}

/** A rehearsal needs nothing but Node: where nobody can sign, people only claim, and that is said. */
const unsigned =
  (note: StackOptions['note']) =>
  (error: unknown): undefined => {
    if (!(error instanceof NoSshKeygenError)) throw error;
    note(`nobody signs in this rehearsal: ${error.message}`);
  };
