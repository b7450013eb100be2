import type { Cell, Place } from './cells.ts';

/** The cells that are left to strike, which the nights of one scene share. */
export class CellPool {
  #left: readonly Cell[];

  constructor(cells: readonly Cell[] = []) {
    this.#left = cells;
  }

  get left(): readonly Cell[] {
    return this.#left;
  }

  /** A cell of that place, which nobody else gets then. */
  take(step: string, place: Place): Cell | undefined {
    const taken = this.#left.find((one) => one.step === step && one.place === place);
    this.#left = this.#left.filter((one) => one !== taken);
    return taken;
  }

  /** One whose fault did not strike; others of its place come first. */
  giveBack(cell: Cell): void {
    this.#left = [...this.#left, cell];
  }
}
