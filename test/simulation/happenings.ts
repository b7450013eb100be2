import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import type { LabCluster } from '../../lab/lab-cluster.ts';
import type { Recorded } from '../../lab/events.ts';
import type { CommandWatch } from './network.ts';
import type { HumanError, Mistake, Night, Place, Strike, Victim } from './night.ts';
import { err } from './people.ts';
import type { Watch } from './temporal-ports.ts';
import type { AttemptWatch, SimulatedWorker } from './simulated-worker.ts';
import type { World } from './simulate-night.ts';

/** What commands of an act that was over for its workflow did to the world all the same. */
export interface LateEffect {
  readonly token: string;
  readonly event: Recorded;
}

const isAct = (type: string): boolean => CALLMANAGER4.actions.has(type);

/** Effects that nobody may bring about after an act is over. */
const EFFECTS: readonly Recorded['kind'][] = ['reboot', 'start type', 'change'];

/** Counts how often each place was reached, and has happen there what the night holds for it. */
export class Happenings {
  /** What really struck, and how often. */
  readonly struck = new Map<string, number>();
  readonly lateEffects: LateEffect[] = [];
  /** When a worker began each act, in milliseconds of the clock. */
  readonly actsBegun: { readonly type: string; readonly at: number }[] = [];
  /** All that was sent as an answer, by whomever, and when. */
  readonly said: { readonly answer: unknown; readonly at: number }[] = [];
  readonly #reached = new Map<Place, number>();
  readonly #over = new Set<string>();
  #world: World | null = null;
  #strikes: readonly Strike[] = [];
  #errors: readonly HumanError[] = [];

  inWorld(world: World, { strikes, errors }: Night): void {
    this.#world = world;
    this.#strikes = strikes;
    this.#errors = errors;
  }

  reached(place: Place, worker?: SimulatedWorker): void {
    const times = (this.#reached.get(place) ?? 0) + 1;
    this.#reached.set(place, times);
    const world = this.#world;
    if (!world) return;
    for (const strike of this.#strikes)
      if (strike.place === place && strike.nth === times) this.#strike(world, strike, worker);
    for (const error of this.#errors) if (error.place === place && error.nth === times) this.#err(world, error.mistake);
  }

  ofTemporal(): Watch {
    return {
      reported: (type) => this.reached(isAct(type) ? 'act reported' : 'look reported'),
      crossed: () => this.reached('crossed'),
      over: (token) => this.#over.add(token),
    };
  }

  ofAttempts(): AttemptWatch {
    return {
      begins: (worker, { type }) => {
        if (isAct(type)) this.actsBegun.push({ type, at: Date.now() });
        this.reached(isAct(type) ? 'act begins' : 'look begins', worker);
      },
      done: (worker, { type }) => this.reached(isAct(type) ? 'act done' : 'look done', worker),
    };
  }

  ofCommands(cluster: LabCluster): CommandWatch {
    return {
      sent: (worker, acts) => this.reached(acts ? 'act sent' : 'look sent', worker),
      effect: (worker, acts) => this.reached(acts ? 'act took effect' : 'look answered', worker),
      did: (token, before) => {
        if (!this.#over.has(token)) return;
        const effects = cluster.events
          .all()
          .slice(before)
          .filter(({ kind }) => EFFECTS.includes(kind));
        this.lateEffects.push(...effects.map((event) => ({ token, event })));
      },
    };
  }

  answers(...answers: readonly unknown[]): void {
    this.said.push(...answers.map((answer) => ({ answer, at: Date.now() })));
  }

  #note(what: Victim | Mistake): void {
    this.struck.set(what, (this.struck.get(what) ?? 0) + 1);
  }

  #strike(world: World, { victim, seconds }: Strike, worker: SimulatedWorker | undefined): void {
    this.#note(victim);
    STRIKES[victim](world, seconds * 1_000, worker);
  }

  #err(world: World, mistake: Mistake): void {
    void err(world, mistake).then((hasErred) => {
      if (hasErred) this.#note(mistake);
    });
  }
}

/** How each victim dies or stalls, and comes back. */
const STRIKES: Readonly<
  Record<Victim, (world: World, milliseconds: number, worker: SimulatedWorker | undefined) => void>
> = {
  'worker killed'({ time, startWorker, newestWorker }, milliseconds, worker = newestWorker()) {
    worker.kill();
    time.after(milliseconds, () => void startWorker());
  },
  'worker frozen'({ startWorker, newestWorker }, milliseconds, worker = newestWorker()) {
    worker.freeze(milliseconds);
    startWorker();
  },
  'Temporal away'({ time, temporal }, milliseconds) {
    temporal.goDown();
    time.after(milliseconds, () => temporal.comeUp());
  },
  'network down'({ time, network }, milliseconds) {
    network.down();
    time.after(milliseconds, () => network.up());
  },
  'connections broken'({ network }) {
    network.breakConnections();
  },
  'server unreachable'({ time, cluster, random }, milliseconds) {
    const { windows } = cluster.servers[
      random.number(0, cluster.servers.length - 1)
    ] as (typeof cluster.servers)[number];
    cluster.faults.on({ fault: 'unreachable', server: windows.name, times: 'always' });
    time.after(milliseconds, () => cluster.faults.off('unreachable', windows.name));
  },
};
