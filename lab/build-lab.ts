import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readClusterSpec, type ClusterSpec } from './cluster-spec.ts';
import type { Person } from '../plan/types/cluster.ts';
import { LabConsole } from './console.ts';
import type { Procedure } from '../platforms/callmanager4/types/procedure.ts';
import type { FaultSetting } from './faults.ts';
import { LabCluster, type Secrets } from './lab-cluster.ts';
import { REHEARSAL_DURATIONS } from './rehearsal-durations.ts';
import { Referee } from './referee.ts';
import { openEndpoints } from './ssh/endpoints.ts';
import type { WindowsServer } from './windows-server.ts';

export interface LabOptions {
  /** Path of any cluster file. */
  readonly clusterFile: string;
  /** What is rehearsed: the cluster stands as it does before this. */
  readonly procedure?: Procedure;
  /**
   * Names of servers that have their operating system and nothing else; absent: all CallManager servers for an
   * installation, the publisher where it is replaced, and nobody otherwise.
   */
  readonly blank?: readonly string[];
  /** Names of servers at whose console the Administrator is logged on already. */
  readonly loggedOn?: readonly string[];
  /** The people of the derived file; absent: those whom the file describes. */
  readonly people?: readonly Person[];
  readonly faults?: readonly FaultSetting[];
  /** Multiplies every physical duration: 1 takes about a minute for six servers. */
  readonly pace?: number;
  /** Durations of the derived file by their names, such as `{ subscriptionsSettle: '2s' }`. */
  readonly durations?: Readonly<Record<string, string>>;
  /** Port of the console; a free one without it. */
  readonly consolePort?: number;
}

/** A rehearsal cluster that runs. */
export interface Lab {
  /** Path of the derived cluster file: the same cluster at the lab's endpoints. */
  readonly clusterFile: string;
  readonly consoleUrl: string;
  readonly cluster: LabCluster;
  readonly referee: Referee;
  readonly servers: readonly WindowsServer[];
  stop(): Promise<void>;
}

/** Passwords are letters and digits only (S1, "Important Considerations"). */
const makeSecrets = (): Secrets => {
  const password = (): string => randomBytes(6).toString('hex');
  return { administrator: password(), phrase: password(), sa: password(), directoryManager: password() };
};

async function writeDerived(directory: string, spec: ClusterSpec): Promise<string> {
  const path = join(directory, 'cluster.yaml');
  await writeFile(path, stringify(spec));
  return path;
}

/**
 * Starts a lab from a cluster file: servers, real SSH on loopback, the console and the referee.
 * @throws Error when the file cannot be read or is no cluster file.
 * @throws RangeError when a blank server is named that there is not, or none is named where one must be.
 */
export async function startLab(options: LabOptions): Promise<Lab> {
  const spec = readClusterSpec(await readFile(options.clusterFile, 'utf8'));
  const { procedure = 'upgrade', blank } = options;
  const scene = { procedure, ...(blank === undefined ? {} : { blank }) };
  const cluster = new LabCluster(spec, makeSecrets(), options.faults ?? [], options.pace ?? 1, scene);
  for (const name of options.loggedOn ?? []) cluster.server(name).windows.logOn('Administrator', 'console');
  const referee = new Referee(cluster);
  const directory = await mkdtemp(join(tmpdir(), 'ccm-lab-'));
  const endpoints = await openEndpoints(cluster, directory);
  const console = new LabConsole(cluster, referee);
  const consoleUrl = await console.open(options.consolePort);
  const durations = { ...spec.durations, ...REHEARSAL_DURATIONS, ...options.durations };
  // A rehearsal may begin at any hour: the window of the real work stays behind.
  const { window: _window, ...derived } = endpoints.derived;
  const clusterFile = await writeDerived(directory, {
    ...derived,
    people: options.people ?? spec.people,
    rehearsal: true,
    durations,
  });
  return {
    clusterFile,
    consoleUrl,
    cluster,
    referee,
    servers: cluster.servers.map(({ windows }) => windows),
    stop: async () => {
      cluster.stop();
      console.close();
      endpoints.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
