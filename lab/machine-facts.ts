import type { DomainRole } from '../platforms/callmanager4/types/observation.ts';
import type { Naming } from './naming.ts';

/** What is written in a machine's registry and hardware. */
export interface MachineFacts {
  callManager: string | null;
  model: string;
  windowsName: string;
  windowsVersion: string;
  osImage: string;
  osVersion: string | null;
  osServiceRelease: string | null;
  sqlServer: string;
  machineSid: string;
  servicePack: number;
  memoryBytes: number;
  freeBytesOnC: number;
  domainRole: DomainRole;
  workgroup: string;
  /** The key that was entered with the operating system, rightly or not. */
  productKey: string;
  dhcp: boolean;
  readonly naming: Naming;
  pendingRenames: boolean;
  cdRomRestricted: boolean;
  mappedDrives: boolean;
  /** A policy keeps the installer from making the folder of its logs. */
  logFolderForbidden: boolean;
  hasDrive: boolean;
  /** A service release of CallManager was installed on top of its release. */
  hasServiceRelease: boolean;
  /** Programs that somebody has installed on the side. */
  readonly foreignPrograms: Set<string>;
}
