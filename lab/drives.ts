import type { LabClock } from './lab-clock.ts';
import type { LabEvents } from './events.ts';

/** What the lab's machines are, by the beginning of the model's name: its own reading of S1, and of the vendors. */
const MACHINES: readonly (readonly [RegExp, Machine])[] = [
  [
    /^MCS[ -]7845/i,
    {
      slots: [0, 1, 2, 3],
      pairs: [
        [0, 1],
        [2, 3],
      ],
      toPull: [0, 2],
      keys: ['F2', 'F1'],
    },
  ],
  [/^MCS[ -]783[05]/i, { slots: [0, 1], pairs: [[0, 1]], toPull: [0], keys: ['F2', 'F1'] }],
  [/xSeries[ -]?342/i, { slots: [0, 1], pairs: [[0, 1]], toPull: [0], keys: ['F5'] }],
  [/xSeries[ -]?345|DL380/i, { slots: [0, 1], pairs: [[0, 1]], toPull: [0], keys: ['F2'] }],
];

const OTHER_MACHINE: Machine = { slots: [0], pairs: [[0]], toPull: [], keys: [] };

/** Machines that press their key themselves after a while. */
const BY_ITSELF = /^MCS[ -]78[34]5H-(2\.[4-9]|[3-9])/i;

interface Machine {
  readonly slots: readonly number[];
  /** Slots whose drives mirror each other: one of each is enough to run. */
  readonly pairs: readonly (readonly number[])[];
  /** Slots that S1 has emptied for an upgrade with what is left; none: S1 forbids it. */
  readonly toPull: readonly number[];
  /** What leads past the screen that tells of a missing drive, one after the other. */
  readonly keys: readonly string[];
}

/** What a machine waits for that misses a drive: a key, or a drive that it cannot do without. */
export type Missing = { readonly kind: 'key'; readonly pressed: number } | { readonly kind: 'drive' };

/** The hard drives of one machine, and what it does when it is switched on without one of them. */
export class Drives {
  readonly machine: Machine;
  readonly #server: string;
  readonly #out = new Set<number>();
  readonly #startsByItself: boolean;
  readonly #parts: { readonly clock: LabClock; readonly events: LabEvents };
  /** The drives that were missing when somebody last led it past that screen. */
  #knownToBeOut = '';
  #missing: Missing | null = null;
  #start: () => void = () => undefined;
  #giveUp: () => void = () => undefined;
  #callOff: () => void = () => undefined;

  constructor(server: string, model: string, parts: { readonly clock: LabClock; readonly events: LabEvents }) {
    this.machine = MACHINES.find(([named]) => named.test(model))?.[1] ?? OTHER_MACHINE;
    this.#startsByItself = BY_ITSELF.test(model);
    this.#server = server;
    this.#parts = parts;
  }

  /** Slots without a drive. */
  get out(): readonly number[] {
    return [...this.#out].sort((one, other) => one - other);
  }

  get missing(): Missing | null {
    return this.#missing;
  }

  /** @throws Error when the machine has no drive there. */
  pull(slot: number): void {
    if (!this.machine.slots.includes(slot) || this.#out.has(slot)) throw new Error(`there is no drive in slot ${slot}`);
    this.#out.add(slot);
    this.#tell(slot, 'pulled');
  }

  /** @throws Error when there is no such slot, or a drive in it. */
  insert(slot: number): void {
    if (!this.#out.delete(slot)) throw new Error(`no drive fits into slot ${slot}`);
    this.#tell(slot, 'inserted');
  }

  /** The machine is switched on: it starts, or waits for a key, or for a drive that nothing can stand in for. */
  power(start: () => void, giveUp: () => void = () => undefined): void {
    this.#start = start;
    this.#giveUp = giveUp;
    const lost = this.machine.pairs.some((pair) => pair.every((slot) => this.#out.has(slot)));
    if (lost) this.#missing = { kind: 'drive' };
    else if (this.out.join() === this.#knownToBeOut) start();
    else this.#waitForKey();
  }

  /** It is switched off, whatever it waits for. */
  powerOff(): void {
    this.#callOff();
    this.#missing = null;
  }

  /**
   * A key at the screen that tells of a missing drive; false when it is another one, with which the machine gives up.
   * @throws Error while there is no such screen
   */
  press(key: string): boolean {
    if (this.#missing?.kind !== 'key') throw new Error(`${this.#server} waits for no key`);
    const { pressed } = this.#missing;
    const isRight = this.machine.keys[pressed] === key;
    this.#parts.events.tell({ kind: 'key', server: this.#server, key, isRight });
    if (!isRight) {
      this.#giveUp();
      return false;
    }
    if (pressed + 1 < this.machine.keys.length) this.#missing = { kind: 'key', pressed: pressed + 1 };
    else this.#goOn();
    return true;
  }

  #waitForKey(): void {
    this.#missing = { kind: 'key', pressed: 0 };
    if (this.#startsByItself) this.#callOff = this.#parts.clock.after('recoveryDelay', () => this.#goOn());
  }

  #goOn(): void {
    this.#callOff();
    this.#missing = null;
    this.#knownToBeOut = this.out.join();
    this.#start();
  }

  #tell(slot: number, what: 'pulled' | 'inserted'): void {
    this.#parts.events.tell({ kind: 'drive', server: this.#server, slot, what });
  }
}
