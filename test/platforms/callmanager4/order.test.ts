import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeServers } from '../../../platforms/callmanager4/order.ts';
import type { Cluster, Server } from '../../../platforms/callmanager4/types/cluster.ts';
import { publisherRunsCallManager, separateCluster, validCluster } from './arbitrary-cluster.ts';
import { sampleCluster, sampleServer, sixServers, twoServers } from './sample-cluster.ts';

// The model below is written from the documents and shares nothing with the planner's tables.

/** S1, "Cisco CallManager Does Not Run on the Publisher": the number of the list item that a server belongs to. */
function itemOf(server: Server): number {
  const { roles } = server;
  if (roles.includes('publisher')) return 1;
  if (roles.includes('tftp')) return 2;
  if (roles.includes('service')) return 3;
  if (roles.includes('secondary')) return 4;
  if (roles.includes('primary')) return 5;
  return 6;
}

/** S1, "Cisco CallManager Runs on the Publisher": publisher 1, subscriber 2; applications after them. */
function itemOfTwo(server: Server): number {
  if (server.roles.includes('publisher')) return 1;
  return server.roles.includes('application') ? 3 : 2;
}

const names = (cluster: Cluster): readonly string[] => placeServers(cluster).map(({ server }) => server.name);

const neverFalls = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? 0));

describe('the order of servers', () => {
  it('never has a server before one of an earlier item of the list of S1 (ORD-08, ORD-11, ORD-13 to ORD-15)', () => {
    fc.assert(
      fc.property(separateCluster, (cluster) => {
        expect(neverFalls(placeServers(cluster).map(({ server }) => itemOf(server)))).toBe(true);
      }),
    );
  });

  it('never has the subscriber before a publisher that runs the CallManager service, nor an application before it (ORD-06)', () => {
    fc.assert(
      fc.property(publisherRunsCallManager, (cluster) => {
        expect(neverFalls(placeServers(cluster).map(({ server }) => itemOfTwo(server)))).toBe(true);
      }),
    );
  });

  it('never loses a server and never has one twice', () => {
    fc.assert(
      fc.property(validCluster, (cluster) => {
        expect([...names(cluster)].sort()).toEqual(cluster.servers.map(({ name }) => name).sort());
      }),
    );
  });

  it('never changes the order of the cluster file inside a group, and says that S1 sets none (ORD-11, ORD-13, ORD-14)', () => {
    fc.assert(
      fc.property(separateCluster, (cluster) => {
        for (let item = 1; item <= 6; item += 1) {
          const inFile = cluster.servers.filter((server) => itemOf(server) === item);
          const placed = placeServers(cluster).filter(({ server }) => itemOf(server) === item);
          expect(placed.map(({ server }) => server.name)).toEqual(inFile.map(({ name }) => name));
          if (placed.length > 1) for (const one of placed) expect(one.because).toContain('S1 sets no order there');
        }
      }),
    );
  });

  it('never leaves a place without its reason and its source', () => {
    fc.assert(
      fc.property(validCluster, (cluster) => {
        for (const placed of placeServers(cluster)) {
          expect(placed.because).not.toBe('');
          expect(placed.source.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it.each([
    ['six servers, one of each group', sixServers, 'PUB TFTP MOH SEC PRI APP'],
    ['two servers with the CallManager service on the publisher', twoServers, 'PUB SUB'],
    ['one server', [sampleServer('PUB', ['publisher', 'primary'])], 'PUB'],
    [
      'a publisher that hands out device loads itself',
      [sampleServer('PRI', ['primary']), sampleServer('PUB', ['publisher', 'tftp'])],
      'PUB PRI',
    ],
    [
      'a publisher whose services name the CallManager service, whatever its roles',
      [sampleServer('SUB', ['secondary']), sampleServer('PUB', ['publisher'], { services: ['cisco callmanager'] })],
      'PUB SUB',
    ],
  ])('is right for %s', (_title, servers, expected) => {
    expect(names(sampleCluster(servers)).join(' ')).toBe(expected);
  });

  it('says that the place of applications is taken from the other layout where S1 is silent (ORD-06)', () => {
    const placed = placeServers(sampleCluster([...twoServers, sampleServer('APP', ['application'])]));
    expect(placed.at(-1)?.because).toContain('silent');
  });
});
