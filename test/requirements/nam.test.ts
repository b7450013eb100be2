import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../plan/fact.ts';
import { changesOf, linesAfter, lineOf } from '../../platforms/callmanager4/name-lines.ts';
import { namedNodesOf } from '../../platforms/callmanager4/named-nodes.ts';
import { REPAIR_NAMES } from '../../platforms/callmanager4/messages/repeated-advice.ts';
import type { Cluster, NameResolution } from '../../platforms/callmanager4/types/cluster.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleAdapter } from '../platforms/callmanager4/sample-observation.ts';
import { preflight, standing } from './preflight.ts';

const apart = sixServers.map((server, index) => ({ ...server, address: `10.1.1.${index + 1}` }));
const nodes = namedNodesOf(sampleCluster(apart));
const HOSTS = nodes.map((node) => lineOf('hosts', node));
const LMHOSTS = nodes.map((node) => lineOf('lmhosts', node));

const files = (given: Partial<Observation> = {}): Partial<Observation> => ({
  hosts: known(['127.0.0.1 localhost', ...HOSTS]),
  lmhosts: known(LMHOSTS),
  ...given,
});

const clusterBy = (by?: NameResolution): Partial<Cluster> => ({ servers: apart, ...(by ? { names: { by } } : {}) });

const standsAt = (id: string, seen: Partial<Observation>, by?: NameResolution): string =>
  standing({ procedure: 'install', seen, cluster: clusterBy(by) }, `cluster/${id}`);

describe('one kind of names for a cluster', () => {
  const server = apart.find(({ name }) => name === 'SEC')!;
  const offline = known([
    sampleAdapter({ addresses: [server.address], dnsServers: known([]), winsServers: known([]) }),
  ]);

  it.each<[string, Partial<Observation>, NameResolution | undefined, string]>([
    ['lines of the cluster in files, and DNS beside them', files(), undefined, 'bad; hold; warn'],
    ['neither lines nor DNS nor WINS', { adapters: offline }, undefined, 'bad; hold; warn'],
    ['files where the cluster file says the network', files({ adapters: offline }), 'network', 'bad; hold; warn'],
    ['a file that cannot be read', { hosts: unknown('?') }, undefined, 'unknown; hold; warn'],
    ['the network alone', {}, 'network', 'good; hold; nothing'],
  ])('%s (NAM-02)', (_title, seen, by, stands) => {
    expect(standsAt('one-kind-of-names', seen, by)).toBe(stands);
  });
});

describe('the lines of HOSTS and LMHOSTS before an installation', () => {
  it.each<[string, Partial<Observation>, string]>([
    ['an old address of a server blocks (NAM-03)', { hosts: known(['10.9.9.9 PUB']) }, 'bad; block; refuse'],
    [
      'HOSTS without one of the servers blocks (NAM-07)',
      files({ hosts: known(['127.0.0.1 localhost', ...HOSTS.slice(1)]) }),
      'bad; block; refuse',
    ],
    [
      'LMHOSTS without #PRE blocks (NAM-08)',
      files({ lmhosts: known(LMHOSTS.map((line) => line.replace(' #PRE', ''))) }),
      'bad; block; refuse',
    ],
    ['a file that cannot be read blocks (NAM-03)', files({ lmhosts: unknown('?') }), 'unknown; block; warn'],
    ['all of them right is good (NAM-07, NAM-08)', files(), 'good; block; nothing'],
  ])('%s', (_title, seen, stands) => {
    expect(standsAt('name-files-right', seen)).toBe(stands);
  });

  it('are not asked for where the network resolves names, and must be there where files do (NAM-03)', () => {
    expect(standsAt('name-files-right', {}, 'network')).toBe('not asked');
    expect(standsAt('name-files-right', {}, 'files')).toBe('bad; block; refuse');
  });

  it('are made of the cluster file, since the printed examples contradict each other (NAM-13)', () => {
    const [node] = nodes;
    expect(linesAfter(changesOf('hosts', [], [node!]))).toContain(`${node!.address} ${node!.name}`);
    expect(linesAfter(changesOf('lmhosts', [], [node!]))).toEqual([`${node!.address} ${node!.name} #PRE`]);
  });
});

it('the flush is told with a capital R, wherever it is told, and named as one (NAM-09, NAM-10)', () => {
  const { lines } = preflight({ procedure: 'install', cluster: clusterBy(), seen: { hosts: known(['10.9.9.9 PUB']) } });
  const next = lines.find(({ id }) => id === 'cluster/name-files-right')?.next ?? '';
  for (const text of [next, REPAIR_NAMES]) {
    expect(text).toMatch(/ipconfig \/flushdns.*nbtstat -R.*capital R/);
    expect(text).not.toContain('nbtstat -r');
  }
});
