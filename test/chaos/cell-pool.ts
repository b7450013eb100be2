import type { Cell, Place } from './cells.ts';

/** Where a conductor gets to know whether something is struck at a place, and what. */
export interface Strikes {
  /** What is struck there now; nobody else gets it. */
  take(step: string, place: Place): Cell | undefined;
  /** What did not strike. */
  giveBack(cell: Cell): void;
}

/** The cells that are left to strike, which the nights of one scene share. */
export class CellPool implements Strikes {
  #left: readonly Cell[];

  constructor(cells: readonly Cell[] = []) {
    this.#left = cells;
  }

  get left(): readonly Cell[] {
    return this.#left;
  }

  take(step: string, place: Place): Cell | undefined {
    const taken = this.#left.find((one) => one.step === step && one.place === place);
    this.#left = this.#left.filter((one) => one !== taken);
    return taken;
  }

  /** Others of its place come first. */
  giveBack(cell: Cell): void {
    this.#left = [...this.#left, cell];
  }
}
