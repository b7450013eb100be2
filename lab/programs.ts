import type { FaultName } from './faults.ts';
import type { LabCluster, LabServer } from './lab-cluster.ts';

/** What the operating system discs of Cisco put on every machine, as Add/Remove Programs lists it. */
const PLATFORM = [
  'Cisco IP Telephony Operating System',
  'Microsoft Internet Explorer 6 SP1',
  'Windows 2000 Service Pack 4',
];

/** What somebody has installed under the fault of that name, and it stays until it is uninstalled. */
const FOREIGN: readonly (readonly [FaultName, string])[] = [
  ['forbidden-program', 'Cisco Unity'],
  ['unknown-program', 'RealPlayer 8 Basic'],
];

/** What is there beside CallManager's own: software and applications of the cluster file, and what should not be there. */
function othersOn({ windows, spec, beginning }: LabServer, { faults }: LabCluster): readonly string[] {
  const { foreignPrograms } = windows.facts;
  for (const [fault, name] of FOREIGN) {
    if (!foreignPrograms.has(name) && faults.strikes(fault, windows.name)) foreignPrograms.add(name);
  }
  const software = beginning.hasSoftware ? (spec.software ?? []).map(({ name }) => name) : [];
  return [...software, ...(spec.applications ?? []), ...foreignPrograms];
}

/** What CallManager and its installer have brought along so far. */
const ownOn = ({ windows, installer: { components } }: LabServer): readonly string[] => [
  ...(windows.services.find('MSSQLSERVER') ? ['Microsoft SQL Server 2000'] : []),
  ...(windows.firstRelease !== null || components.has('Java runtime')
    ? ['Java 2 Runtime Environment, SE v1.4.2_08']
    : []),
  ...(windows.facts.callManager === null ? [] : ['Cisco CallManager']),
  ...(windows.facts.hasServiceRelease ? ['Cisco CallManager Service Release'] : []),
];

/** Names of the programs that are installed on a server now, as Add/Remove Programs lists them. */
export const programsOn = (server: LabServer, cluster: LabCluster): readonly string[] =>
  [...new Set([...PLATFORM, ...ownOn(server), ...othersOn(server, cluster)])].sort();

/** Somebody uninstalls a program that does not belong there. @throws Error when it is not there, or is no such program. */
export function uninstall({ windows }: LabServer, name: string): void {
  if (windows.power !== 'up') throw new Error(`${windows.name} is ${windows.power}`);
  if (!windows.facts.foreignPrograms.delete(name)) throw new Error(`${name} cannot be uninstalled on ${windows.name}`);
}
