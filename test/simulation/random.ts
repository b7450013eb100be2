import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Chance by a seed: the same seed, the same night. */
export class Random {
  readonly #generator: RandomGenerator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** An integer from `from` to `to`, both counted; `from` where `to` is less. */
  number(from: number, to: number): number {
    return to <= from ? from : uniformInt(this.#generator, from, to);
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.number(0, 15).toString(16)).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join(
      '-',
    );
  }
}
