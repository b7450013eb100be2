import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../plan/fact.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import { planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sampleServer, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleAdapter } from '../platforms/callmanager4/sample-observation.ts';
import { verdictOf } from '../platforms/callmanager4/checks/judging.ts';
import { leadsTo, promptOf, told } from './planned.ts';
import { standing } from './preflight.ts';

const IN_DOMAINS: Partial<Cluster> = {
  servers: sixServers.map((server) => ({ ...server, dnsSuffix: 'voice.example.com' })),
  names: { by: 'network', backupDnsSuffix: 'backup.example.com' },
};

const standsAt = (id: string, seen: Partial<Observation>, cluster?: Partial<Cluster>): string =>
  standing({ procedure: 'install', seen, ...(cluster ? { cluster } : {}) }, id);

const adapters = (...given: readonly Parameters<typeof sampleAdapter>[0][]) => ({
  adapters: known(given.map(sampleAdapter)),
});

describe('before the first server of an installation, and days before', () => {
  it.each<[string, string, Partial<Observation>, string]>([
    ['an address by DHCP blocks (NET-01)', 'SEC/static-address', adapters({ dhcp: true }), 'bad; block; refuse'],
    [
      'adapters that cannot be read block (NET-01)',
      'SEC/static-address',
      { adapters: unknown('?') },
      'unknown; block; warn',
    ],
    [
      'a domain controller blocks the whole job (NET-02)',
      'cluster/no-server-in-a-domain',
      { domainRole: known('domain controller') },
      'bad; block; refuse',
    ],
    [
      'a member of a domain blocks all of it (NET-04)',
      'cluster/no-server-in-a-domain',
      { domainRole: known('member') },
      'bad; block; refuse',
    ],
    [
      'another workgroup than that of the worksheet blocks (NET-03)',
      'SEC/workgroup',
      { workgroup: known('OTHER') },
      'bad; block; refuse',
    ],
    [
      'a workgroup that cannot be read blocks where the worksheet names one (NET-03)',
      'SEC/workgroup',
      { workgroup: unknown('?') },
      'unknown; block; warn',
    ],
    [
      'a second connected adapter blocks (NET-16)',
      'SEC/one-network-adapter',
      adapters({}, { addresses: ['10.9.9.9'] }),
      'bad; block; refuse',
    ],
    [
      'the address of the file on no adapter blocks (NET-16)',
      'SEC/one-network-adapter',
      adapters({ addresses: ['10.9.9.9'] }),
      'bad; block; refuse',
    ],
    [
      'a second card without a cable does not count, and a team is one adapter (NET-20)',
      'SEC/one-network-adapter',
      adapters({}, { addresses: ['10.9.9.9'], isConnected: known(false) }),
      'good; block; nothing',
    ],
    [
      'a second adapter whose cable nobody sees blocks (NET-16)',
      'SEC/one-network-adapter',
      adapters({}, { addresses: ['10.9.9.9'], isConnected: unknown('?') }),
      'unknown; block; warn',
    ],
    [
      'no DNS server on a connection is a hold (NET-21)',
      'cluster/dns-configured',
      adapters({ dnsServers: known([]) }),
      'bad; hold; warn',
    ],
    [
      'DNS servers that cannot be read are a hold (NET-21)',
      'cluster/dns-configured',
      adapters({ dnsServers: unknown('?') }),
      'unknown; hold; warn',
    ],
  ])('%s', (_title, id, seen, stands) => {
    expect(standsAt(id, seen)).toBe(stands);
  });

  it('another DNS suffix than the domain of the file blocks, and a domain that nobody has written down is not compared (NET-23)', () => {
    const right = { dnsSuffix: known('voice.example.com') };
    expect(standsAt('cluster/dns-suffix', {})).toBe('not asked');
    expect(standsAt('cluster/dns-suffix', adapters({ dnsSuffix: known('example.com') }), IN_DOMAINS)).toBe(
      'bad; block; refuse',
    );
    const server = sampleServer('CM1', ['primary'], { dnsSuffix: 'Voice.example.com' });
    expect(verdictOf('dns-suffix', server, adapters(right))).toBe('good');
  });

  it('with several domains, or a backup in another one, a list of suffixes that lacks one stays an open item (NET-27)', () => {
    expect(standsAt('cluster/suffix-list', adapters({}), IN_DOMAINS)).toMatch(/^bad; open item;/);
    expect(standsAt('cluster/suffix-list', adapters({}))).toBe('not asked');
    const suffixes = ['voice.example.com', 'backup.example.com'];
    const server = sampleServer('CM1', ['primary']);
    expect(verdictOf('suffix-list', server, adapters({ suffixList: known(suffixes) }), { suffixes })).toBe('good');
    expect(verdictOf('suffix-list', server, adapters({ suffixList: known(suffixes.slice(1)) }), { suffixes })).toBe(
      'bad',
    );
  });
});

describe('what only people can do or see', () => {
  const plan = planOf(sampleCluster(sixServers, { to: '4.2(1)' }), 'install');

  it('is to leave a domain, to reboot and log on, and to have the domain controller forget the account: asked before the first server (NET-05, NET-06, NET-07)', () => {
    const asked = promptOf(plan, 'cluster/domains-left');
    expect(told(asked)).toMatch(
      /Network Identification > Properties > Workgroup; reboot; log on as Administrator[^]*delete its computer account on the domain controller/,
    );
    expect([asked.early, leadsTo(asked)]).toEqual(['block', { done: 'good' }]);
  });

  it('is whether a server joins a domain afterwards, with the time services that this asks for: an approver is asked, and it stays an open item (NET-09, NET-10, NET-11, NET-12, NET-13, NET-14)', () => {
    const asked = promptOf(plan, 'cluster/domain-afterwards');
    expect(told(asked)).toMatch(
      /leave it again before every upgrade[^]*Network Time Protocol is stopped and disabled[^]*Nobody edits NTP.CONF. A Windows NT 4.0 domain needs/,
    );
    expect([asked.by, asked.early, leadsTo(asked)]).toEqual(['approver', 'hold', { done: 'good', joins: 'open item' }]);
  });

  it('is DNS on each server after its installation, dialog by dialog, with suffix, list and reverse look-up (NET-24, NET-25, NET-26)', () => {
    const asked = promptOf(plan, 'PUB/post-2-dns');
    expect(told(asked)).toMatch(/Advanced > DNS: add the servers, and tick that the connection registers its address/);
    expect(leadsTo(asked)).toEqual({ done: 'good', 'not-wanted': 'good', later: 'open item' });
  });

  it('is that a subscriber and its publisher find each other both ways, by NetBIOS too, before its installer (NET-22, NET-28, NET-32, NET-33, NET-34)', () => {
    const asked = promptOf(plan, 'SEC/names-resolved');
    expect(told(asked)).toMatch(/resolves to its address, and that address back to PUB. By NetBIOS, too/);
    expect(leadsTo(asked)).toEqual({ done: 'good' });
  });
});
