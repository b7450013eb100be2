import type { LabCluster } from '../lab-cluster.ts';
import type { MachineFacts } from '../machine-facts.ts';
import type { WindowsServer } from '../windows-server.ts';

/** Text as the probe writes it: everything beyond plain ASCII, and the backslash, as \uXXXX. */
export const escaped = (text: string): string =>
  text.replace(/[^\x20-\x7e]|\\/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  });

/** Where each version of the script finds a release: the first place until 2, every place since 3. */
function releaseLines(name: string, value: string | null, version: number): readonly string[] {
  const key = `registry.${name}`;
  if (version < 3) return value === null ? [] : [`${key}=${value}`];
  const place = escaped(`SOFTWARE\\Cisco Systems, Inc.\\System Info\\${name}\\Version`);
  const other = escaped(`SOFTWARE\\Cisco Systems, Inc.\\${name}\\Version`);
  const first = value === null ? `absent|${place}` : `value|${place}|${escaped(value)}`;
  return [`${key}.0=${first}`, `${key}.1=absent|${other}`, `${key}.count=2`];
}

function operatingSystemLines({ osImage, osVersion, osServiceRelease }: MachineFacts): readonly string[] {
  const places = [
    ['OS Service Release', osServiceRelease],
    ['OS Upgrade', osVersion],
    ['OS Image', osImage],
  ] as const;
  return [
    ...places.map(([name, value], index) => {
      const place = escaped(`SOFTWARE\\Cisco Systems, Inc.\\System Info\\${name}\\Version`);
      return `registry.osimage.${index}=${value === null ? `absent|${place}` : `value|${place}|${escaped(value)}`}`;
    }),
    `registry.osimage.count=${places.length}`,
  ];
}

/** What the fourth version of the script looks at beyond the third. */
export function fourthLines({ facts, services }: WindowsServer): readonly string[] {
  const mapped = facts.mappedDrives ? ['mapped.0.drive=Z'] : [];
  const sql = escaped('SOFTWARE\\Microsoft\\MSSQLServer\\MSSQLServer\\CurrentVersion\\CSDVersion');
  return [
    `computer.model=${escaped(facts.model)}`,
    `os.name=${escaped(facts.windowsName)}`,
    `registry.sid=${facts.machineSid}`,
    `registry.sqlserver.0=${services.find('MSSQLSERVER') ? `value|${sql}|${facts.sqlServer}` : `absent|${sql}`}`,
    'registry.sqlserver.count=1',
    ...mapped,
    `mapped.count=${mapped.length}`,
  ];
}

/** What the script reads of the registry since its first version. */
export function registryLines(
  { name, facts, firstRelease }: WindowsServer,
  cluster: LabCluster,
  version: number,
): readonly string[] {
  const isOld = facts.callManager !== firstRelease && cluster.faults.strikes('reports-old-version', name);
  return [
    `registry.pendingrenames=${facts.pendingRenames ? 1 : 0}`,
    `registry.cdromrestricted=${facts.cdRomRestricted ? 1 : 0}`,
    ...releaseLines('callmanager', isOld ? firstRelease : facts.callManager, version),
    ...(version < 3 ? releaseLines('osimage', facts.osImage, version) : operatingSystemLines(facts)),
  ];
}
