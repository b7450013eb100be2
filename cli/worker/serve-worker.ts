import { PLATFORM } from '../platform.ts';
import { TASK_QUEUE, siteQueueOf } from '../../workflows/messages.ts';
import { makeUsable } from '../../worker/temporal/reach-temporal.ts';
import { startWorker } from '../../worker/worker.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openSite } from '../open-site.ts';
import { untilAborted } from '../until-aborted.ts';
import { installQuietRuntime } from '../../worker/quiet-runtime.ts';

/** Runs a worker for the workflows and the activities of these sites until Ctrl-C. Throws when no server answers. */
export async function serveWorker(context: Context, sites: readonly string[]): Promise<ExitCode> {
  const { output } = context;
  const interruption = context.interruption();
  installQuietRuntime((line) => output.note(line));
  const settings = await context.settings();
  const { temporal } = settings;
  // Without its search attributes no run could start.
  for (const warning of await makeUsable(temporal)) output.note(warning);
  output.progress('starting the worker');
  const worker = await startWorker({
    temporal,
    taskQueue: TASK_QUEUE,
    sites,
    platform: PLATFORM,
    site: openSite(),
    cacheFolder: settings.cacheFolder,
  });
  const { address, namespace } = temporal;
  const queues = [TASK_QUEUE, ...sites.map((site) => siteQueueOf(TASK_QUEUE, site))];
  output.result({ address, namespace, queues }, () => `worker at ${address} on ${queues.join(', ')}; Ctrl-C ends it`);
  try {
    await Promise.race([worker.ended, untilAborted(interruption)]);
  } finally {
    output.progress('ending: what runs is finished first');
    await worker.stop();
  }
  return EXIT.good;
}
