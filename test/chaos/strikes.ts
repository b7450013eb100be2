import { setTimeout as sleep } from 'node:timers/promises';
import type { Victim } from './cells.ts';
import type { Scene } from './night.ts';
import type { WorkerProcess } from './worker-process-handle.ts';

/** Longer than Temporal waits for a sign of life of an act, so that the act is given up while its worker sleeps. */
const FROZEN_MS = 24_000;

/** Shorter than anybody gives up. */
const AWAY_MS = 6_000;

/** What is struck: the worker that stands there, and the server that it is about; `goOn` lets it go on. */
export interface Target {
  readonly worker: WorkerProcess;
  readonly server: string;
  readonly goOn: () => void;
}

/** @returns how often it really struck: processes that were killed or stopped, connections that were cut, commands that found nobody */
type Strike = (scene: Scene, target: Target) => Promise<number>;

/** How each victim dies or stalls, and comes back. */
export const STRIKES: Readonly<Record<Victim, Strike>> = {
  async 'worker killed'({ startWorker }, { worker }) {
    const struck = worker.signal('SIGKILL');
    await worker.died();
    await startWorker();
    return Number(struck);
  },
  async 'worker frozen'({ startWorker }, { worker, goOn }) {
    const struck = worker.signal('SIGSTOP');
    await Promise.all([startWorker(), sleep(FROZEN_MS)]);
    goOn();
    worker.signal('SIGCONT');
    // It may do its worst while the other one works, and is ended then.
    await sleep(AWAY_MS);
    await worker.stop();
    return Number(struck);
  },
  async 'Temporal killed'({ temporal }, { goOn }) {
    const struck = await temporal.kill();
    goOn();
    await temporal.comeBack();
    return struck;
  },
  async 'Temporal out of reach'({ toTemporal }, { goOn }) {
    const cut = toTemporal.down();
    goOn();
    await sleep(AWAY_MS);
    return cut + toTemporal.up();
  },
  'connection broken'({ toStation }, { goOn }) {
    const struck = toStation.break();
    goOn();
    return Promise.resolve(struck);
  },
  async 'station out of reach'({ toStation }, { goOn }) {
    const cut = toStation.down();
    goOn();
    await sleep(AWAY_MS);
    return cut + toStation.up();
  },
  async 'server out of reach'({ lab }, { server, goOn }) {
    const { events, faults } = lab.cluster;
    const before = events.all().length;
    faults.on({ fault: 'unreachable', server, times: 'always' });
    goOn();
    await sleep(AWAY_MS);
    faults.off('unreachable', server);
    const since = events.all().slice(before);
    return since.filter((event) => event.kind === 'fault' && event.server === server).length;
  },
};
