import { isOut } from './checks/service-lookup.ts';
import type { InterferingClass, Server } from './types/cluster.ts';
import type { Observation, ServiceSeen } from './types/observation.ts';
import type { RequirementId } from './types/requirement.ts';

interface Pattern {
  readonly class: InterferingClass;
  readonly displayName: RegExp;
  readonly source: RequirementId;
}

/**
 * Display names by which software of S2's eight classes is recognised in the Services window (SVC-04). The products are
 * those that the documents name and those that were usual on such servers; the cluster file names what is missing here.
 */
const PATTERNS: readonly Pattern[] = [
  {
    class: 'antivirus',
    displayName: /mcafee|mcshield|network associates|antivirus|anti-virus|defwatch|officescan|serverprotect/i,
    source: 'SVC-05',
  },
  {
    class: 'intrusion detection',
    displayName: /cisco security agent|intrusion|entercept|blackice|realsecure/i,
    source: 'SVC-06',
  },
  { class: 'NetIQ', displayName: /netiq|appmanager/i, source: 'SVC-04' },
  {
    class: 'OEM server agent',
    displayName: /compaq|\bhp insight|insight (agents?|manager|foundation|server|storage|nic)|ibm director/i,
    source: 'SVC-04',
  },
  {
    class: 'server management agent',
    displayName: /openview|tivoli|unicenter|bmc patrol|patrol agent/i,
    source: 'SVC-04',
  },
  { class: 'monitoring', displayName: /prognosis|voip monitor|voice monitor|call monitor/i, source: 'SVC-04' },
  {
    class: 'remote access',
    displayName: /^terminal services$|vnc|pcanywhere|radmin|remote administrator|dameware|timbuktu|openssh|sshd/i,
    source: 'REM-11',
  },
  {
    class: 'coresident application',
    displayName: /customer response|\bcr[sa]\b|ip contact center|ip ivr/i,
    source: 'SVC-03',
  },
];

/** Display name of the service that Windows 2000 Server brings along for remote sessions (key name `TermService`). */
export const TERMINAL_SERVICES = 'Terminal Services';

/** Windows stops it by no command and no button: it takes a start type, and is gone after the next reboot (REM-05). */
export const endsAtReboot = ({ displayName }: Pick<ServiceSeen, 'displayName'>): boolean =>
  isSame(displayName, TERMINAL_SERVICES);

/** By which people may work as Cisco describes it (REM-07, REM-08); it is stopped where they do not (REM-09). */
const VNC = /vnc/i;

/** How a direct node is reached; it cannot be stopped without going blind. */
const SSH_SERVICE = /openssh|sshd/i;

/** One Windows service that is stopped and disabled while the installer runs. */
export interface InterferingService {
  readonly displayName: string;
  /** Key name, where the server was seen: what `sc` takes. */
  readonly keyName: string | null;
  readonly class: InterferingClass;
  readonly because: string;
  readonly source: readonly RequirementId[];
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const servicesSeen = (observation: Observation | null): readonly ServiceSeen[] | null =>
  observation?.services.known ? observation.services.value : null;

const isOfCallManager = (server: Server, service: ServiceSeen): boolean =>
  server.services.some((name) => isSame(name, service.displayName));

/** The class that a service's display name tells of, or null where it tells nothing. */
export function classify(displayName: string): InterferingClass | null {
  return PATTERNS.find((pattern) => pattern.displayName.test(displayName))?.class ?? null;
}

/** Whether a service is of those that are set aside for the work: recognised by its name, or named in the cluster file. */
export const isSetAside = (displayName: string, server: Server | undefined): boolean =>
  classify(displayName) !== null ||
  (server?.software ?? []).some(({ services }) => services.some((name) => isSame(name, displayName)));

/**
 * Whether a service of a server is of a kind that disturbs the installer: recognised by name, none of CallManager's own
 * (SVC-25), not the SSH service through which a `direct` server is seen, and not VNC where people work by it.
 */
export const mayInterfere = (server: Server, service: ServiceSeen, worksByVnc: boolean): boolean =>
  classify(service.displayName) !== null &&
  !(worksByVnc && VNC.test(service.displayName)) &&
  !isOfCallManager(server, service) &&
  !(server.transport.kind === 'direct' && SSH_SERVICE.test(service.displayName));

/** Services seen on a server that may disturb the installer, and are not yet stopped and disabled. */
export const interferingAmong = (
  server: Server,
  services: readonly ServiceSeen[],
  worksByVnc: boolean,
): readonly ServiceSeen[] => services.filter((service) => mayInterfere(server, service, worksByVnc) && !isOut(service));

/** The services to stop on a server: those of the cluster file, those seen, and Terminal Services; each with its reason. */
export function interferingServices(
  server: Server,
  observation: Observation | null,
  worksByVnc = false,
): readonly InterferingService[] {
  const seen = servicesSeen(observation);
  const keyOf = (displayName: string): string | null =>
    seen?.find((service) => isSame(service.displayName, displayName))?.name ?? null;
  const found: InterferingService[] = [
    ...fromClusterFile(server, keyOf),
    ...(seen ? interferingAmong(server, seen, worksByVnc).map(fromObservation) : [terminalServices]),
  ];
  return found.filter(
    (service, index) => found.findIndex((other) => isSame(other.displayName, service.displayName)) === index,
  );
}

function fromClusterFile(server: Server, keyOf: (name: string) => string | null): readonly InterferingService[] {
  return server.software.flatMap((software) =>
    software.services.map((displayName) => ({
      displayName,
      keyName: keyOf(displayName),
      class: software.class,
      because: `${software.name} (${software.class}), named in the cluster file`,
      source: ['SVC-01', 'SVC-04'] as const,
    })),
  );
}

function fromObservation(service: ServiceSeen): InterferingService {
  const pattern = PATTERNS.find((one) => one.displayName.test(service.displayName));
  return {
    displayName: service.displayName,
    keyName: service.name,
    class: pattern?.class ?? 'monitoring',
    because: `seen on the server and recognised by its name as ${pattern?.class}`,
    source: pattern ? [pattern.source] : [],
  };
}

/** Every Windows 2000 Server has the service; where nobody looked, it is planned to be stopped. */
const terminalServices: InterferingService = {
  displayName: TERMINAL_SERVICES,
  keyName: null,
  class: 'remote access',
  because: 'nobody may come in by it during the upgrade: such an access can make it fail',
  source: ['REM-04', 'REM-11'],
};
