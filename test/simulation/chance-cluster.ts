import type { ClusterSpec, ServerSpec } from '../../lab/cluster-spec.ts';
import type { Scene } from './scenes.ts';

/** What the servers beside the publisher may be. */
export const CHANCE_ROLES = ['tftp', 'service', 'secondary', 'primary', 'application'] as const;
type ChanceRole = (typeof CHANCE_ROLES)[number];

/** A server beside the publisher. */
export interface ChanceServer {
  readonly role: ChanceRole;
  /** Reached by an SSH server of its own, not through the station. */
  readonly isDirect: boolean;
  /** Software on it that disturbs the installer. */
  readonly software: 'none' | 'antivirus' | 'antivirus and agent';
  readonly devices: number;
}

/** A cluster that somebody might have: what differs from the examples. */
export interface ChanceCluster {
  readonly servers: readonly ChanceServer[];
  /** Where in its file the publisher stands. */
  readonly publisherAt: number;
}

type Named = ChanceServer & { readonly name: string };

const ANTIVIRUS = { name: 'McAfee VirusScan', class: 'antivirus', services: ['Network Associates McShield'] } as const;
const AGENT = {
  name: 'Cisco Security Agent',
  class: 'intrusion detection',
  services: ['Cisco Security Agent'],
} as const;

const SOFTWARE = { none: [], antivirus: [ANTIVIRUS], 'antivirus and agent': [ANTIVIRUS, AGENT] } as const;

const ALWAYS = ['Cisco Database Layer Monitor', 'Cisco RIS Data Collector'] as const;

const SERVICES: Readonly<Record<ChanceRole, readonly string[]>> = {
  tftp: ['Cisco TFTP', ...ALWAYS],
  service: ['Cisco IP Voice Media Streaming Application', ...ALWAYS],
  secondary: ['Cisco CallManager', ...ALWAYS],
  primary: ['Cisco CallManager', 'Cisco CTIManager', ...ALWAYS],
  application: [],
};

/** Nobody compares it on a simulated network. */
const FINGERPRINT = `SHA256:${'A'.repeat(43)}`;

/** What is known of a machine at its own SSH server; where it listens is for whoever builds the scene. */
const DIRECT = {
  direct: { host: '127.0.0.1', user: 'Administrator', hostKey: FINGERPRINT, key: { file: '/etc/ccmctl/key' } },
};

/** The cluster's people, parameters and the like are the scene's; its servers are these. */
export function withChance(spec: ClusterSpec, { servers, publisherAt }: ChanceCluster): ClusterSpec {
  const named = servers.map((server, index) => ({
    ...server,
    name: `${server.role.slice(0, 3).toUpperCase()}-${index}`,
  }));
  const secondaries = named.filter(({ role }) => role === 'secondary').map(({ name }) => name);
  const others = named.map((server, index) => serverOf(server, index, secondaries));
  const all = [...others];
  all.splice(publisherAt % (others.length + 1), 0, publisherOf(spec, named));
  return { ...spec, servers: all };
}

function serverOf(
  { role, name, isDirect, software, devices }: Named,
  index: number,
  secondaries: readonly string[],
): ServerSpec {
  const server = { name, address: `10.7.1.${index + 20}`, roles: [role], model: 'MCS-7835H-2.4' };
  if (role === 'application') return { ...server, applications: ['Cisco Emergency Responder'] };
  const backup = role === 'primary' ? secondaries[index % secondaries.length] : undefined;
  return {
    ...{ ...server, coresident: false, services: SERVICES[role], software: SOFTWARE[software] },
    ...(isDirect ? { transport: DIRECT } : {}),
    ...(backup === undefined ? {} : { backup }),
    ...(role === 'primary' ? { devices } : {}),
  };
}

/** With nobody else to do it, the publisher has the files and the telephones as well. */
function publisherOf(spec: ClusterSpec, others: readonly Named[]): ServerSpec {
  const example = spec.servers.find(({ roles }) => roles.includes('publisher')) as ServerSpec;
  const { devices: _devices, backup: _backup, ...rest } = example;
  const secondary = others.find(({ role }) => role === 'secondary');
  const has = (role: ChanceRole): boolean => others.some((one) => one.role === role);
  const serves = others.filter(({ role }) => role !== 'application').length <= 1 && !has('primary');
  return {
    ...rest,
    ...{ name: 'PUB', software: SOFTWARE['antivirus and agent'] },
    roles: ['publisher', ...(has('tftp') ? [] : ['tftp' as const]), ...(serves ? ['primary' as const] : [])],
    services: [...(serves ? ['Cisco CallManager'] : []), ...(has('tftp') ? [] : ['Cisco TFTP']), ...ALWAYS],
    ...(serves ? { devices: 100, ...(secondary === undefined ? {} : { backup: secondary.name }) } : {}),
  };
}

/** The servers that the scene's procedure is about, in another cluster. */
export function aboutIn({ procedure, servers }: Scene, cluster: ClusterSpec): readonly string[] | undefined {
  if (servers === undefined) return undefined;
  const isWanted = ({ roles }: ServerSpec): boolean =>
    procedure === 'replace-publisher'
      ? roles.includes('publisher')
      : !roles.includes('publisher') && !roles.includes('application');
  return cluster.servers
    .filter(isWanted)
    .slice(0, 1)
    .map(({ name }) => name);
}
