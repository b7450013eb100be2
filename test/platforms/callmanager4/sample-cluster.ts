import { durationsWith } from '../../../platforms/callmanager4/durations.ts';
import type { Cluster, Role, Server } from '../../../platforms/callmanager4/types/cluster.ts';

/** Services that the tests' servers run by their roles. */
const SERVICES: Readonly<Record<Role, readonly string[]>> = {
  publisher: ['Cisco Database Layer Monitor'],
  tftp: ['Cisco TFTP'],
  service: ['Cisco IP Voice Media Streaming Application'],
  secondary: ['Cisco CallManager'],
  primary: ['Cisco CallManager'],
  application: [],
};

/** A server of the tests; what is not given is what such a server would have. */
export const sampleServer = (name: string, roles: readonly Role[], given: Partial<Server> = {}): Server => ({
  name,
  address: '10.1.1.1',
  roles,
  model: 'MCS-7835H-2.4',
  services: [...new Set(roles.flatMap((role) => SERVICES[role]))],
  software: [],
  coresident: false,
  devices: 0,
  applications: roles.includes('application') ? ['Cisco Emergency Responder'] : [],
  transport: { kind: 'station' },
  ...given,
});

/** A cluster of the tests around some servers. */
export const sampleCluster = (servers: readonly Server[], given: Partial<Cluster> = {}): Cluster => ({
  name: 'sample',
  from: '4.0(2a)',
  to: '4.1(2)',
  station: { host: 'station', port: 22, user: 'ops', hostKey: 'SHA256:x', algorithms: [] },
  servers,
  people: [{ name: 'Kim Larsen', roles: ['engineer', 'approver'] }],
  discLabels: { disc1: 'CCM_412_1', disc2: 'CCM_412_2' },
  window: { from: '2005-03-12T00:00:00Z', to: '2005-03-14T00:00:00Z' },
  parameters: [],
  worksheet: {
    workgroup: 'WRKGRP',
    userName: 'Telephony Team',
    organization: 'Example Corporation',
    productKey: 'ABCD EFGH IJKL MNOP',
  },
  durations: durationsWith({}),
  ...given,
});

/** One server of each group of S1's larger layout, written down in an order that is none. */
export const sixServers: readonly Server[] = [
  sampleServer('APP', ['application']),
  sampleServer('PRI', ['primary'], { backup: 'SEC', devices: 1800 }),
  sampleServer('MOH', ['service']),
  sampleServer('SEC', ['secondary']),
  sampleServer('TFTP', ['tftp']),
  sampleServer('PUB', ['publisher']),
];

/** S1's cluster of two, in which the publisher processes calls. */
export const twoServers: readonly Server[] = [
  sampleServer('SUB', ['secondary']),
  sampleServer('PUB', ['publisher', 'tftp', 'primary'], { backup: 'SUB', devices: 400 }),
];
