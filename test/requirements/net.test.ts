import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../plan/fact.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import { forEveryPlan, inOrderOfWork, planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sampleServer, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleAdapter } from '../platforms/callmanager4/sample-observation.ts';
import { verdictOf } from '../platforms/callmanager4/checks/judging.ts';
import { expectBlocks, expectInOrder, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, leadsTo, mayDecide, promptOf, stepsNamed, told } from './planned.ts';
import { preflight, standing } from './preflight.ts';

const IN_DOMAINS: Partial<Cluster> = {
  servers: sixServers.map((server) => ({ ...server, dnsSuffix: 'voice.example.com' })),
  names: { by: 'network', backupDnsSuffix: 'backup.example.com' },
};

const standsAt = (id: string, seen: Partial<Observation>, cluster?: Partial<Cluster>): string =>
  standing({ procedure: 'install', seen, ...(cluster ? { cluster } : {}) }, id);

const adapters = (...given: readonly Parameters<typeof sampleAdapter>[0][]) => ({
  adapters: known(given.map(sampleAdapter)),
});

type Row = readonly [rule: string, what: string, id: string, seen: Partial<Observation>, stands: string];

const SECOND = { addresses: ['10.9.9.9'] };
const NOT_READ = unknown('Access denied');
const WHOLE = 'cluster/no-server-in-a-domain';

describe('before the first server of an installation, and days before (NET-01, NET-02, NET-03, NET-04, NET-16, NET-20, NET-21)', () => {
  it.each<Row>([
    ['NET-01', 'its own address', 'SEC/static-address', {}, 'good; block; nothing'],
    ['NET-01', 'an address by DHCP', 'SEC/static-address', adapters({ dhcp: true }), 'bad; block; refuse'],
    ['NET-01', 'adapters that cannot be read', 'SEC/static-address', { adapters: NOT_READ }, 'unknown; block; warn'],
    ['NET-02', 'a domain controller: the whole job', WHOLE, { domainRole: known('domain controller') }, 'bad; block; refuse'],
    ['NET-02', 'a domain controller: the server', 'SEC/workgroup', { domainRole: known('domain controller') }, 'bad; block; refuse'],
    ['NET-02', 'a part in a domain that cannot be read', WHOLE, { domainRole: NOT_READ }, 'unknown; block; warn'],
    ['NET-03', 'the workgroup of the worksheet, in other letters', 'SEC/workgroup', { workgroup: known('wrkgrp') }, 'good; block; nothing'],
    ['NET-03', 'another workgroup', 'SEC/workgroup', { workgroup: known('OTHER') }, 'bad; block; refuse'],
    ['NET-03', 'a member of a domain of that very name', 'SEC/workgroup', { domainRole: known('member') }, 'bad; block; refuse'],
    ['NET-03', 'a workgroup that cannot be read', 'SEC/workgroup', { workgroup: NOT_READ }, 'unknown; block; warn'],
    ['NET-04', 'all in workgroups', WHOLE, {}, 'good; block; nothing'],
    ['NET-04', 'one member of a domain: all of it', WHOLE, { domainRole: known('member') }, 'bad; block; refuse'],
    ['NET-04', 'one that nobody can ask: all of it', WHOLE, { domainRole: NOT_READ }, 'unknown; block; warn'],
    ['NET-16', 'a second connected adapter', 'SEC/one-network-adapter', adapters({}, SECOND), 'bad; block; refuse'],
    ['NET-16', 'the address of the file on no adapter', 'SEC/one-network-adapter', adapters(SECOND), 'bad; block; refuse'],
    ['NET-16', 'a second adapter whose cable nobody sees', 'SEC/one-network-adapter', adapters({}, { ...SECOND, isConnected: NOT_READ }), 'unknown; block; warn'],
    ['NET-20', 'a team, which is one adapter', 'SEC/one-network-adapter', adapters({}), 'good; block; nothing'],
    ['NET-20', 'a second card without a cable', 'SEC/one-network-adapter', adapters({}, { ...SECOND, isConnected: known(false) }), 'good; block; nothing'],
    ['NET-21', 'a DNS server on each connection', 'cluster/dns-configured', {}, 'good; hold; nothing'],
    ['NET-21', 'no DNS server', 'cluster/dns-configured', adapters({ dnsServers: known([]) }), 'bad; hold; warn'],
    ['NET-21', 'DNS servers that cannot be read', 'cluster/dns-configured', adapters({ dnsServers: NOT_READ }), 'unknown; hold; warn'],
  ])('%s: %s', (rule, _what, id, seen, stands) => {
    expect(standsAt(id, seen)).toBe(stands);
    expect(preflight({ procedure: 'install', seen }).lines.find((line) => line.id === id)?.source).toContain(rule);
  }); // prettier-ignore

  it('holds of an upgrade, too, and is looked at once more right before disc 1 of each server (NET-01, NET-02, NET-03)', () => {
    expect(standing({ seen: { domainRole: known('domain controller') } }, WHOLE)).toBe('bad; block; refuse');
    expect(standing({ seen: adapters({ dhcp: true }) }, 'SEC/static-address')).toBe('bad; block; refuse');
    forEveryServer(AT_THE_CONSOLE, ({ name, steps }) => {
      for (const step of ['workgroup', 'static-address']) {
        expectInOrder(steps, [`${name}/${step}`, `${name}/disc-1`]);
        expectBlocks(stepsNamed(steps, step)[0]!);
      }
    });
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

  it('is whether the cards of a server are teamed, which is offered only where the model supports the driver, by its own document (NET-20)', () => {
    const asked = promptOf(plan, 'SEC/network-teaming');
    expect(told(asked)).toMatch(/Only where the model supports the driver; by the driver's own document/);
    expect([asked.early, leadsTo(asked)]).toEqual([
      'open item',
      { done: 'good', 'not-wanted': 'good', later: 'open item' },
    ]);
  });

  it('is DNS on each server after its installation, dialog by dialog, with suffix, list and reverse look-up (NET-24, NET-25, NET-26)', () => {
    const asked = promptOf(plan, 'PUB/post-2-dns');
    expect(told(asked)).toMatch(/Advanced > DNS: add the servers, and tick that the connection registers its address/);
    expect(leadsTo(asked)).toEqual({ done: 'good', 'not-wanted': 'good', later: 'open item' });
  });
});

it('right before its installer a subscriber itself finds the publisher, whose address leads back to its name, and NetBIOS finds it: or nothing goes on (NET-22, NET-28, NET-29, NET-32, NET-33, NET-34)', () => {
  for (const procedure of ['install', 'add-subscriber'] as const)
    forEveryPlan(procedure, (plan, { servers }) => {
      const steps = inOrderOfWork(plan);
      const publisher = servers.find(({ roles }) => roles.includes('publisher'));
      for (const step of stepsNamed(steps, 'names-resolved')) {
        const check = {
          name: 'names-found',
          servers: [step.server],
          arguments: { nodes: [{ name: publisher?.name }] },
        };
        expect(step).toMatchObject({ kind: 'check', outcome: 'block', check });
        if (step.kind === 'check') expect(mayDecide(step, 'bad')).toEqual(['look-again', 'stop']);
        const disc = steps.findIndex(({ id }) => id === `${step.server ?? ''}/disc-1`);
        expect(steps.indexOf(step)).toBeLessThan(disc);
      }
    });
});
