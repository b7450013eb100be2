import type { Announcement } from '../chaos/announcement.ts';
import type { Strikes } from '../chaos/cell-pool.ts';
import { LOOK, type Cell, type Place } from '../chaos/cells.ts';
import { Conductor } from '../chaos/conductor.ts';
import { spendNight, type Scene } from '../chaos/night.ts';
import { SCENES } from '../chaos/scenes.ts';
import type { WorkerProcess } from '../chaos/worker-process-handle.ts';
import { figures, print } from './figures.ts';

/** Every so many looks one of them is the last that its worker makes. */
const LOOKS_BETWEEN = 25;

/** Nobody waits longer for a night. */
const LIMIT_MINUTES = 30;

type Kind = 'act' | 'look';

/** Has workers die in their acts, and in a look now and then, until there were so many deaths of each kind. */
class Deaths implements Strikes {
  readonly #left: Record<Kind, number>;
  #looks = 0;
  /** The death after which nobody has gone on yet. */
  last: { readonly kind: Kind; readonly at: number } | null = null;

  constructor(each: number) {
    this.#left = { act: each, look: each };
  }

  get isOver(): boolean {
    return this.#left.act + this.#left.look === 0;
  }

  take(step: string, place: Place): Cell | undefined {
    const kind = step === LOOK ? 'look' : 'act';
    if (this.#left[kind] === 0 || !this.#isMoment(kind, place)) return undefined;
    this.#left[kind] -= 1;
    this.last = { kind, at: performance.now() };
    return { step, place, victim: 'worker killed' };
  }

  giveBack(): void {
    // A worker that is killed is dead.
  }

  #isMoment(kind: Kind, place: Place): boolean {
    if (kind === 'act') return place === 'under way';
    if (place !== 'begins') return false;
    this.#looks += 1;
    return this.#looks % LOOKS_BETWEEN === 0;
  }
}

/** Sees when the next worker goes on. */
class Clock extends Conductor {
  readonly took: Record<Kind, number[]> = { act: [], look: [] };
  readonly #deaths: Deaths;
  #dead: WorkerProcess | null = null;

  constructor(deaths: Deaths) {
    super(deaths, { pauses: { frozen: 0, away: 0 }, tell: () => undefined });
    this.#deaths = deaths;
  }

  override announced(scene: Scene, worker: WorkerProcess, announcement: Announcement): void {
    const { last } = this.#deaths;
    if (last && this.#dead && worker !== this.#dead) {
      this.took[last.kind].push(performance.now() - last.at);
      this.#deaths.last = null;
      this.#dead = null;
    }
    super.announced(scene, worker, announcement);
    if (this.#deaths.last && !this.#dead) this.#dead = worker;
  }
}

/**
 * Prints how long it takes from `kill -9` of a worker to the first look or act of the next one, which is started in the
 * moment of the death: upgrades of two servers in the lab, with a real Temporal, signed and recorded.
 */
export async function timeDeaths(binary: string, each: number): Promise<void> {
  const [scene, deaths] = [SCENES['upgrade of two servers'], new Deaths(each)];
  if (!scene) throw new RangeError('there is no such scene');
  const took: Record<Kind, number[]> = { act: [], look: [] };
  for (let night = 1; !deaths.isOver; night += 1) {
    const clock = new Clock(deaths);
    await spendNight(scene, binary, clock, LIMIT_MINUTES);
    took.act.push(...clock.took.act);
    took.look.push(...clock.took.look);
    print(`night ${night}: ${took.act.length} deaths in acts, ${took.look.length} in looks`);
  }
  for (const kind of ['act', 'look'] as const) {
    print(figures(`from kill -9 of a worker to the next look, kind: ${kind}`, took[kind]));
    print(`the longest ${(Math.max(...took[kind]) / 1_000).toFixed(1)} s`);
  }
}
