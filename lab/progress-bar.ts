import type { Installer } from './installer.ts';
import type { Refusal } from './installer-refusals.ts';
import type { Work } from './installer-work.ts';

/** The work behind the installer's progress bar: one stretch after the other, until all is done or one refuses. */
export class ProgressBar {
  readonly #installer: Installer;
  readonly #end: (refusal: Refusal | null) => void;
  #rest: readonly Work[] | null = null;
  #callOff: () => void = () => undefined;

  /** @param end is called with the refusal that ends or interrupts the work, or with null when all of it is done. */
  constructor(installer: Installer, end: (refusal: Refusal | null) => void) {
    this.#installer = installer;
    this.#end = end;
  }

  /** What is still to be done once the reboot that a component wants is over; null while none is wanted. */
  get rest(): readonly Work[] | null {
    return this.#rest;
  }

  run(work: readonly Work[]): void {
    this.#rest = null;
    const [next, ...rest] = work;
    if (!next) return this.#end(null);
    this.#callOff = this.#installer.cluster.clock.after('wizardPhase', () => {
      const refusal = next(this.#installer);
      if (refusal?.then === 'reboot') this.#rest = rest;
      if (refusal) this.#end(refusal);
      else this.run(rest);
    });
  }

  /** The machine goes down. */
  halt(): void {
    this.#callOff();
  }
}
