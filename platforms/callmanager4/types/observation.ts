import { unknown, type Fact } from '../../../plan/fact.ts';

export type ServiceState = 'running' | 'stopped' | 'starting' | 'stopping' | 'paused' | 'pausing' | 'continuing';

export type StartType = 'automatic' | 'manual' | 'disabled' | 'boot' | 'system';

export interface ServiceSeen {
  /** Key name of the service, such as `McShield`: what commands take. */
  readonly name: string;
  /** Name in the Services window: what people and the cluster file use. */
  readonly displayName: string;
  readonly state: ServiceState;
  readonly startType: StartType;
}

export interface DriveSeen {
  /** Such as `D:`. */
  readonly letter: string;
  /** Volume label of the disc; null while the drive is empty. */
  readonly label: string | null;
}

/** A network adapter that speaks IP. The members of a team do not: a team is one adapter. */
export interface AdapterSeen {
  readonly dhcp: boolean;
  readonly addresses: readonly string[];
  /** Whether a cable is in it; known only where its driver tells. */
  readonly isConnected: Fact<boolean>;
  /** In order of use. */
  readonly dnsServers: Fact<readonly string[]>;
  /** DNS domain of the connection; empty where none is set. */
  readonly dnsSuffix: Fact<string>;
  /** "Append these DNS suffixes (in order)"; empty where the list is not used. */
  readonly suffixList: Fact<readonly string[]>;
  readonly winsServers: Fact<readonly string[]>;
}

/** A text file of a server, line by line; null where it is certain that there is none. */
export type TextFileSeen = Fact<readonly string[] | null>;

/** Win32_ComputerSystem.DomainRole of a server edition. */
export type DomainRole = 'stand-alone' | 'member' | 'domain controller';

/** The newest part of the System event log. Its record numbers only grow, whatever the clock does, until it is cleared. */
export interface SystemLogSeen {
  /** Number of the newest record. */
  readonly newest: number;
  /** Lowest number that was looked at: all records from here to the newest were. */
  readonly oldest: number;
  /** The newest record among them that Windows wrote when it started; null when none of them is one. */
  readonly start: number | null;
}

/** One look at one server. Every fact stands alone: one that could not be read leaves the others as they are. */
export interface Observation {
  readonly server: string;
  /** When it was looked, ISO 8601 in UTC, by the worker's clock. */
  readonly at: string;
  /** True: the server itself answered; false: it is certain that it did not; unknown: the way to it failed. */
  readonly reachable: Fact<boolean>;
  /** The computer name that the server gives itself. */
  readonly computerName: Fact<string>;
  /** ISO 8601 in UTC. Windows reckons it from its clock: it moves when the clock is set, and alone proves no reboot. */
  readonly bootTime: Fact<string>;
  /** The server's own clock, read in the same breath as the boot time; ISO 8601 in UTC. */
  readonly clock: Fact<string>;
  /** Seconds since Windows started, as it counts them; setting the clock does not change them. */
  readonly uptimeSeconds: Fact<number>;
  /** Looked at only for checks that have to do with reboots, since reading the log is work for the server. */
  readonly systemLog: Fact<SystemLogSeen>;
  /** Model as the machine tells it. */
  readonly model: Fact<string>;
  /** Such as `Microsoft Windows 2000 Server`. */
  readonly windowsName: Fact<string>;
  /** Such as `5.0.2195`. */
  readonly windowsVersion: Fact<string>;
  readonly servicePack: Fact<number>;
  /** Release of CallManager, such as `4.1(2)`; null where it is certain that none is installed. */
  readonly callManager: Fact<string | null>;
  /** Image that the machine was built from, such as `2000.2.6`: only a new installation of the operating system moves it (VER-16). */
  readonly osImage: Fact<string | null>;
  /** Version of Cisco's operating system by its upgrades, such as `2000.2.6`; null where nothing is written down. */
  readonly osVersion: Fact<string | null>;
  /** Its service release, such as `2000.2.6sr3`; null where nothing is written down. */
  readonly osServiceRelease: Fact<string | null>;
  /** Version of SQL Server 2000 by its service pack, such as `8.00.2039`; null where nothing is written down. */
  readonly sqlServer: Fact<string | null>;
  readonly memoryMegabytes: Fact<number>;
  readonly freeMegabytesOnC: Fact<number>;
  readonly services: Fact<readonly ServiceSeen[]>;
  /** The CD drive; known and null when the machine has none. */
  readonly drive: Fact<DriveSeen | null>;
  readonly pendingFileRenames: Fact<boolean>;
  readonly cdRomRestricted: Fact<boolean>;
  readonly adapters: Fact<readonly AdapterSeen[]>;
  /** HOSTS, which resolves names of IP; read before a plan is made, and for checks that have to do with names. */
  readonly hosts: TextFileSeen;
  /** LMHOSTS, which resolves those of NetBIOS; read with it. */
  readonly lmhosts: TextFileSeen;
  readonly domainRole: Fact<DomainRole>;
  /** What the security identifiers of its local accounts begin with; two machines made of one drive have the same (PRE-20). */
  readonly machineSid: Fact<string>;
  /** Letters of network drives that a user's session has mapped for good, such as `Z` (PRE-18). */
  readonly mappedDrives: Fact<readonly string[]>;
  /** Workgroup or domain. */
  readonly workgroup: Fact<string>;
  /** Names of the installed programs, as Add/Remove Programs shows them. */
  readonly programs: Fact<readonly string[]>;
  /** Devices that are registered with the CallManager service here, by its own counters. */
  readonly registeredDevices: Fact<number>;
  /** User at the console, such as `CM-PUB\Administrator`; null when nobody is logged on. */
  readonly loggedOn: Fact<string | null>;
}

/** All that a look tells about when Windows started: what is written down before a reboot, and compared after it. */
export type BootSeen = Pick<Observation, 'at' | 'bootTime' | 'clock' | 'uptimeSeconds' | 'systemLog'> &
  // Which machine it was; absent where it was written down before this was.
  Partial<Pick<Observation, 'machineSid'>>;

/** What a look finds out about a server that answers. */
export type Facts = Omit<Observation, 'server' | 'at' | 'reachable'>;

/** The two files that resolve names, line by line; null where there is none. */
export type NameFileLines = Readonly<Record<'hosts' | 'lmhosts', readonly string[] | null>>;

/** The same as facts: read by commands of their own. */
export type NameFilesSeen = Pick<Facts, 'hosts' | 'lmhosts'>;

/** What the probe script tells. */
export type ProbedFacts = Omit<Facts, keyof NameFilesSeen>;

/** Every fact unknown, for one and the same reason. */
export function unknownFacts(why: string): Facts {
  const nothing = unknown(why);
  return {
    computerName: nothing,
    bootTime: nothing,
    clock: nothing,
    uptimeSeconds: nothing,
    systemLog: nothing,
    model: nothing,
    windowsName: nothing,
    windowsVersion: nothing,
    servicePack: nothing,
    callManager: nothing,
    osImage: nothing,
    osVersion: nothing,
    osServiceRelease: nothing,
    sqlServer: nothing,
    memoryMegabytes: nothing,
    freeMegabytesOnC: nothing,
    services: nothing,
    drive: nothing,
    pendingFileRenames: nothing,
    cdRomRestricted: nothing,
    adapters: nothing,
    hosts: nothing,
    lmhosts: nothing,
    domainRole: nothing,
    machineSid: nothing,
    mappedDrives: nothing,
    workgroup: nothing,
    programs: nothing,
    registeredDevices: nothing,
    loggedOn: nothing,
  };
}
