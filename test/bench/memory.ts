import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { makeRehearsalSite } from '../../cli/rehearsal/rehearsal-site.ts';
import { signForPeople } from '../../cli/rehearsal/sign-for-people.ts';
import { startRun } from '../../cli/temporal/start-run.ts';
import { siteReader } from '../../config/site-file/load-site-file.ts';
import { startLab } from '../../lab/build-lab.ts';
import { consoleAt } from '../../lab/console-client.ts';
import { temporalRun } from '../../lab/robot-run.ts';
import { startRobots } from '../../lab/robots.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { connectClient } from '../../worker/temporal/connect-client.ts';
import type { RunningTemporal } from '../../worker/temporal/start-server.ts';
import type { Asked, Gauge } from './gauged-worker.ts';
import { print } from './figures.ts';

const EXAMPLE = fileURLToPath(new URL('../../config/examples/demo-two-servers.yaml', import.meta.url));
const PROGRAM = fileURLToPath(new URL('gauged-worker.ts', import.meta.url));

/** After so many runs the worker's memory is looked at. */
const GAUGED_AFTER = [1, 20, 50, 100, 150, 200];

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1).padStart(6)} MB`;

/**
 * Has one worker carry out short runs in the lab, one after the other, signed and recorded as at a site, and prints what it
 * holds after so many of them.
 * @param snapshots folder for a heap snapshot at the twentieth and at the last run; undefined: none
 */
export async function gaugeMemory(temporal: RunningTemporal, runs: number, snapshots?: string): Promise<void> {
  const lab = await startLab({ clusterFile: EXAMPLE, procedure: 'verify-subscriptions' });
  const { people } = (await loadClusterFile(lab.clusterFile)).cluster;
  const site = await makeRehearsalSite(lab.clusterFile, people);
  const worker = fork(PROGRAM, [temporal.address, site.siteFile], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(worker, 'message');
  const connection = await connectClient({ address: temporal.address });
  const client = new Client({ connection });
  const { cluster, content } = await loadClusterFile(site.clusterFile, await siteReader(site.siteFile)());
  try {
    for (let run = 1; run <= runs; run += 1) {
      const input = { cluster: content, by: site.requester };
      await startRun(client, { cluster, procedure: 'verify-subscriptions', input });
      const robotRun = signForPeople(temporalRun(client, cluster.name), site.keyOf);
      const robots = startRobots({ run: robotRun, console: consoleAt(lab.consoleUrl), people, repairs: true });
      const { state } = await robotRun.result();
      await robots.stop();
      if (state !== 'completed') throw new Error(`run ${run} has ended as ${state}`);
      if (!GAUGED_AFTER.includes(run) && run !== runs) continue;
      const isKept = snapshots !== undefined && (run === 20 || run === runs);
      const { rss, heap, external } = await ask(worker, isKept ? { snapshot: `${snapshots}/${run}.heapsnapshot` } : {});
      const held = `heap ${megabytes(heap)}   external ${megabytes(external)}   resident ${megabytes(rss)}`;
      print(`memory of the worker after ${String(run).padStart(3)} runs   ${held}`);
    }
  } finally {
    const ended = once(worker, 'exit');
    worker.disconnect();
    await ended;
    await connection.close();
    await site.remove();
    await lab.stop();
  }
}

async function ask(worker: ChildProcess, asked: Asked): Promise<Gauge> {
  const answered = once(worker, 'message') as Promise<[Gauge]>;
  worker.send(asked);
  const [gauge] = await answered;
  return gauge;
}
