import { setTimeout as sleep } from 'node:timers/promises';
import type { Victim } from './cells.ts';
import type { Scene } from './night.ts';
import type { WorkerProcess } from './worker-process-handle.ts';

/** How long things stay away, in seconds. */
export interface Pauses {
  /** A frozen worker: longer than Temporal waits for a sign of life of an act, which is given up while its worker sleeps. */
  readonly frozen: number;
  /** Temporal, station, server: shorter than anybody gives up. */
  readonly away: number;
}

/** What is struck: the worker that stands there, and the server that it is about; `goOn` lets it go on. */
export interface Target {
  readonly worker: WorkerProcess;
  readonly server: string;
  readonly goOn: () => void;
}

/** @returns how often it really struck: processes that were killed or stopped, connections that were cut, commands that found nobody */
type Strike = (scene: Scene, target: Target, pauses: Pauses) => Promise<number>;

/** How each victim dies or stalls, and comes back. */
export const STRIKES: Readonly<Record<Victim, Strike>> = {
  async 'worker killed'({ startWorker }, { worker }) {
    const struck = worker.signal('SIGKILL');
    await worker.died();
    await startWorker();
    return Number(struck);
  },
  async 'worker frozen'({ startWorker }, { worker, goOn }, { frozen, away }) {
    const struck = worker.signal('SIGSTOP');
    await Promise.all([startWorker(), sleep(frozen * 1_000)]);
    goOn();
    worker.signal('SIGCONT');
    // It may do its worst while the other one works, and is ended then.
    await sleep(away * 1_000);
    await worker.stop();
    return Number(struck);
  },
  async 'Temporal killed'({ temporal }, { goOn }) {
    const struck = await temporal.kill();
    goOn();
    await temporal.comeBack();
    return struck;
  },
  async 'Temporal out of reach'({ toTemporal }, { goOn }, { away }) {
    const cut = toTemporal.down();
    goOn();
    await sleep(away * 1_000);
    return cut + toTemporal.up();
  },
  'connection broken'({ toStation }, { goOn }) {
    const struck = toStation.break();
    goOn();
    return Promise.resolve(struck);
  },
  async 'station out of reach'({ toStation }, { goOn }, { away }) {
    const cut = toStation.down();
    goOn();
    await sleep(away * 1_000);
    return cut + toStation.up();
  },
  async 'server out of reach'({ lab }, { server, goOn }, { away }) {
    const { events, faults } = lab.cluster;
    const before = events.all().length;
    faults.on({ fault: 'unreachable', server, times: 'always' });
    goOn();
    await sleep(away * 1_000);
    faults.off('unreachable', server);
    const since = events.all().slice(before);
    return since.filter((event) => event.kind === 'fault' && event.server === server).length;
  },
};
