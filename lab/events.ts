import type { StartType } from '../platforms/callmanager4/types/observation.ts';
import type { PowerState } from './windows-server.ts';
import type { LabServiceState } from './windows-services.ts';
import type { InstallerPhase } from './installer-stages.ts';
import type { Place } from './discs.ts';

/**
 * Who made it happen: a command over SSH, a person at the machine, a person in Cisco CallManager Serviceability, Windows
 * itself, the installer, or a fault.
 */
export type Cause = 'command' | 'person' | 'serviceability' | 'windows' | 'installer' | 'fault';

/** Everything that can happen in the lab's world, as an observer from outside would write it down. */
export type LabEvent =
  | { readonly kind: 'power'; readonly server: string; readonly state: PowerState; readonly cause: Cause }
  | { readonly kind: 'reboot'; readonly server: string; readonly cause: Cause; readonly comment: string }
  | {
      readonly kind: 'service';
      readonly server: string;
      readonly service: string;
      readonly state: LabServiceState;
      readonly cause: Cause;
    }
  | {
      readonly kind: 'start type';
      readonly server: string;
      readonly service: string;
      readonly startType: StartType;
      readonly cause: Cause;
    }
  | { readonly kind: 'installer'; readonly server: string; readonly phase: InstallerPhase; readonly text: string }
  | { readonly kind: 'disc'; readonly disc: number; readonly from: Place; readonly to: Place }
  | { readonly kind: 'command'; readonly server: string; readonly command: string }
  | { readonly kind: 'log on'; readonly server: string; readonly user: string; readonly via: string }
  | { readonly kind: 'change'; readonly server: string; readonly text: string }
  | { readonly kind: 'phones'; readonly home: string; readonly text: string; readonly homeless: number }
  | { readonly kind: 'replication'; readonly server: string; readonly text: string }
  | {
      /** A person presses a button of a window at the console of a server. */
      readonly kind: 'hands';
      readonly server: string;
      /** Title of the window; many dialogs of an installer share one. */
      readonly window: string;
      readonly text: string;
      /** Whether the window interrupts the wizard with something to tell. */
      readonly isMessage: boolean;
      readonly button: string;
      /** What was typed or chosen first, by the names of the fields; never the value of a password field. */
      readonly typed: Readonly<Record<string, string>>;
    }
  | {
      /** A person sets a service in the Services window of Windows. */
      readonly kind: 'services window';
      readonly server: string;
      readonly service: string;
      readonly startType?: StartType;
      readonly run?: boolean;
    }
  | { readonly kind: 'activation'; readonly server: string; readonly services: readonly string[] }
  | { readonly kind: 'power button'; readonly server: string }
  | { readonly kind: 'drive'; readonly server: string; readonly slot: number; readonly what: 'pulled' | 'inserted' }
  | {
      /** A key at the screen of a machine that misses a drive. */
      readonly kind: 'key';
      readonly server: string;
      readonly key: string;
      readonly isRight: boolean;
    }
  | {
      readonly kind: 'application';
      readonly server: string;
      readonly phase: 'begun' | 'done';
      /** What is installed; absent: the applications of a server by their own documents. */
      readonly what?: 'service release' | 'security agent';
    }
  | {
      /** Something else boots in the place of a machine than what was shut down, or the machine itself again. */
      readonly kind: 'machine';
      readonly server: string;
      readonly text: string;
      readonly isItself: boolean;
    }
  | { readonly kind: 'users notified' }
  | { readonly kind: 'fault'; readonly server: string; readonly fault: string };

export type Recorded = LabEvent & { /** ISO 8601 in UTC. */ readonly at: string };

type Listener = (event: Recorded) => void;

/** The one stream of everything that happens in a lab; keeps all of it in order. */
export class LabEvents {
  readonly #recorded: Recorded[] = [];
  readonly #listeners: Listener[] = [];

  tell(event: LabEvent): void {
    const recorded = { ...event, at: new Date().toISOString() };
    this.#recorded.push(recorded);
    for (const listener of this.#listeners) listener(recorded);
  }

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  all(): readonly Recorded[] {
    return this.#recorded;
  }
}
