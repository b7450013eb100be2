import { Random } from '../simulation/random.ts';
import type { Strikes } from './cell-pool.ts';
import { ACT_PLACES, ENGINE, LOOK, PROMPT, VICTIMS, type Cell, type Place, type Victim } from './cells.ts';

/** One of so many is struck: a night has hundreds of looks, dozens of prompts and a few acts. */
const ONE_OF = { look: 60, prompt: 25, other: 3 };

/** In which places a connection, the station or a server is at work. */
const HAS_SERVERS = new Set<Place>(ACT_PLACES);

/** Strikes a few times in one night, wherever chance has it. */
export class ChanceStrikes implements Strikes {
  readonly #random: Random;
  #left: number;

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#left = this.#random.number(1, 5);
  }

  take(step: string, place: Place): Cell | undefined {
    const oneOf = step === LOOK ? ONE_OF.look : step === PROMPT ? ONE_OF.prompt : ONE_OF.other;
    const isStruck = this.#random.number(1, oneOf) === 1;
    if (this.#left === 0 || !isStruck) return undefined;
    this.#left -= 1;
    const victims = HAS_SERVERS.has(place) ? VICTIMS : ENGINE;
    return { step, place, victim: victims[this.#random.number(0, victims.length - 1)] as Victim };
  }

  giveBack(): void {
    this.#left += 1;
  }
}
