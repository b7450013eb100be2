import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { HostPool } from '../../activities/ssh/host-pool.ts';
import { readSecret } from '../../activities/ssh/read-secret.ts';
import { lookAtServers, SIDE_BY_SIDE } from '../../cli/plan/look-at-servers.ts';
import { startLab } from '../../lab/build-lab.ts';
import { readClusterSpec, type ClusterSpec } from '../../lab/cluster-spec.ts';
import type { Hosts } from '../../plan/platform/hosts.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { createSite } from '../../platforms/callmanager4/site.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import { targetOf } from '../platforms/callmanager4/target-of.ts';
import { enlarge } from './enlarge.ts';
import { figures, print, shareOf } from './figures.ts';

const SERVERS = 20;

/** What a server's WMI takes for a look, beyond the lab (ours): real ones take a second or several. */
const WMI_MS = 1_000;

/**
 * `preflight` of twenty servers behind one station: the command as a whole, and its looks where a look takes as long as at
 * a real server. They may take one round of looks more than there have to be.
 */
export async function timePreflight(example: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-bench-'));
  const file = join(folder, 'twenty.yaml');
  await writeFile(file, stringify(behindStation(readClusterSpec(await readFile(example, 'utf8')))));
  const lab = await startLab({ clusterFile: file });
  try {
    await timeLooks((await loadClusterFile(lab.clusterFile)).cluster);
    print(
      figures(`preflight of ${SERVERS} servers of the lab, the command as a whole`, await timeCommand(lab.clusterFile)),
    );
  } finally {
    await lab.stop();
    await rm(folder, { recursive: true });
  }
}

/** Twenty servers, all of them reached by way of the station. */
function behindStation(spec: ClusterSpec): ClusterSpec {
  const { servers, ...rest } = enlarge(spec, SERVERS);
  return { ...rest, servers: servers.map(({ transport: _transport, ...server }) => server) };
}

async function timeCommand(clusterFile: string): Promise<readonly number[]> {
  const took: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    const start = performance.now();
    const command = spawn(process.execPath, [ccmctl, 'preflight', clusterFile], { stdio: 'ignore' });
    await once(command, 'exit');
    took.push(performance.now() - start);
  }
  return took;
}

const ccmctl = fileURLToPath(new URL('../../bin/ccmctl.js', import.meta.url));

/** Logs on to the station, which does not have the probe script yet, as on the very first day. */
async function timeLooks(cluster: Cluster): Promise<void> {
  const site = createSite({ hosts: asSlowAsWmi(new HostPool(readSecret)) });
  const start = performance.now();
  await lookAtServers(CALLMANAGER4, site, cluster, () => undefined);
  const all = performance.now() - start;
  const alone: number[] = [];
  for (const { name } of cluster.servers) {
    const begun = performance.now();
    await site.look(targetOf(cluster, name));
    alone.push(performance.now() - begun);
  }
  await site.close();
  const most = (Math.ceil(SERVERS / SIDE_BY_SIDE) + 1) * shareOf(alone, 0.9);
  print(figures(`one look where WMI takes ${WMI_MS} ms`, alone));
  print(figures(`${SERVERS} such looks, ${SIDE_BY_SIDE} side by side; wanted: at most ${most.toFixed(0)} ms`, [all]));
}

/** Every look that sees something takes so much longer. */
function asSlowAsWmi(pool: HostPool): Hosts {
  return {
    run: async (...asked) => {
      const result = await pool.run(...asked);
      if (result.stdout.startsWith('probe=')) await new Promise((resolve) => setTimeout(resolve, WMI_MS));
      return result;
    },
    hold: (endpoint, work) => pool.hold(endpoint, work),
    allowLogin: (endpoint, word) => pool.allowLogin(endpoint, word),
    close: () => pool.close(),
  };
}
