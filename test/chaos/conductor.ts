import type { Announcement } from './announcement.ts';
import type { Strikes } from './cell-pool.ts';
import { cellName, LOOK, type Cell, type Place } from './cells.ts';
import type { Scene } from './night.ts';
import { STRIKES, type Pauses, type Target } from './strikes.ts';
import type { WorkerProcess } from './worker-process-handle.ts';

/** A cell that was struck. */
export interface Struck extends Cell {
  /** Type of the activity and the server that it happened to be. */
  readonly at: string;
  /** How often the fault really struck. */
  readonly times: number;
}

export interface ConductorWish {
  readonly pauses: Pauses;
  readonly tell: (line: string) => void;
}

/** Between two strikes things calm down: what is found broken then was broken by one of them. */
const CALM_MS = 1_500;

/**
 * Strikes, one after the other, wherever a run comes to a place for which a cell is left, and lets it go on everywhere
 * else. A cell whose fault did not strike is given back.
 */
export class Conductor {
  readonly struck: Struck[] = [];
  readonly #pool: Strikes;
  #isBusy = false;
  #calmAt = 0;
  /** The act that has ended and not yet been looked after. */
  #ended: string | null = null;
  /** The server in work, as the run tells it. */
  #server = '';
  readonly #wish: ConductorWish;

  constructor(pool: Strikes, wish: ConductorWish) {
    this.#pool = pool;
    this.#wish = wish;
  }

  /** A worker stands somewhere, and waits for leave to go on. */
  announced(scene: Scene, worker: WorkerProcess, announcement: Announcement): void {
    const [step, place] = this.#placeOf(announcement);
    const { server } = announcement;
    const goOn = (): void => worker.goOn(announcement);
    if (!this.#strikes(scene, { step, place }, { worker, server, goOn })) goOn();
  }

  /** A run has come to a place that is seen from outside. */
  seen(scene: Scene, step: string, place: Place, server = ''): void {
    this.#strikes(scene, { step, place }, { worker: scene.worker(), server, goOn: () => undefined });
  }

  /** The run works at this server now. */
  worksAt(server: string): void {
    this.#server = server;
  }

  /** The first look after an act is where the act has been reported. */
  #placeOf({ moment, activity, isAct }: Announcement): readonly [string, Place] {
    if (isAct) {
      this.#ended = moment === 'done' ? activity : null;
      return [activity, moment];
    }
    const ended = this.#ended;
    this.#ended = null;
    return ended !== null && moment === 'begins' ? [ended, 'reported'] : [LOOK, moment];
  }

  #strikes(scene: Scene, { step, place }: Omit<Cell, 'victim'>, target: Target): boolean {
    if (this.#isBusy || Date.now() < this.#calmAt) return false;
    const cell = this.#pool.take(step, place);
    if (!cell) return false;
    this.#isBusy = true;
    void this.#strike(cell, scene, target);
    return true;
  }

  async #strike(cell: Cell, scene: Scene, target: Target): Promise<void> {
    const server = target.server || this.#server || (scene.lab.servers[0]?.name ?? '');
    const times = await STRIKES[cell.victim](scene, { ...target, server }, this.#wish.pauses);
    this.struck.push({ ...cell, at: server, times });
    if (times === 0) this.#pool.giveBack(cell);
    this.#wish.tell(`  ${cellName(cell)} (${server}), struck ${times}`);
    this.#isBusy = false;
    this.#calmAt = Date.now() + CALM_MS;
  }
}
