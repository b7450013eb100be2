import type { RequirementId } from './requirement.ts';
import type { ServiceSeen } from './observation.ts';

/** A field of a window and what is to stand in it. */
export interface PageEntry {
  readonly field: string;
  readonly value: string;
}

/** One line of a prompt at the installer's console: the window that is seen and what is done there. */
export interface Page {
  readonly window: string;
  readonly button: string;
  /** What is typed or chosen first: the field and the value, a secret by the name of its keeping place. */
  readonly fields: readonly PageEntry[];
  /** What stands there by itself, to be compared (CFG-10). */
  readonly shown?: readonly PageEntry[];
  readonly source: readonly RequirementId[];
  /** The disc that lies in the drive while the page is shown. */
  readonly disc?: 'disc1' | 'disc2';
  /** What the installer does not take here, or what must not be done here, and why. */
  readonly refused?: string;
}

/** A service by its display name, with what it was before it was set aside, where a run has written that down. */
export interface ServiceToSetBack {
  readonly name: string;
  readonly before: Pick<ServiceSeen, 'startType' | 'state'> | null;
}

/** The physical act behind a prompt, for whoever carries it out: people read the instructions, robots read this. */
export type Task =
  | { readonly kind: 'insert-disc'; readonly disc: string }
  | { readonly kind: 'remove-disc' }
  | { readonly kind: 'log-on' }
  | { readonly kind: 'power-off' }
  /** The number of the slot, as it is printed on the machine. */
  | { readonly kind: 'pull-drive'; readonly slot: number }
  /** What is pressed where the machine misses a drive, one after the other. */
  | { readonly kind: 'power-on'; readonly keys: readonly string[] }
  | { readonly kind: 'walk-pages'; readonly pages: readonly Page[] }
  | { readonly kind: 'notify-users' }
  | { readonly kind: 'application-upgrade'; readonly applications: readonly string[] }
  | { readonly kind: 'count-devices' }
  | { readonly kind: 'move-devices' }
  | { readonly kind: 'install-service-release' }
  | { readonly kind: 'install-security-agent' }
  | { readonly kind: 'activate-services'; readonly server: string; readonly services: readonly string[] }
  /** Where nothing is known of what a service was, whoever does it has to know. */
  | { readonly kind: 'set-back-services'; readonly services: readonly ServiceToSetBack[] }
  | { readonly kind: 'decide' }
  | { readonly kind: 'confirm' };
