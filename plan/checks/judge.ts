import type { CheckName, Check } from '../types/step.ts';
import type { ServerMemory, Verdict } from '../types/run.ts';
import type { Judge, Seen } from './seen.ts';
import { judgeBootRecorded, judgeRebooted } from './boot.ts';
import { judgeComputerName } from './computer-name.ts';
import { judgeDatabaseRecorded, judgeDatabaseRenamed } from './database.ts';
import { judgeDiscInDrive, judgeDriveEmpty } from './disc.ts';
import { judgeInService, judgeServicesNotRunning, judgeServicesRunning } from './in-service.ts';
import {
  judgeBackupHasRoom,
  judgeDevicesOnOneRelease,
  judgeDevicesRegistered,
  judgeOversubscribedBriefly,
  judgeTraffic,
} from './load.ts';
import { judgeParametersKept, judgeParametersRecorded } from './parameters.ts';
import {
  judgeAdministrator,
  judgeDiscReadable,
  judgeDiskSpace,
  judgeMemory,
  judgePendingRenames,
  judgeStaticAddress,
  judgeWindows,
  judgeWorkgroup,
} from './preconditions.ts';
import { judgeProgramsAllowed, judgeProgramsSupported } from './programs.ts';
import { judgeSecurityAgent } from './security-agent.ts';
import { judgeServicesKnown } from './services-known.ts';
import { judgeServicesMigrated } from './services-migrated.ts';
import { judgeServicesRecorded, judgeServicesRestored, judgeServicesStopped } from './services-set-aside.ts';
import { judgeSubscriptions } from './subscriptions.ts';
import { judgeVersion } from './version.ts';
import { judgeWindowOpen, judgeWorkFitsWindow } from './window.ts';

/** Name of a check -> how it is judged; the compiler finds a missing one. */
export const JUDGES: Readonly<Record<CheckName, Judge>> = {
  'server-in-service': judgeInService,
  'cluster-in-service': judgeInService,
  'publisher-serves': judgeServicesRunning,
  'memory-enough': judgeMemory,
  'disk-space-enough': judgeDiskSpace,
  'workgroup-member': judgeWorkgroup,
  'static-address': judgeStaticAddress,
  'no-pending-renames': judgePendingRenames,
  'disc-readable-by-service': judgeDiscReadable,
  'administrator-logged-on': judgeAdministrator,
  'windows-supported': judgeWindows,
  'services-known': judgeServicesKnown,
  'services-recorded': judgeServicesRecorded,
  'services-stopped': judgeServicesStopped,
  'services-restored': judgeServicesRestored,
  'services-running': judgeServicesRunning,
  'services-not-running': judgeServicesNotRunning,
  'services-migrated': judgeServicesMigrated,
  rebooted: judgeRebooted,
  'boot-recorded': judgeBootRecorded,
  'disc-in-drive': judgeDiscInDrive,
  'drive-empty': judgeDriveEmpty,
  'version-is': judgeVersion,
  'computer-name-is': judgeComputerName,
  'subscriptions-good': judgeSubscriptions,
  'window-open': judgeWindowOpen,
  'work-fits-window': judgeWorkFitsWindow,
  'traffic-low': judgeTraffic,
  'backup-has-room': judgeBackupHasRoom,
  'devices-on-one-release': judgeDevicesOnOneRelease,
  'oversubscribed-briefly': judgeOversubscribedBriefly,
  'devices-registered': judgeDevicesRegistered,
  'security-agent-runs': judgeSecurityAgent,
  'programs-allowed': judgeProgramsAllowed,
  'programs-supported': judgeProgramsSupported,
  'database-recorded': judgeDatabaseRecorded,
  'database-renamed': judgeDatabaseRenamed,
  'parameters-recorded': judgeParametersRecorded,
  'parameters-kept': judgeParametersKept,
};

/** Judges what was seen for a check: good, bad or unknown, with what was expected and what was seen. Never throws. */
export const judge = (check: Check, seen: Seen, memory: ServerMemory): Verdict =>
  JUDGES[check.name](check, seen, memory);
