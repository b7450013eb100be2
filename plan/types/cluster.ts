/**
 * What a role says of a server's place in the order of work (S1, "Which server in the cluster do I upgrade first").
 *
 * - `publisher`: holds the master database
 * - `tftp`: hands device loads to phones, where that is not the publisher
 * - `service`: runs only CallManager-related services, never the CallManager service itself
 * - `secondary`: phones move to it when their primary is away
 * - `primary`: phones register with it in normal operation
 * - `application`: runs IP telephony applications by their own documents
 */
export type Role = 'publisher' | 'tftp' | 'service' | 'secondary' | 'primary' | 'application';

/** What a person may do in a run. One person may hold several. */
export type PersonRole = 'engineer' | 'approver';

/** Where a secret lies; the value itself is read inside the activity that needs it and nowhere else. */
export type SecretReference = { readonly env: string } | { readonly file: string };

/** One SSH server: a station, or (transport `direct`) a node of the cluster itself. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly key?: SecretReference;
  readonly password?: SecretReference;
  /** Of the key, where that is locked with one. */
  readonly passphrase?: SecretReference;
  /** Fingerprint of the host key as `ssh-keygen -lf` prints it: `SHA256:` and 43 characters. */
  readonly hostKey: string;
  /** Algorithms beyond the defaults of today, by their SSH names, which only old servers speak. */
  readonly algorithms: readonly string[];
}

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

export interface Server {
  /** NetBIOS computer name: no dots, no address (CFG-15). */
  readonly name: string;
  readonly address: string;
  readonly roles: readonly Role[];
  /** Hardware model as printed on the machine, such as `MCS-7835H-2.4`. */
  readonly model: string;
  /** Display names of the CallManager services that must run here. */
  readonly services: readonly string[];
  readonly software: readonly Software[];
  /** `coresident`: Customer Response Solutions on the same machine (glossary 8). */
  readonly coresident: boolean;
  /** For a primary: the secondary that takes its devices while it is away. */
  readonly backup?: string;
  /** Devices that are registered here in normal operation. */
  readonly devices: number;
  /** For an application server: what runs on it, such as `Cisco Emergency Responder`. */
  readonly applications: readonly string[];
  readonly transport: Transport;
}

export interface Person {
  readonly name: string;
  readonly roles: readonly PersonRole[];
}

/** Where a duration comes from; shown wherever the duration is shown. */
export type DurationOrigin = 'document' | 'cluster file' | 'ours';

export interface Duration {
  readonly seconds: number;
  readonly origin: DurationOrigin;
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

/** Software of another vendor that reads call detail records, and whom to ask when it stops doing so (DAT-07, DAT-08). */
export interface CdrSoftware {
  readonly name: string;
  readonly vendor: string;
}

/** Device names of H.323: trunks between clusters (of all clusters concerned), and gateways. */
export interface H323 {
  readonly trunks: readonly string[];
  readonly gateways: readonly string[];
}

/** A cluster file, read and found valid: JSON only, since it lives in the workflow's history. */
export interface Cluster {
  /** Names the workflow: `ccm/<name>`. */
  readonly name: string;
  /** Chooses the task queue of the activities: `ccm-<site>`, or `ccm` without one. */
  readonly site?: string;
  /** The servers are those of a lab: every trace of a run on them says that it was a rehearsal. Absent: they are real. */
  readonly rehearsal?: true;
  /** Release that runs now. */
  readonly from: string;
  /** Release to reach, such as `4.1(2)`. */
  readonly to: string;
  readonly station?: Endpoint;
  readonly servers: readonly Server[];
  readonly people: readonly Person[];
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
  readonly durations: Durations;
}
