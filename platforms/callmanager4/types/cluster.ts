import type { AnyCluster, AnyServer, Duration } from '../../../plan/types/cluster.ts';
import type { Endpoint, SecretReference } from '../../../plan/types/endpoint.ts';
import type { Role } from '../roles.ts';
import type { ClusterSecrets, WorksheetData } from './worksheet.ts';

export type { Role };

/** How the orchestrator reaches a server: through the cluster's station, or by SSH on the server itself. */
export type Transport = { readonly kind: 'station' } | { readonly kind: 'direct'; readonly endpoint: Endpoint };

/** Software that may interfere with the installer: one of the eight classes of S2, "Disabling Third-Party Applications". */
export type InterferingClass =
  | 'antivirus'
  | 'intrusion detection'
  | 'NetIQ'
  | 'OEM server agent'
  | 'server management agent'
  | 'monitoring'
  | 'remote access'
  | 'coresident application';

/** One piece of third-party or coresident software on a server, and the Windows services it consists of. */
export interface Software {
  readonly name: string;
  readonly class: InterferingClass;
  /** Display names as the Services window shows them. */
  readonly services: readonly string[];
}

export interface Server extends AnyServer {
  /** NetBIOS computer name: no dots, no address (CFG-15). */
  readonly name: string;
  readonly address: string;
  /** DNS domain that it is in; absent: nobody has said. */
  readonly dnsSuffix?: string;
  readonly roles: readonly Role[];
  /** Hardware model as printed on the machine, such as `MCS-7835H-2.4`. */
  readonly model: string;
  /** As it stands on the machine. */
  readonly serialNumber?: string;
  /** Why it is upgraded without a drive, so that what it was can be put back; absent: all drives stay in (HW-10). */
  readonly withoutDrive?: string;
  /** Display names of the CallManager services that must run here. */
  readonly services: readonly string[];
  readonly software: readonly Software[];
  /** Customer Response Solutions on the same machine (glossary 8); absent: nobody has decided (PRE-08). */
  readonly coresident?: boolean;
  /** For a primary: the secondary that takes its devices while it is away. */
  readonly backup?: string;
  /** Devices that are registered here in normal operation. */
  readonly devices: number;
  /** For an application server: what runs on it, such as `Cisco Emergency Responder`. */
  readonly applications: readonly string[];
  readonly transport: Transport;
  /** What its installer is told, where that differs from the cluster's. */
  readonly worksheet?: WorksheetData;
  /** Where its own Administrator password lies, if apart from the cluster's. */
  readonly administratorPassword?: SecretReference;
}

/** The names of all durations; `platforms/callmanager4/durations.ts` gives each its sentence, its default and its source. */
export type DurationName =
  | 'subscriptionsSettle'
  | 'installLow'
  | 'installHigh'
  | 'rebootLimit'
  | 'rebootSettle'
  | 'serviceStartLimit'
  | 'replicationLimit'
  | 'oversubscribedLimit'
  | 'deviceReturnLimit'
  | 'tasksBefore'
  | 'tasksAfter'
  | 'applicationUpgrade'
  | 'watchInterval'
  | 'promptReminder';

export type Durations = Readonly<Record<DurationName, Duration>>;

/** The order of the CallManager servers where S1 gives none, by the approver who answers for it (ORD-09). */
export interface GivenOrder {
  /** Names of all CallManager servers, the publisher first. */
  readonly servers: readonly string[];
  /** Who gives it and signs for it: an approver of the cluster file. */
  readonly by: string;
  readonly reason: string;
}

/** A maintenance window: two instants in ISO 8601 with offset. */
export interface MaintenanceWindow {
  readonly from: string;
  readonly to: string;
}

