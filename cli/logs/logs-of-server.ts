import { resolve } from 'node:path';
import { openHostFiles } from '../../activities/ssh/host-files.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import { CommandError } from '../command-error.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { PLATFORM } from '../platform.ts';
import { secretsWithin } from '../open-site.ts';
import { readCluster } from '../read-cluster.ts';
import { siteOf, siteReaderOf } from '../read-site.ts';
import { openClient, type OpenClient } from '../temporal/open-client.ts';
import { readInput } from '../temporal/read-input.ts';
import { findExecution, type Execution } from '../temporal/read-execution.ts';
import { COLLECT_LIMITS, collectLogs } from './collect-logs.ts';
import type { LogIndex } from './log-index.ts';
import { refuseWhileInstalling, standingOf } from './may-collect.ts';
import { notSeen, notWhole, renderLogs } from './render-logs.ts';
import { safeFileNames } from './safe-file-name.ts';

/** What `ccmctl logs` was asked for. */
export interface LogsRequest {
  readonly cluster: string;
  readonly server: string;
  readonly out: string;
  /** Cluster file; undefined: that of the run. */
  readonly file: string | undefined;
  /** Paths of further logs on the server. */
  readonly also: readonly string[];
}

/** How often at most the run is asked again, in milliseconds, whether the installer may have begun. */
const ASK_AGAIN_MS = 5_000;

/** Collects the logs of one server; what could not be seen or fetched makes the end an unknown one. */
export async function logsOfServer(context: Context, request: LogsRequest): Promise<ExitCode> {
  for (const path of request.also) refuseBadPath(path);
  await using open = await openClient(await context.settings(), context.identity);
  const run = await findExecution(open.client, request.cluster);
  const cluster = await clusterOf(context, open, run, request);
  const target = PLATFORM.targetOf(cluster, request.server);
  if (!target) throw noSuchServer(cluster, request.server);
  const standing = run && (await standingOf(open.client, cluster.name));
  if (standing) refuseWhileInstalling(standing, cluster, request.server);
  const named = standing ? PLATFORM.logs.namedIn(standing.journal, request.server) : [];
  const route = PLATFORM.logs.routeTo(target, [...new Set([...request.also, ...named])]);
  const folder = resolve(context.folder, request.out, safeFileNames([request.server]).get(request.server) ?? '_');
  context.output.progress(`${request.server}: logging on to ${route.endpoint.host}`);
  const files = await openHostFiles(route.endpoint, secretsWithin(siteReaderOf(context))).catch(unreachable);
  try {
    const index = await collectLogs({
      cluster: cluster.name,
      server: request.server,
      folder,
      files,
      places: route.places,
      logs: PLATFORM.logs,
      limits: COLLECT_LIMITS,
      now: () => new Date(),
      progress: context.output.progress,
      mayGoOn: askedNowAndThen(async () => {
        if (await findExecution(open.client, cluster.name))
          refuseWhileInstalling(await standingOf(open.client, cluster.name), cluster, request.server);
      }),
    });
    context.output.endProgress();
    context.output.result({ folder, ...index }, () => renderLogs(index, folder, context.output.colors));
    return endOf(index);
  } finally {
    files.close();
  }
}

function refuseBadPath(path: string): void {
  const why = PLATFORM.logs.whyNoPath(path);
  if (why !== undefined) throw new CommandError(EXIT.usage, `--also ${path}: ${why}`);
}

async function clusterOf(
  context: Context,
  open: OpenClient,
  run: Execution | null,
  request: LogsRequest,
): Promise<AnyCluster> {
  const { cluster: name, file } = request;
  const site = await siteOf(context);
  if (file !== undefined) {
    const { cluster } = await readCluster(file, undefined, site);
    if (cluster.name === name) return cluster;
    throw new CommandError(EXIT.usage, `${file} describes the cluster ${cluster.name}, not ${name}`);
  }
  if (run) return readInput(open.client, run, site);
  throw new CommandError(EXIT.usage, `cluster ${name} has no run that says how its servers are reached`, [
    'name its cluster file: --file FILE',
  ]);
}

const noSuchServer = ({ name, servers }: AnyCluster, server: string): CommandError =>
  new CommandError(EXIT.usage, `cluster ${name} has no server ${server}`, [
    `its servers are ${servers.map((one) => one.name).join(', ')}`,
  ]);

function unreachable(error: Error): never {
  throw new CommandError(EXIT.unknown, `no logs can be read: ${error.message}`);
}

function askedNowAndThen(ask: () => Promise<void>): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < ASK_AGAIN_MS) return;
    await ask();
    last = performance.now();
  };
}

const endOf = (index: LogIndex): ExitCode =>
  notSeen(index).length + notWhole(index).length === 0 ? EXIT.good : EXIT.unknown;
