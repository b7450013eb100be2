import { randomUUID } from 'node:crypto';
import { openClient } from '../../cli/temporal/open-client.ts';
import type { Settings } from '../../config/settings.ts';
import { startWorker } from '../../worker/worker.ts';
import { createShelf } from '../platforms/toy/toy-site.ts';
import { SHELF, TOY } from '../platforms/toy/toy-platform.ts';
import { Rehearsal } from '../workflows/harness.ts';

/** A run on the shelf of lamps, by the product's own worker and client. */
export interface ShelfRun {
  readonly cluster: string;
  readonly run: Rehearsal;
  /** What was done to the lamps, in order. */
  readonly done: readonly string[];
  /** Approves, answers each prompt, and waits for the end. */
  carryOut(): ReturnType<Rehearsal['result']>;
  end(): Promise<void>;
}

/** Starts a worker and a run, both reaching Temporal as the settings say. */
export async function startShelfRun(settings: Settings, shelf: object = SHELF): Promise<ShelfRun> {
  const taskQueue = `test-${randomUUID()}`;
  const cluster = `shelf-${randomUUID().slice(0, 8)}`;
  const { site, done } = createShelf();
  const worker = await startWorker({
    temporal: settings.temporal,
    taskQueue,
    sites: [],
    platform: TOY,
    site,
    cacheFolder: settings.cacheFolder,
  });
  const content = { ...shelf, name: cluster };
  const { client } = await openClient(settings, 'a test');
  const run = await Rehearsal.startOn(taskQueue, { ...TOY.readCluster(content, ''), name: cluster }, content, client);
  return {
    cluster,
    run,
    done,
    async carryOut() {
      await run.approve('Ada');
      for (const lamp of SHELF.lamps) {
        const prompt = await run.untilOpen(`${lamp}/bulb#1`);
        await run.answer(prompt, 'done', undefined, 'Ben');
      }
      return run.result();
    },
    async end() {
      await run.end();
      await worker.stop();
    },
  };
}
