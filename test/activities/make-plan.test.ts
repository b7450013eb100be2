import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePlanInParts } from '../../activities/make-plan.ts';
import { DURATION_NAMES } from '../../platforms/callmanager4/durations.ts';
import type { Cluster, Server } from '../../platforms/callmanager4/types/cluster.ts';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import { PROCEDURES, subscriberNames } from '../platforms/callmanager4/procedures/walk.ts';
import { validCluster } from '../platforms/callmanager4/arbitrary-cluster.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

const hashOf = (cluster: Cluster): string =>
  makePlanInParts(CALLMANAGER4, cluster, { procedure: 'upgrade', looks: null }).outline.hash;

const STATION: Endpoint = {
  host: '10.1.0.9',
  port: 22,
  user: 'ccm',
  key: { file: '/etc/ccm/key' },
  password: { env: 'STATION_PASSWORD' },
  passphrase: { env: 'STATION_PASSPHRASE' },
  hostKey: `SHA256:${'a'.repeat(43)}`,
  algorithms: [],
};

/** Another value for each field of the way to a station or to a server. */
const OTHER: Required<Endpoint> = {
  host: '10.1.0.10',
  port: 2222,
  user: 'other',
  key: { file: '/etc/ccm/other' },
  password: { env: 'OTHER_PASSWORD' },
  passphrase: { file: '/etc/ccm/passphrase' },
  agent: true,
  via: { ...STATION, host: '10.1.0.8' },
  hostKey: `SHA256:${'b'.repeat(43)}`,
  algorithms: ['diffie-hellman-group1-sha1'],
};

type Change = (cluster: Cluster) => Cluster;

/** The same cluster with one of its servers changed, whichever it is. */
const withServer =
  (index: number, change: (server: Server) => Partial<Server>): Change =>
  (cluster) => ({
    ...cluster,
    servers: cluster.servers.map((server, at) =>
      at === index % cluster.servers.length ? { ...server, ...change(server) } : server,
    ),
  });

const fields = Object.keys(OTHER) as readonly (keyof Endpoint)[];

const changesOf = (index: number): readonly (readonly [string, Change])[] => [
  ['a person more', (cluster) => ({ ...cluster, people: [...cluster.people, { name: 'Zed', roles: ['approver'] }] })],
  ['a role of a person', (cluster) => ({ ...cluster, people: cluster.people.map((one) => ({ ...one, roles: [] })) })],
  ['a person less', (cluster) => ({ ...cluster, people: cluster.people.slice(1) })],
  ['the site', (cluster) => ({ ...cluster, site: 'elsewhere' })],
  ['no station', ({ station: _, ...cluster }) => cluster],
  ...fields.map((field): [string, Change] => [
    `the station's ${field}`,
    (cluster) => ({ ...cluster, station: { ...STATION, [field]: OTHER[field] } }),
  ]),
  ["a server's address", withServer(index, () => ({ address: '10.250.250.250' }))],
  ["a server's transport", withServer(index, () => ({ transport: { kind: 'direct', endpoint: STATION } }))],
  ...DURATION_NAMES.map((name): [string, Change] => [
    `the duration ${name}`,
    (cluster) => ({
      ...cluster,
      durations: { ...cluster.durations, [name]: { ...cluster.durations[name], seconds: 12_345_600 } },
    }),
  ]),
];

const direct =
  (index: number, endpoint: Endpoint): Change =>
  (cluster) =>
    withServer(index, () => ({ transport: { kind: 'direct', endpoint } }))(cluster);

const withStation = (cluster: Cluster): Cluster => ({ ...cluster, station: STATION });

describe('the hash that is approved', () => {
  it('is another one as soon as somebody else, another way to a server or another time is planned', () => {
    fc.assert(
      fc.property(validCluster.map(withStation), fc.nat(1_000), (cluster, index) => {
        const hash = hashOf(cluster);
        for (const [what, change] of changesOf(index)) expect(hashOf(change(cluster)), what).not.toBe(hash);
      }),
      { numRuns: 5 },
    );
  });

  it('covers each field of the way to a server that is reached directly', () => {
    fc.assert(
      fc.property(validCluster, fc.nat(1_000), (cluster, index) => {
        const hash = hashOf(direct(index, STATION)(cluster));
        for (const field of fields) {
          const changed = direct(index, { ...STATION, [field]: OTHER[field] })(cluster);
          expect(hashOf(changed), field).not.toBe(hash);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('is the same one for the same cluster, whatever the order in which its fields were written', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([name, one]) => [name, turned(one)]),
      );
    };
    fc.assert(
      fc.property(validCluster.map(withStation), (cluster) => {
        expect(hashOf(turned(cluster) as Cluster)).toBe(hashOf(cluster));
      }),
      { numRuns: 10 },
    );
  });
});

describe('the parts of a plan', () => {
  it.each(PROCEDURES)('have a name each, by which the right one is read at its turn: %s', (procedure) => {
    fc.assert(
      fc.property(validCluster, (cluster) => {
        const { outline, parts } = makePlanInParts(CALLMANAGER4, cluster, {
          procedure,
          looks: null,
          servers: subscriberNames(cluster).slice(0, 1),
        });
        expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
        const named = outline.stages.flatMap(({ part, servers }) => [
          ...(part ? [part.name] : []),
          ...outline.servers.filter(({ name }) => servers.includes(name)).map((server) => server.part.name),
        ]);
        expect(named).toEqual(parts.map(({ name }) => name));
      }),
      { numRuns: 10 },
    );
  });
});
