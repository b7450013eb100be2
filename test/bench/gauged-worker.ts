// A worker as a site runs it, in a process of its own, that says how much memory it holds: process of `memory.ts`.
import { writeHeapSnapshot } from 'node:v8';
import { HostPool } from '../../activities/ssh/host-pool.ts';
import { secretsWithin } from '../../cli/open-site.ts';
import { siteReader } from '../../config/site-file/load-site-file.ts';
import { readSettings } from '../../config/settings.ts';
import { plainAccess } from '../../config/temporal-access.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { installQuietRuntime } from '../../worker/quiet-runtime.ts';
import { startWorker } from '../../worker/worker.ts';
import { TASK_QUEUE } from '../../workflows/messages.ts';

/** What is asked of it: its memory, or all that it holds as a file. */
export type Asked = { readonly snapshot?: string };

/** Bytes, after all that nobody needs was taken away. */
export interface Gauge {
  readonly rss: number;
  readonly heap: number;
  readonly external: number;
}

const [address, siteFile] = process.argv.slice(2) as [string, string];

async function gauge(): Promise<Gauge> {
  // What is let go by the first collection may let go of more.
  for (let times = 0; times < 4; times += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { rss, heapUsed: heap, external } = process.memoryUsage();
  return { rss, heap, external };
}

installQuietRuntime(() => undefined);
const readSite = siteReader(siteFile);
const worker = await startWorker({
  temporal: plainAccess(address, 'default'),
  taskQueue: TASK_QUEUE,
  sites: [(await readSite()).name],
  platform: CALLMANAGER4,
  site: CALLMANAGER4.openSite(new HostPool(secretsWithin(readSite))),
  readSite,
  cacheFolder: readSettings().cacheFolder,
});
process.on('message', ({ snapshot }: Asked) => {
  if (snapshot !== undefined) writeHeapSnapshot(snapshot);
  void gauge().then((told) => process.send?.(told));
});
process.on('disconnect', () => void worker.stop());
process.send?.('ready');
await worker.ended;
