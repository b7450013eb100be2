import fc from 'fast-check';
import type { Cluster, Role, Server } from '../../../platforms/callmanager4/types/cluster.ts';
import { sampleCluster, sampleServer } from './sample-cluster.ts';

/** Shuffles servers, since a cluster file may list them in any order. */
const inAnyOrder = (servers: readonly Server[]): fc.Arbitrary<readonly Server[]> =>
  fc.shuffledSubarray([...servers], { minLength: servers.length, maxLength: servers.length });

const numbered = (prefix: string, count: number, roles: readonly Role[], given: Partial<Server> = {}): Server[] =>
  Array.from({ length: count }, (_, index) => sampleServer(`${prefix}${index + 1}`, roles, given));

const software = fc.constantFrom<Server['software']>(
  [],
  [{ name: 'McAfee VirusScan', class: 'antivirus', services: ['Network Associates McShield'] }],
  [{ name: 'Cisco Security Agent', class: 'intrusion detection', services: ['Cisco Security Agent'] }],
);

const target = fc.constantFrom('4.1(2)', '4.2(1)');

const discs = fc.constantFrom({ disc1: 'CCM_1', disc2: 'CCM_2' }, undefined);

const clusterFrom = (
  servers: readonly Server[],
  to: string,
  labels: { readonly disc1: string; readonly disc2: string } | undefined,
): Cluster => {
  const { discLabels: _, ...rest } = sampleCluster(servers, { to });
  return labels ? { ...rest, discLabels: labels } : rest;
};

/** Clusters of S1's larger layout: the CallManager service runs everywhere but on the publisher, TFTP and service-only. */
export const separateCluster: fc.Arbitrary<Cluster> = fc
  .record({
    tftp: fc.integer({ min: 0, max: 2 }),
    service: fc.integer({ min: 0, max: 3 }),
    secondary: fc.integer({ min: 0, max: 3 }),
    primary: fc.integer({ min: 0, max: 5 }),
    application: fc.integer({ min: 0, max: 3 }),
    devices: fc.integer({ min: 0, max: 4000 }),
    software,
    target,
    discs,
  })
  .chain((drawn) =>
    inAnyOrder([
      sampleServer('PUB', drawn.tftp === 0 ? ['publisher', 'tftp'] : ['publisher'], { software: drawn.software }),
      ...numbered('TFTP', drawn.tftp, ['tftp'], { software: drawn.software }),
      ...numbered('MOH', drawn.service, ['service']),
      ...numbered('SEC', drawn.secondary, ['secondary'], { software: drawn.software }),
      ...numbered('PRI', drawn.primary, ['primary'], { devices: drawn.devices }),
      ...numbered('APP', drawn.application, ['application']),
    ]).map((servers) => clusterFrom(servers, drawn.target, drawn.discs)),
  );

/** Clusters of S1's layout of two: the publisher runs the CallManager service, too. */
export const publisherRunsCallManager: fc.Arbitrary<Cluster> = fc
  .record({
    subscriber: fc.constantFrom<readonly Role[]>(['secondary'], ['primary'], ['tftp'], ['service']),
    role: fc.constantFrom<Role>('primary', 'secondary'),
    application: fc.integer({ min: 0, max: 2 }),
    target,
    discs,
  })
  .chain((drawn) =>
    inAnyOrder([
      sampleServer(
        'PUB',
        drawn.subscriber.includes('tftp') ? ['publisher', drawn.role] : ['publisher', 'tftp', drawn.role],
      ),
      sampleServer('SUB', drawn.subscriber),
      ...numbered('APP', drawn.application, ['application']),
    ]).map((servers) => clusterFrom(servers, drawn.target, drawn.discs)),
  );

/** Every cluster that the documents give an order for. */
export const validCluster: fc.Arbitrary<Cluster> = fc.oneof(separateCluster, publisherRunsCallManager);
