import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../plan/fact.ts';
import { changesOf, linesAfter, lineOf } from '../../platforms/callmanager4/name-lines.ts';
import { namedNodesOf } from '../../platforms/callmanager4/named-nodes.ts';
import { REPAIR_NAMES } from '../../platforms/callmanager4/messages/repeated-advice.ts';
import type { Cluster, NameResolution } from '../../platforms/callmanager4/types/cluster.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleAdapter } from '../platforms/callmanager4/sample-observation.ts';
import { flushNameCaches } from '../../platforms/callmanager4/actions/flush-name-caches.ts';
import { linesOf } from '../platforms/callmanager4/actions/acting.ts';
import { forEveryPlan, inOrderOfWork, planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { commandsOf, good, placeOf } from './entries.ts';
import { stepOf, stepsNamed, told } from './planned.ts';
import { preflight, standing } from './preflight.ts';
import { storyOf } from './story.ts';

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

describe('the repair of names', () => {
  const repair = (by: NameResolution | undefined) =>
    planOf(sampleCluster(apart, by ? { names: { by } } : {}), 'repair-names');
  const cached = apart.filter(({ name }) => nodes.some((node) => node.name === name));

  it('asks whoever runs the network for four confirmations, each with a name, and what is not known stays open (NAM-01)', () => {
    const asked = inOrderOfWork(repair('files')).filter(({ source }) => source.includes('NAM-01'));
    expect(asked.map(({ id }) => id)).toEqual(
      ['addresses', 'files', 'systems', 'dhcp'].map((what) => `cluster/network-confirms-${what}`),
    );
    for (const step of asked) {
      expect(step).toMatchObject({ kind: 'prompt', early: 'open item' });
      expect(step.kind === 'prompt' && step.answer).toMatchObject({
        choices: [{ value: 'done' }, { value: 'later', ends: 'open item' }],
      });
    }
  });

  it('compares name, address and suffix of every server with the cluster file before it writes any (NAM-06)', () => {
    const plan = repair('files');
    expect(plan.before.map(({ id }) => id)).toContain('cluster/own-names');
    expect(stepOf(plan, 'cluster/own-names')).toMatchObject({ outcome: 'hold', check: { servers: cached.map(({ name }) => name) } });
    const story = storyOf('an old address is taken out of the files of both servers (NAM-07, NAM-08, NAM-09)');
    expect(placeOf(story.journal, good('cluster/own-names'))).toBeLessThan(placeOf(story.journal, { commands: /copy \/y/ }));
  });

  it('has people bring WINS and DNS up to date, and every server look for all others, forward and back, where the network resolves names (NAM-04)', () => {
    const plan = repair('network');
    expect(told(stepOf(plan, 'cluster/network-updated'))).toMatch(/WINS and in DNS.*reverse zone/s);
    const proofs = stepsNamed(inOrderOfWork(plan), 'ask-network-anew');
    expect(proofs).toHaveLength(cached.length);
    for (const step of proofs) expect(step).toMatchObject({ kind: 'action', proof: { name: 'names-found' } });
    const story = storyOf('the network resolves names, and no line of a server stays in a file (NAM-02, NAM-04)');
    expect(story.end).toMatchObject({ state: 'completed', openItems: [] });
  });

  it('has each server load its names anew, and proves it by its caches: it blocks while they are of before (NAM-05, NAM-11, NAM-12)', () => {
    const steps = stepsNamed(inOrderOfWork(repair('files')), 'flush-name-caches');
    expect(steps.map(({ server }) => server).toSorted()).toEqual(cached.map(({ name }) => name).toSorted());
    for (const step of steps) expect(step).toMatchObject({ proof: { name: 'name-caches-right' } });
    const { journal, end } = storyOf('the names are not loaded anew, though the server says so (NAM-05, NAM-11)');
    const seen = journal.find(({ step, verdict }) => step === 'AAR-SUB/flush-name-caches' && verdict === 'bad');
    expect(seen?.seen).toContain('AAR-PUB has 10.99.0.1 by NetBIOS, not 192.168.40.10');
    expect(end.state).toBe('stopped');
  });

  it('runs both commands on every server, and keeps what was said (NAM-09)', () => {
    const story = storyOf('an old address is taken out of the files of both servers (NAM-07, NAM-08, NAM-09)');
    for (const server of ['AAR-PUB', 'AAR-SUB'])
      for (const line of ['ipconfig /flushdns', 'nbtstat -R'])
        expect(commandsOf(story.journal)).toContain(`cscript //nologo C:\\ccmctl\\run-there.vbs ${server} act "${line}"`);
    expect(story.end).toMatchObject({ state: 'completed', broken: [] });
  });

  it('has the letter of the command built as a capital, however the server is reached (NAM-10)', () => {
    const [server] = apart;
    for (const transport of [{ kind: 'station' } as const, { kind: 'direct', endpoint: {} as never } as const]) {
      const lines = linesOf(flushNameCaches, { server: { ...server!, transport } });
      expect(lines).toHaveLength(2);
      expect(lines[1]).toMatch(/nbtstat -R"?$/);
    }
  });

  it('is planned for every cluster that says what resolves names, and refused for every other (NAM-02)', () => {
    forEveryPlan('repair-names', (plan, cluster) => {
      const isRefused = plan.problems.some(({ severity, source }) => severity === 'refuse' && source.includes('NAM-02'));
      expect(isRefused).toBe(cluster.names?.by === undefined);
    });
    expect(repair(undefined).problems).toMatchObject([{ severity: 'refuse', source: ['NAM-02'] }]);
  });
}); // prettier-ignore
