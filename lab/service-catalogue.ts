import type { StartType } from '../platforms/callmanager4/types/observation.ts';

/** One Windows service as it is installed on a machine. */
export interface InstalledService {
  /** Key name. */
  readonly name: string;
  readonly displayName: string;
  readonly startType: StartType;
  /** Key names of services that must run first. */
  readonly dependsOn: readonly string[];
}

type Row = readonly [name: string, displayName: string, startType: StartType, dependsOn?: readonly string[]];

const fromRow = ([name, displayName, startType, dependsOn = []]: Row): InstalledService => ({
  name,
  displayName,
  startType,
  dependsOn,
});

/** What Windows 2000 Server, SQL Server 2000, IIS and the Cisco operating system bring along. */
export const PLATFORM_SERVICES: readonly InstalledService[] = (
  [
    ['Alerter', 'Alerter', 'automatic'],
    ['ClipSrv', 'ClipBook', 'manual'],
    ['Dhcp', 'DHCP Client', 'automatic'],
    ['Dnscache', 'DNS Client', 'automatic'],
    ['Eventlog', 'Event Log', 'automatic'],
    ['IISADMIN', 'IIS Admin Service', 'automatic', ['RpcSs']],
    ['lanmanserver', 'Server', 'automatic'],
    ['lanmanworkstation', 'Workstation', 'automatic'],
    ['LmHosts', 'TCP/IP NetBIOS Helper Service', 'automatic'],
    ['MSDTC', 'Distributed Transaction Coordinator', 'automatic', ['RpcSs']],
    ['MSSQLSERVER', 'MSSQLSERVER', 'automatic'],
    ['NetDDE', 'Network DDE', 'disabled'],
    ['NetworkTimeProtocol', 'Network Time Protocol', 'automatic'],
    ['PlugPlay', 'Plug and Play', 'automatic'],
    ['RpcSs', 'Remote Procedure Call (RPC)', 'automatic'],
    ['SamSs', 'Security Accounts Manager', 'automatic'],
    ['Schedule', 'Task Scheduler', 'automatic'],
    ['SNMP', 'SNMP Service', 'automatic'],
    ['SQLSERVERAGENT', 'SQLSERVERAGENT', 'automatic', ['MSSQLSERVER']],
    ['TermService', 'Terminal Services', 'automatic'],
    ['W32Time', 'Windows Time', 'manual'],
    ['W3SVC', 'World Wide Web Publishing Service', 'automatic', ['IISADMIN']],
    ['WinMgmt', 'Windows Management Instrumentation', 'automatic', ['RpcSs']],
  ] as const satisfies readonly Row[]
).map(fromRow);

/** Name of the service that phones register with. */
export const CALLMANAGER = 'Cisco CallManager';

/** The directory's service: it runs wherever CallManager is installed, and Service Activation does not list it. */
export const DIRECTORY = 'DC Directory Server';

/** CallManager's own services; all are installed on every server, and run where they were activated. */
export const CISCO_SERVICES: readonly InstalledService[] = (
  [
    ['CCM', CALLMANAGER, 'automatic', ['MSSQLSERVER']],
    ['CTFTP', 'Cisco TFTP', 'automatic', ['MSSQLSERVER']],
    ['CMI', 'Cisco Messaging Interface', 'automatic'],
    ['IPVMSApp', 'Cisco IP Voice Media Streaming Application', 'automatic', ['MSSQLSERVER']],
    ['CTIManager', 'Cisco CTIManager', 'automatic', ['MSSQLSERVER']],
    ['TCDsvc', 'Cisco Telephony Call Dispatcher', 'automatic'],
    ['MOHAudioTranslator', 'Cisco MOH Audio Translator', 'automatic'],
    ['RisDC', 'Cisco RIS Data Collector', 'automatic'],
    ['AuPair', 'Cisco Database Layer Monitor', 'automatic', ['MSSQLSERVER']],
    ['CDRInsert', 'Cisco CDR Insert', 'automatic'],
    ['CTLProvider', 'Cisco CTL Provider', 'automatic'],
    ['CEF', 'Cisco Extended Functions', 'automatic'],
    ['SvcReporter', 'Cisco Serviceability Reporter', 'automatic'],
    ['CAPF', 'Cisco Certificate Authority Proxy Function', 'automatic'],
    ['Tomcat', 'Cisco Tomcat', 'automatic'],
    ['DCD', DIRECTORY, 'automatic'],
  ] as const satisfies readonly Row[]
).map(fromRow);

/** Those of them that run on every CallManager server at work, named in its cluster file or not. */
export const ALWAYS_ACTIVE: readonly string[] = ['Cisco Database Layer Monitor', 'Cisco RIS Data Collector', DIRECTORY];

/** Key names of the services of SQL Server 2000, which the installer of CallManager brings along. */
export const DATABASE_SERVICES: readonly string[] = ['MSSQLSERVER', 'SQLSERVERAGENT'];

/** Key names of well-known third-party services by their display names. */
const THIRD_PARTY_KEYS: Readonly<Record<string, string>> = {
  'Network Associates McShield': 'McShield',
  'Network Associates Task Manager': 'McTaskManager',
  'McAfee Framework Service': 'McAfeeFramework',
  'Cisco Security Agent': 'CSAgent',
  'Norton AntiVirus Client': 'Norton AntiVirus Server',
  'Terminal Services': 'TermService',
  'VNC Server': 'winvnc',
  'NetIQ AppManager Client Agent': 'NetIQmc',
  'NetIQ AppManager Client Communication Manager': 'NetIQccm',
  'HP Insight Foundation Agents': 'CqMgHost',
  'HP Insight Server Agents': 'CqMgServ',
  'HP Insight Storage Agents': 'CqMgStor',
  'CYGWIN sshd': 'sshd',
};

/** The key name that a service with this display name has in the lab. */
export function keyNameOf(displayName: string): string {
  const installed = [...PLATFORM_SERVICES, ...CISCO_SERVICES].find((service) => service.displayName === displayName);
  return installed?.name ?? THIRD_PARTY_KEYS[displayName] ?? displayName.replace(/[^A-Za-z0-9]/g, '');
}
