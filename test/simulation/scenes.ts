import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { directEndpointOf, readClusterSpec, type ClusterSpec } from '../../lab/cluster-spec.ts';
import { REHEARSAL_DURATIONS } from '../../lab/rehearsal-durations.ts';
import { enlarge } from '../bench/enlarge.ts';
import { aboutIn, withChance } from './chance-cluster.ts';
import type { Night } from './night.ts';
import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';

/** A procedure on a cluster. */
export interface Scene {
  readonly procedure: Procedure;
  readonly cluster: ClusterSpec;
  /** Servers that are new. */
  readonly servers?: readonly string[];
}

const clusterOf = (example: string, more: Partial<ClusterSpec> = {}): ClusterSpec => {
  const path = fileURLToPath(new URL(`../../config/examples/${example}.yaml`, import.meta.url));
  const { window: _window, ...spec } = readClusterSpec(readFileSync(path, 'utf8'));
  return onThisMachine({ ...spec, ...more, rehearsal: true, durations: { ...spec.durations, ...REHEARSAL_DURATIONS } });
};

/** Where the station listens; servers that are reached directly have the ports after it, in their order. */
const STATION_PORT = 2200;

/** A rehearsal's hosts are on this machine: they are told apart by their ports. */
const onThisMachine = (spec: ClusterSpec): ClusterSpec => ({
  ...spec,
  ...(spec.station && { station: { ...spec.station, host: '127.0.0.1', port: STATION_PORT } }),
  servers: spec.servers.map((server, index) => {
    const direct = directEndpointOf(server);
    if (!direct) return server;
    return { ...server, transport: { direct: { ...direct, host: '127.0.0.1', port: STATION_PORT + 1 + index } } };
  }),
});

/** The publisher is a machine of which a mirrored drive is kept apart. */
const withoutDrive = (spec: ClusterSpec): ClusterSpec => ({
  ...spec,
  servers: spec.servers.map((server) =>
    server.roles.includes('publisher')
      ? { ...server, model: 'MCS-7835', withoutDrive: 'the way back of this night' }
      : server,
  ),
});

const two = (procedure: Procedure, more: Partial<Scene> = {}): Scene => ({
  procedure,
  cluster: clusterOf('demo-two-servers'),
  ...more,
});

/** Every procedure, on small clusters and on a larger one. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'an upgrade of two servers': two('upgrade'),
  'an upgrade without a drive': two('upgrade', { cluster: withoutDrive(clusterOf('demo-two-servers')) }),
  'an upgrade of six servers': { procedure: 'upgrade', cluster: clusterOf('demo-six-servers') },
  'an installation of two servers': two('install'),
  'a subscriber is added': two('add-subscriber', { servers: ['AAR-SUB'] }),
  'a publisher is replaced': two('replace-publisher', { servers: ['AAR-PUB'] }),
  'subscriptions are verified': two('verify-subscriptions'),
  'after an installation': two('post-install'),
  'names are repaired': two('repair-names', {
    cluster: clusterOf('demo-two-servers', { names: { by: 'files', dnsSuffix: 'example.com' } }),
  }),
};

/**
 * The scene of a night: on a cluster by chance, where the night has one.
 * @throws RangeError where there is no such scene
 */
export function sceneOf({ scene: name, cluster: chance }: Pick<Night, 'scene' | 'cluster'>): Scene {
  const scene = SCENES[name] ?? LARGE_SCENES[name];
  if (!scene) throw new RangeError(`there is no scene ${name}`);
  if (!chance) return scene;
  const cluster = onThisMachine(withChance(scene.cluster, chance));
  const servers = aboutIn(scene, cluster);
  return { ...scene, cluster, ...(servers === undefined ? {} : { servers }) };
}

/** Clusters that are too large for nights by chance: each is asked for by its name. */
export const LARGE_SCENES: Readonly<Record<string, Scene>> = {
  'an upgrade of sixty servers': {
    procedure: 'upgrade',
    cluster: onThisMachine(enlarge(clusterOf('twelve-servers'), 60)),
  },
};
