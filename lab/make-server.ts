import { createHash } from 'node:crypto';
import type { Beginning } from './beginnings.ts';
import { callManagerServices } from './callmanager-software.ts';
import { directEndpointOf, sshServiceOf, type ClusterSpec, type ServerSpec } from './cluster-spec.ts';
import { Drives } from './drives.ts';
import type { FaultBoard } from './faults.ts';
import { leaveLogs } from './installer-logs.ts';
import type { LabEvents } from './events.ts';
import type { LabClock } from './lab-clock.ts';
import { namingOf } from './naming.ts';
import type { Registration } from './registration.ts';
import {
  ALWAYS_ACTIVE,
  CALLMANAGER,
  CISCO_SERVICES,
  DATABASE_SERVICES,
  PLATFORM_SERVICES,
  keyNameOf,
} from './service-catalogue.ts';
import type { MachineFacts } from './machine-facts.ts';
import { WindowsServer } from './windows-server.ts';
import { WindowsServices, type LabService } from './windows-services.ts';

const MEGABYTE = 1024 ** 2;

type OperatingSystem = Pick<MachineFacts, 'osImage' | 'osVersion' | 'osServiceRelease'>;

/** As it came with 4.0 and 4.1: the disc, its upgrade, its service release. */
const OPERATING_SYSTEM: OperatingSystem = {
  osImage: '2000.2.3',
  osVersion: '2000.2.6',
  osServiceRelease: '2000.2.6.sr3',
};

/** What people put on a machine before other releases come onto it. */
const OPERATING_SYSTEMS: Readonly<Record<string, OperatingSystem>> = {
  '4.2(1)': { osImage: '2000.4.2', osVersion: '2000.4.2', osServiceRelease: '2000.4.2sr2' },
};

/** Three numbers that no other machine has; Windows draws them, and here they are the same in every rehearsal. */
function machineSidOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest();
  return `S-1-5-21-${[0, 4, 8].map((offset) => bytes.readUInt32BE(offset)).join('-')}`;
}

/** What people have prepared a machine for. */
interface Preparation {
  readonly registration: Registration;
  /** Release that is to come onto it. */
  readonly to: string;
  /** The cluster whose names it resolves. */
  readonly named: ClusterSpec;
  /** Its name files are of before somebody changed an address. */
  readonly isOutdated: boolean;
}

/** A machine as it stands before the work: sound, in a workgroup, with a fixed address. */
const soundFacts = (
  release: string | null,
  spec: ServerSpec,
  { registration, to, named, isOutdated }: Preparation,
): MachineFacts => ({
  callManager: release,
  ...(OPERATING_SYSTEMS[to] ?? OPERATING_SYSTEM),
  model: spec.model ?? '',
  windowsName: 'Microsoft Windows 2000 Server',
  windowsVersion: '5.0.2195',
  sqlServer: '8.00.2039',
  machineSid: machineSidOf(spec.name),
  servicePack: 4,
  // 1 GB of memory as Windows 2000 reports it, a little less than what is plugged in.
  memoryBytes: 1_073_274_880,
  freeBytesOnC: 5120 * MEGABYTE,
  domainRole: 'stand-alone',
  workgroup: registration.workgroup,
  productKey: registration.productKey,
  dhcp: false,
  naming: namingOf(spec, named, isOutdated),
  pendingRenames: false,
  cdRomRestricted: false,
  mappedDrives: false,
  logFolderForbidden: false,
  hasDrive: true,
  hasServiceRelease: false,
  foreignPrograms: new Set(),
});

const platform = ({ state }: Beginning): readonly LabService[] =>
  PLATFORM_SERVICES.filter(({ name }) => state !== 'blank' || !DATABASE_SERVICES.includes(name)).map((service) => ({
    ...service,
    state: service.startType === 'automatic' ? 'running' : 'stopped',
    active: true,
  }));

/** What CallManager has brought along so far. */
function cisco(server: ServerSpec, { state, release }: Beginning): readonly LabService[] {
  if (release === null) return [];
  // The last installation is long ago: whatever is active has started, and the directory has indexed its data.
  if (state === 'installed') {
    return callManagerServices(server).map(({ firstStart: _over, ...service }) => ({
      ...service,
      state: service.active ? 'running' : 'stopped',
    }));
  }
  return CISCO_SERVICES.map((service) => {
    const active = [...ALWAYS_ACTIVE, ...(server.services ?? [])].includes(service.displayName);
    return { ...service, startType: active ? 'automatic' : 'manual', state: active ? 'running' : 'stopped', active };
  });
}

/** Services that only the cluster file knows of: third-party software, and the SSH server of a direct server. */
function others(
  server: ServerSpec,
  { state, hasSoftware }: Beginning,
  there: readonly LabService[],
): readonly LabService[] {
  const named = [
    ...(state === 'blank' ? [] : (server.services ?? [])),
    ...(hasSoftware ? (server.software ?? []) : []).flatMap(({ services }) => services),
    ...(directEndpointOf(server) ? [sshServiceOf(server)] : []),
  ];
  const missing = [...new Set(named)].filter((name) => !there.some(({ displayName }) => displayName === name));
  return missing.map((displayName) => ({
    name: keyNameOf(displayName),
    displayName,
    startType: 'automatic',
    state: 'running',
    dependsOn: [],
    active: true,
  }));
}

function returningSoftware(server: ServerSpec): readonly string[] {
  return (server.software ?? [])
    .filter((software) => software.class === 'antivirus' || software.class === 'intrusion detection')
    .flatMap(({ services }) => services);
}

/** Builds one machine of the lab as the cluster file describes it and as it stands when the lab begins. */
export function makeServer(
  spec: ServerSpec,
  beginning: Beginning,
  preparation: Preparation,
  parts: { readonly clock: LabClock; readonly events: LabEvents; readonly faults: FaultBoard },
): WindowsServer {
  const known = [...platform(beginning), ...cisco(spec, beginning)];
  const services = [...known, ...others(spec, beginning, known)];
  const server = new WindowsServer({
    ...parts,
    name: spec.name,
    drives: new Drives(spec.name, spec.model ?? '', parts),
    address: spec.address,
    facts: soundFacts(beginning.release, spec, preparation),
    registration: preparation.registration,
    services: new WindowsServices(spec.name, services, parts.clock, parts.events),
    returning: { services: returningSoftware(spec) },
    weakService: spec.services?.[0] ?? CALLMANAGER,
  });
  if (beginning.state !== 'blank') leaveLogs(server.disk);
  return server;
}