/** What somebody has looked up of one service parameter of the wanted release; the documents give no numbers. */
export interface ParameterLimits {
  readonly name: string;
  /** What the wanted release suggests. */
  readonly suggested: string;
  /** What the release of now suggests, where that differs. */
  readonly suggestedBefore?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What somebody has read in the Cisco CallManager Compatibility Matrix, which the product does not have (VER-01, HW-05). */
export interface CompatibilityMatrix {
  /** Date or edition. */
  readonly edition: string;
  /** Releases that may go to the wanted one. */
  readonly from: readonly string[];
  /** Server models that the wanted release supports. */
  readonly models: readonly string[];
}

/** A call by which people try whether telephones work; ours, since no document names any. */
export interface TestCall {
  /** Such as `emergency`. */
  readonly name: string;
  /** What to dial and what must be heard, in one sentence. */
  readonly how: string;
}

/** The latest levels for what runs now, as somebody has looked them up (VER-05 to VER-07). */
export interface LatestLevels {
  /** The day on which they were looked up. */
  readonly lookedUp: string;
  readonly operatingSystem?: string;
  readonly sqlServer?: string;
  readonly callManager?: string;
}

/** Software of another vendor that reads call detail records, and whom to ask when it stops doing so (DAT-07, DAT-08). */
export interface CdrSoftware {
  readonly name: string;
  readonly vendor: string;
}

/** Whom to call for help, as far as somebody has written it down (SUP-07 to SUP-09). */
export interface Support {
  /** Number of the service contract. */
  readonly contract?: string;
  readonly reseller?: string;
  readonly region?: 'Asia-Pacific' | 'EMEA' | 'USA';
  /** Whether somebody has a user ID of Cisco.com. */
  readonly account?: boolean;
}

/** Device names of H.323: trunks between clusters (of all clusters concerned), and gateways. */
export interface H323 {
  readonly trunks: readonly string[];
  readonly gateways: readonly string[];
}

/** What resolves names: HOSTS and LMHOSTS on every server, or DNS and WINS (NAM-02). */
export type NameResolution = 'files' | 'network';

/** A cluster file, read and found valid: JSON only, since it lives in the workflow's history. */
export interface Cluster extends AnyCluster {
  /** Release that runs now. */
  readonly from: string;
  /** Release to reach, such as `4.1(2)`. */
  readonly to: string;
  readonly station?: Endpoint;
  readonly servers: readonly Server[];
  /** Absent: S1's order holds. */
  readonly order?: GivenOrder;
  /** How its servers find each other, as far as somebody has chosen. */
  readonly names?: {
    readonly by?: NameResolution;
    /** DNS domain of the backup's network directory, where that is another one (NET-27). */
    readonly backupDnsSuffix?: string;
  };
  /** Volume labels of the installation discs; without them a disc in the drive is a person's word alone. */
  readonly discLabels?: { readonly disc1: string; readonly disc2: string };
  readonly window?: MaintenanceWindow;
  /** Edition of Cisco's VNC document by which the work is done through VNC; absent: everybody works at the console. */
  readonly vnc?: string;
  /** Calls attempted in the busiest hour of the window, where somebody has measured them. */
  readonly busyHourCallAttempts?: number;
  readonly parameters: readonly ParameterLimits[];
  /** Absent: nobody has said whether there is any. */
  readonly cdrSoftware?: readonly CdrSoftware[];
  readonly h323?: H323;
  readonly support?: Support;
  /** What the installer is told on every server that has nothing of its own. */
  readonly worksheet?: WorksheetData;
  readonly secrets?: ClusterSecrets;
  /** All devices are registered with the secondaries before the first primary is touched (WIN-14); absent: with each primary its own. */
  readonly devicesMoveFirst?: true;
  /** Tried after each server that has devices; absent: none are asked for. */
  readonly testCalls?: readonly TestCall[];
  readonly matrix?: CompatibilityMatrix;
  readonly latest?: LatestLevels;
  /** Oldest image of the operating system that the installer of the wanted release takes; no document here names it (VER-15). */
  readonly baselineImage?: string;
  readonly durations: Durations;
}
