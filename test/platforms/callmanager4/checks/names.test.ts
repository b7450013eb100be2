import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../../plan/fact.ts';
import type { DnsRecord, NameCaches, NameFound, NetbiosName } from '../../../../platforms/callmanager4/types/names.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleAdapter, sampleObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const server = { ...sampleServer('CM1', ['publisher']), address: '10.1.1.1', dnsSuffix: 'example.com' };
const NODES = [
  { name: 'CM1', address: '10.1.1.1' },
  { name: 'CM2', address: '10.1.1.2' },
];

const NETBIOS: readonly NetbiosName[] = [{ name: 'CM2', address: '10.1.1.2', life: -1 }];
const DNS: readonly DnsRecord[] = NODES.flatMap(({ name, address }) => [
  { type: 'forward', name: `${name.toLowerCase()}.example.com`, address },
  { type: 'reverse', name, address },
]);

const judgeCaches = (caches: Partial<NameCaches>) =>
  judgeLooks('name-caches-right', [server], [sampleObservation(server)], { nodes: NODES }, undefined, {
    nameCaches: { CM1: { netbios: known(NETBIOS), dns: known(DNS), ...caches } },
  });

describe('what a server has loaded of names', () => {
  it.each<[string, Partial<NameCaches>, string, string]>([
    ['every server in both caches is good (NAM-11, NAM-12)', {}, 'good', 'CM2'],
    ['another server that is missing is bad (NAM-11)', { netbios: known([]) }, 'bad', 'CM2 is missing by NetBIOS'],
    [
      'an old address beside the right one is bad (NAM-11)',
      { netbios: known([...NETBIOS, { name: 'CM2', address: '10.9.9.9', life: -1 }]) },
      'bad',
      'CM2 has 10.9.9.9 by NetBIOS, not 10.1.1.2',
    ],
    [
      'one that is there for ten minutes only is bad (NAM-11)',
      { netbios: known([{ name: 'CM2', address: '10.1.1.2', life: 587 }]) },
      'bad',
      'CM2 stays for a while only',
    ],
    [
      'a name without the way back is bad (NAM-12)',
      { dns: known(DNS.filter(({ type, address }) => type === 'forward' || address !== '10.1.1.2')) },
      'bad',
      'CM2 is missing by DNS, back',
    ],
    [
      'the server itself must be there, too (NAM-12)',
      { dns: known(DNS.filter(({ address }) => address !== '10.1.1.1')) },
      'bad',
      'CM1 is missing by DNS, forward and back',
    ],
    [
      'an address that leads back to another name is bad (NAM-12)',
      { dns: known([...DNS, { type: 'reverse', name: 'OLD', address: '10.1.1.2' }]) },
      'bad',
      '10.1.1.2 leads back to OLD, not to CM2',
    ],
    ['a cache that cannot be read is unknown (NAM-11)', { netbios: unknown('no route') }, 'unknown', 'no route'],
    ['a cache that cannot be read is unknown (NAM-12)', { dns: unknown('no route') }, 'unknown', 'no route'],
  ])('%s', (_title, caches, verdict, seen) => {
    expect(judgeCaches(caches)).toMatchObject({ verdict, seen: expect.stringContaining(seen) as string });
  });
});

const FOUND: NameFound = {
  name: 'CM2',
  address: known('10.1.1.2'),
  replies: known(true),
  back: known('cm2.example.com'),
  byNetbios: known(true),
};

describe('whom a server finds', () => {
  const judge = (found: Partial<NameFound>) =>
    judgeLooks('names-found', [server], [sampleObservation(server)], { nodes: NODES }, undefined, {
      namesFound: { CM1: known([{ ...FOUND, ...found }]) },
    });

  it.each<[string, Partial<NameFound>, string, string]>([
    ['every other server, both ways, is good', {}, 'good', 'CM2'],
    ['a name without an address is bad (NET-32)', { address: known(null) }, 'bad', 'CM2 leads to no address'],
    ['another address is bad, though it replies (NET-29)', { address: known('10.9.9.9') }, 'bad', 'CM2 leads to 10.9.9.9'],
    ['an address without a reply is bad (NET-29)', { replies: known(false) }, 'bad', 'CM2 does not reply'],
    ['an address without a name is bad (NET-22, NET-33)', { back: known(null) }, 'bad', '10.1.1.2 leads back to no name'],
    ['an address with another name is bad (NET-34, NAM-04)', { back: known('cm20.example.com') }, 'bad', 'leads back to cm20.example.com'],
    ['nobody by NetBIOS is bad (NET-28)', { byNetbios: known(false) }, 'bad', 'CM2 is not found by NetBIOS'],
    ['what a program did not tell is unknown (NET-28)', { byNetbios: unknown('nbtstat -a printed nothing') }, 'unknown', 'nbtstat'],
  ])('%s', (_title, found, verdict, seen) => {
    expect(judge(found)).toMatchObject({ verdict, seen: expect.stringContaining(seen) as string });
  }); // prettier-ignore

  it('is unknown of a server that nobody looked for, and good where there is no other', () => {
    const judgeOf = (nodes: typeof NODES) =>
      judgeLooks('names-found', [server], [sampleObservation(server)], { nodes }, undefined, { namesFound: { CM1: known([]) } }).verdict;
    expect(judgeOf(NODES)).toBe('unknown');
    expect(judgeOf(NODES.slice(0, 1))).toBe('good');
  }); // prettier-ignore
});

describe('what a server says of itself', () => {
  const adapter = (given: object) => known([sampleAdapter({ addresses: ['10.1.1.1'], dnsSuffix: known('Example.com'), ...given })]);

  it.each([
    ['name, address and suffix of the cluster file are good (NAM-06)', {}, 'good'],
    ['another name is bad (NAM-06)', { computerName: known('CM9') }, 'bad'],
    ['another address is bad (NAM-06)', { adapters: adapter({ addresses: ['10.9.9.9'] }) }, 'bad'],
    ['another suffix is bad (NAM-06)', { adapters: adapter({ dnsSuffix: known('other.com') }) }, 'bad'],
    ['a suffix that cannot be read is unknown (NAM-06)', { adapters: adapter({ dnsSuffix: unknown('?') }) }, 'unknown'],
  ])('%s', (_title, shown, verdict) => {
    const look = sampleObservation(server, { computerName: known('cm1'), adapters: adapter({}), ...shown });
    expect(judgeLooks('own-names', [server], [look], {}).verdict).toBe(verdict);
  });
}); // prettier-ignore
