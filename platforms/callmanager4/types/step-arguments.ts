import type { NamedNode } from '../name-lines.ts';
import type { MaintenanceWindow, NameResolution, ParameterLimits } from './cluster.ts';

/** What a check or an action is told beyond the server: data of the plan, never of the moment. */
export interface StepArguments {
  /** Display names of Windows services. */
  readonly services?: readonly string[];
  /** The services were set aside before the run looked: what it wrote down itself does not tell what they were. */
  readonly setAsideBefore?: boolean;
  /** VNC is left alone, since people work by it. */
  readonly worksByVnc?: boolean;
  /** The server has not rebooted since: what only a reboot ends may still run, where it is disabled. */
  readonly beforeReboot?: boolean;
  /** Volume label of a disc. */
  readonly label?: string;
  /** Release of CallManager. */
  readonly release?: string;
  /** The oldest version that will do, of an operating system, an image, SQL Server or CallManager. */
  readonly level?: string;
  /** Hardware models as they are printed on the machines. */
  readonly models?: readonly string[];
  /** Name of the subscribers whose subscriptions are judged. */
  readonly subscribers?: readonly string[];
  readonly megabytes?: number;
  readonly window?: MaintenanceWindow;
  /** Longest time of the work that begins, and of what comes after it, in minutes. */
  readonly minutes?: { readonly own: number; readonly after: number };
  /** Calls attempted in the busiest hour. */
  readonly calls?: number;
  readonly devices?: number;
  readonly limitSeconds?: number;
  readonly parameters?: readonly ParameterLimits[];
  readonly workgroup?: string;
  /** What is to resolve names, where somebody has chosen. */
  readonly namesBy?: NameResolution;
  /** The servers that names are resolved of. */
  readonly nodes?: readonly NamedNode[];
  /** DNS domains. */
  readonly suffixes?: readonly string[];
  /** How long a server must have stayed up since its new boot was first seen. */
  readonly settleSeconds?: number;
}
