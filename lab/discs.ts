import type { LabEvents } from './events.ts';

/** Where a disc is; a disc is in one place only. */
export type Place = { readonly kind: 'drawer' } | { readonly kind: 'drive'; readonly server: string };

export interface Disc {
  readonly number: number;
  /** What is printed on it. */
  readonly title: string;
  /** Volume label. */
  readonly label: string;
  /** Release of CallManager that it installs; absent on other discs. */
  readonly release?: string;
}

/** The discs of a lab, each an object in one place. */
export class Discs {
  readonly #discs: readonly Disc[];
  readonly #places = new Map<number, Place>();
  readonly #events: LabEvents;

  constructor(discs: readonly Disc[], events: LabEvents) {
    this.#discs = discs;
    this.#events = events;
    for (const disc of discs) this.#places.set(disc.number, { kind: 'drawer' });
  }

  list(): readonly (Disc & { readonly place: Place })[] {
    return this.#discs.map((disc) => ({ ...disc, place: this.#placeOf(disc) }));
  }

  inDriveOf(server: string): Disc | null {
    const inDrive = this.#discs.find((disc) => {
      const place = this.#placeOf(disc);
      return place.kind === 'drive' && place.server === server;
    });
    return inDrive ?? null;
  }

  /** @throws Error when no disc has that number or label, the disc is elsewhere in a drive, or the drive is taken. */
  insert(numberOrLabel: number | string, server: string): Disc {
    const disc = this.#discs.find(({ number, label }) => number === numberOrLabel || label === numberOrLabel);
    if (!disc) throw new Error(`there is no disc ${numberOrLabel}`);
    const from = this.#placeOf(disc);
    if (from.kind === 'drive') throw new Error(`${disc.label} is in the drive of ${from.server}`);
    const other = this.inDriveOf(server);
    if (other) throw new Error(`${other.label} is in the drive of ${server}`);
    this.#move(disc, { kind: 'drive', server });
    return disc;
  }

  /** @throws Error when the drive is empty. */
  remove(server: string): Disc {
    const disc = this.inDriveOf(server);
    if (!disc) throw new Error(`the drive of ${server} is empty`);
    this.#move(disc, { kind: 'drawer' });
    return disc;
  }

  #placeOf(disc: Disc): Place {
    return this.#places.get(disc.number) ?? { kind: 'drawer' };
  }

  #move(disc: Disc, to: Place): void {
    const from = this.#placeOf(disc);
    this.#places.set(disc.number, to);
    this.#events.tell({ kind: 'disc', disc: disc.number, from, to });
  }
}

/** The set of discs of one release, and one of another kind that a person may take by mistake. */
export function discSet(release: string, labels: { readonly disc1: string; readonly disc2: string }): readonly Disc[] {
  const title = 'Cisco CallManager Installation, Upgrade, and Recovery Disk';
  return [
    { number: 1, title: `${title} 1 of 2`, label: labels.disc1, release },
    { number: 2, title: `${title} 2 of 2`, label: labels.disc2, release },
    { number: 3, title: 'Cisco IP Telephony Operating System Disk', label: 'CIPT_OS_1' },
  ];
}
