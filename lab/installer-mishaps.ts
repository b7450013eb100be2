import type { FaultName } from './faults.ts';
import type { Installer } from './installer.ts';
import type { Refusal } from './installer-refusals.ts';

/** Where in the installation something goes wrong. */
type Moment = 'start' | 'server type' | 'passwords' | 'database' | 'end';

interface Mishap extends Refusal {
  readonly fault: FaultName;
  readonly at: Moment;
  /** What the machine is not fit for any more, where it is not. */
  readonly damage?: string;
}

/** What goes wrong by a fault of its name, with the message in which the installer says so. */
export const MISHAPS = [
  { fault: 'log-folder-refused', at: 'start', message: 'logFolderRefused', then: 'abort' },
  { fault: 'old-operating-system', at: 'start', message: 'systemTooOld', then: 'abort' },
  { fault: 'other-java-runtime', at: 'start', message: 'otherRuntime', then: 'abort' },
  { fault: 'database-name-unreadable', at: 'start', message: 'databaseNameUnreadable', then: 'abort' },
  { fault: 'database-name-changed', at: 'start', message: 'databaseNameMalformed', then: 'abort' },
  { fault: 'wrong-reverse-name', at: 'server type', message: 'publisherNameDiffers', then: 'back' },
  { fault: 'other-password-on-publisher', at: 'passwords', message: 'passwordDiffers', then: 'back' },
  { fault: 'publisher-refuses-access', at: 'passwords', message: 'noPermission', then: 'back' },
  {
    fault: 'virus',
    at: 'database',
    message: 'databaseFailed',
    then: 'abort',
    damage: 'a virus was on the machine when SQL Server was installed',
  },
  { fault: 'umx-not-registered', at: 'end', message: 'umxNotRegistered', then: 'warn' },
  { fault: 'directory-not-indexed', at: 'end', message: 'directoryNotIndexed', then: 'warn' },
  { fault: 'mdac-hotfix-times-out', at: 'end', message: 'mdacHotfixMissing', then: 'warn' },
  { fault: 'sql-hotfix-fails', at: 'end', message: 'sqlHotfixMissing', then: 'warn' },
] as const satisfies readonly Mishap[];

export type MishapName = (typeof MISHAPS)[number]['fault'];

/** What goes wrong at a moment on this server; null where nothing does. */
export function mishapAt(moment: Moment, { cluster, server }: Pick<Installer, 'cluster' | 'server'>): Refusal | null {
  const mishap: Mishap | undefined = MISHAPS.find(
    ({ at, fault }) => at === moment && cluster.faults.strikes(fault, server.name),
  );
  if (mishap?.damage !== undefined) server.damage = mishap.damage;
  return mishap ?? null;
}
