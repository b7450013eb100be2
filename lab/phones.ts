import type { ClusterSpec } from './cluster-spec.ts';
import type { LabEvents } from './events.ts';
import type { LabClock } from './lab-clock.ts';
import { CALLMANAGER } from './service-catalogue.ts';
import { TIMINGS } from './timings.ts';

/** The devices of one server, and where they are registered at the moment. */
export interface PhoneGroup {
  readonly home: string;
  readonly backup: string | null;
  readonly devices: number;
  readonly atHome: number;
  readonly atBackup: number;
  readonly nowhere: number;
  /** False while neither the home nor the backup runs the CallManager service. */
  readonly hasHome: boolean;
}

interface Group {
  readonly home: string;
  readonly backup: string | null;
  readonly devices: number;
  /** People have registered them with the backup; they come home when home has been away. */
  isSentAway: boolean;
  atHome: number;
  atBackup: number;
  hasHome: boolean;
}

/** Where devices belong: the servers of a cluster file that have some, and where these go meanwhile. */
export function homesOf({ servers }: ClusterSpec): readonly Pick<PhoneGroup, 'home' | 'backup' | 'devices'>[] {
  const serving = servers.filter(({ services = [] }) => services.includes(CALLMANAGER));
  return servers
    .filter(({ devices = 0 }) => devices > 0)
    .map(({ name, devices = 0, backup }) => {
      const other = serving.find((server) => server.name !== name)?.name ?? null;
      return { home: name, backup: backup ?? other, devices };
    });
}

/** Devices move in this many portions. */
const PORTIONS = 5;

/** All devices of the cluster: they register at home, move to the backup while home is away, and come back over time. */
export class Phones {
  readonly #groups: Group[];
  readonly #serves: (server: string) => boolean;
  readonly #clock: LabClock;
  readonly #events: LabEvents;

  /**
   * @param serves whether a server's CallManager service answers devices.
   * @param areAtHome devices are registered at the beginning, wherever it is; otherwise only where they are served.
   */
  constructor(
    homes: readonly { readonly home: string; readonly backup: string | null; readonly devices: number }[],
    serves: (server: string) => boolean,
    clock: LabClock,
    events: LabEvents,
    areAtHome = true,
  ) {
    this.#groups = homes.map((group) => {
      const isServed = areAtHome || serves(group.home);
      const hasHome = isServed || (group.backup !== null && serves(group.backup));
      return { ...group, atHome: isServed ? group.devices : 0, atBackup: 0, hasHome, isSentAway: false };
    });
    this.#serves = serves;
    this.#clock = clock;
    this.#events = events;
    this.#move();
  }

  groups(): readonly PhoneGroup[] {
    return this.#groups.map((group) => ({ ...group, nowhere: group.devices - group.atHome - group.atBackup }));
  }

  /** Devices registered with a server now, its own and those it covers for. */
  registeredAt(server: string): number {
    return this.#groups.reduce((sum, { home, backup, atHome, atBackup }) => {
      return sum + (home === server ? atHome : 0) + (backup === server ? atBackup : 0);
    }, 0);
  }

  /** Somebody registers the devices of every server that has another one with that, if it serves them. */
  sendToBackups(): void {
    for (const group of this.#groups) group.isSentAway = group.backup !== null && this.#serves(group.backup);
  }

  #move(): void {
    for (const group of this.#groups) this.#moveGroup(group);
    this.#clock.after('phonesMove', () => this.#move(), 1 / PORTIONS);
  }

  #moveGroup(group: Group): void {
    if (!this.#serves(group.home)) group.isSentAway = false;
    const homeServes = this.#serves(group.home) && !group.isSentAway;
    const backupServes = group.backup !== null && this.#serves(group.backup);
    if (!homeServes) group.atHome = 0;
    if (!backupServes) group.atBackup = 0;
    const share = Math.ceil(group.devices / PORTIONS);
    if (homeServes) {
      const returning = Math.ceil((share * TIMINGS.phonesMove) / TIMINGS.phonesReturn);
      group.atHome = Math.min(group.devices, group.atHome + returning);
      group.atBackup = Math.min(group.atBackup, group.devices - group.atHome);
    } else if (backupServes) {
      group.atBackup = Math.min(group.devices, group.atBackup + share);
    }
    this.#tellHome(group, homeServes || backupServes || group.devices === 0);
  }

  #tellHome(group: Group, hasHome: boolean): void {
    if (hasHome === group.hasHome) return;
    group.hasHome = hasHome;
    const text = hasHome ? 'devices have a server again' : 'no server is left for the devices';
    this.#events.tell({ kind: 'phones', home: group.home, text, homeless: hasHome ? 0 : group.devices });
  }
}
