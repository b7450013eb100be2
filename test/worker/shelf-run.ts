import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { openClient } from '../../cli/temporal/open-client.ts';
import type { Settings } from '../../config/settings.ts';
import type { Site } from '../../plan/platform/site.ts';
import { openConversion } from '../../worker/codec/open-conversion.ts';
import { startWorker, type RunningWorker } from '../../worker/worker.ts';
import { createShelf } from '../platforms/toy/toy-site.ts';
import { SHELF, TOY } from '../platforms/toy/toy-platform.ts';
import { Rehearsal } from '../workflows/harness.ts';

/** A run on the shelf of lamps, by the product's own worker and client. */
export interface ShelfRun {
  readonly cluster: string;
  readonly run: Rehearsal;
  readonly client: Client;
  /** What was done to the lamps, in order. */
  readonly done: readonly string[];
  readonly approve: () => Promise<void>;
  /** Answers each prompt, and waits for the end. */
  readonly light: () => ReturnType<Rehearsal['result']>;
  /** Ends the worker, and starts another one by other settings. */
  readonly replaceWorker: (settings: Settings) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Starts a worker and a run, both reaching Temporal as the settings say; `eyes`: what of the site is another than usual. */
export async function startShelfRun(settings: Settings, shelf = SHELF, eyes: Partial<Site> = {}): Promise<ShelfRun> {
  const taskQueue = `test-${randomUUID()}`;
  const cluster = `shelf-${randomUUID().slice(0, 8)}`;
  const { site: whole, done } = createShelf();
  const site = { ...whole, ...eyes };
  const work = async ({ temporal, cacheFolder, ...others }: Settings): Promise<RunningWorker> => {
    const conversion = await openConversion(others, temporal.namespace);
    return startWorker({ temporal, conversion, taskQueue, sites: [], platform: TOY, site, cacheFolder });
  };
  let worker = await work(settings);
  const content = { ...shelf, name: cluster };
  const [approver, engineer] = shelf.people;
  const { client } = await openClient(settings, 'a test');
  const run = await Rehearsal.startOn(taskQueue, { ...TOY.readCluster(content, ''), name: cluster }, content, client);
  return {
    cluster,
    run,
    client,
    done,
    approve: () => run.approve(approver),
    async light() {
      for (const lamp of shelf.lamps) {
        const prompt = await run.untilOpen(`${lamp}/bulb#1`);
        await run.answer(prompt, 'done', undefined, engineer);
      }
      return run.result();
    },
    async replaceWorker(other) {
      await worker.stop();
      worker = await work(other);
    },
    async end() {
      await run.end();
      await worker.stop();
    },
  };
}
