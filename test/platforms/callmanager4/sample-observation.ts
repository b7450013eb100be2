import {
  unknownFacts,
  type AdapterSeen,
  type Observation,
  type ServiceSeen,
} from '../../../platforms/callmanager4/types/observation.ts';
import { known } from '../../../plan/fact.ts';
import type { Server } from '../../../platforms/callmanager4/types/cluster.ts';

/** A service as a server shows it; it runs and starts by itself unless told otherwise. */
export const sampleService = (displayName: string, given: Partial<ServiceSeen> = {}): ServiceSeen => ({
  name: displayName.replace(/[^A-Za-z]/g, ''),
  displayName,
  state: 'running',
  startType: 'automatic',
  ...given,
});

/** What a server shows that has these services and no other; one that is only named runs, and starts by itself. */
export const showing = (...services: readonly (string | ServiceSeen)[]): Pick<Observation, 'services'> => ({
  services: known(services.map((one) => (typeof one === 'string' ? sampleService(one) : one))),
});
/** One of its own for each name. */
const sampleSid = ({ name }: Server): string =>
  `S-1-5-21-7-7-${[...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000_007, 0)}`;

/** A connected adapter that resolves names by the network; what is given replaces that. */
export const sampleAdapter = (given: Partial<AdapterSeen> = {}): AdapterSeen => ({
  dhcp: false,
  addresses: ['10.1.1.1'],
  isConnected: known(true),
  dnsServers: known(['10.1.0.53']),
  dnsSuffix: known(''),
  suffixList: known([]),
  winsServers: known(['10.1.0.42']),
  ...given,
});

/** A look at a server that is fit for its upgrade; what is given replaces that. */
export const sampleObservation = (server: Server, given: Partial<Observation> = {}): Observation => ({
  server: server.name,
  at: '2005-03-12T22:00:00.000Z',
  reachable: known(true),
  computerName: known(server.name),
  bootTime: known('2005-02-01T00:00:00.000Z'),
  clock: known('2005-03-12T22:00:00.000Z'),
  uptimeSeconds: known(3_448_800),
  systemLog: known({ newest: 1500, oldest: 1301, start: null }),
  model: known(server.model),
  windowsName: known('Microsoft Windows 2000 Server'),
  windowsVersion: known('5.0.2195'),
  servicePack: known(4),
  callManager: known('4.0(2a)'),
  osImage: known('2000.2.3'),
  osVersion: known('2000.2.6'),
  osServiceRelease: known('2000.2.6sr3'),
  sqlServer: known('8.00.2039'),
  memoryMegabytes: known(1023),
  freeMegabytesOnC: known(8000),
  services: known([
    ...server.services.map((name) => sampleService(name)),
    ...server.software.flatMap(({ services }) => services.map((name) => sampleService(name))),
    sampleService('MSSQLSERVER'),
    sampleService('SQLSERVERAGENT'),
    sampleService('Terminal Services', { name: 'TermService' }),
    sampleService('Event Log'),
  ]),
  drive: known({ letter: 'D:', label: null }),
  pendingFileRenames: known(false),
  cdRomRestricted: known(false),
  adapters: known([sampleAdapter({ addresses: [server.address] })]),
  hosts: known(['127.0.0.1       localhost']),
  lmhosts: known(null),
  domainRole: known('stand-alone'),
  machineSid: known(sampleSid(server)),
  mappedDrives: known([]),
  workgroup: known('WRKGRP'),
  programs: known(['Cisco CallManager', 'Microsoft SQL Server 2000']),
  registeredDevices: known(server.devices),
  loggedOn: known(null),
  ...given,
});

const WHY = 'the RPC server is unavailable';

/** A look at a server in which nothing could be read, though it answered. */
export const blindObservation = (server: Server, given: Partial<Observation> = {}): Observation => ({
  server: server.name,
  at: '2005-03-12T22:00:00.000Z',
  reachable: known(true),
  ...unknownFacts(WHY),
  ...given,
});
