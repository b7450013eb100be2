import { uiAddressOf } from '../../config/ui-address.ts';
import { PLATFORM } from '../platform.ts';
import { TASK_QUEUE, siteQueueOf } from '../../workflows/messages.ts';
import { whyNotAudited } from '../../activities/audit/why-not-audited.ts';
import { openConversion } from '../../worker/codec/open-conversion.ts';
import { makeUsable } from '../../worker/temporal/reach-temporal.ts';
import { startWorker } from '../../worker/worker.ts';
import { ACT_SECONDS } from '../../plan/time-of-acts.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import { CommandError } from '../command-error.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openSite } from '../open-site.ts';
import { siteReaderOf } from '../read-site.ts';
import { untilAborted } from '../until-aborted.ts';
import { installQuietRuntime } from '../../worker/quiet-runtime.ts';

/** An act must not be cut off by somebody's impatience: only SIGKILL does that. */
const STILL_ENDING = `still ending: an act that is under way takes up to ${ACT_SECONDS / 60} minutes`;

/** Runs a worker for the workflows and the activities of these sites until Ctrl-C. Throws when no server answers. */
export async function serveWorker(context: Context, named: readonly string[]): Promise<ExitCode> {
  const { output } = context;
  const readSite = siteReaderOf(context);
  const site = await readSite?.();
  const sites = sitesServed(named, site);
  await refuseWithoutRecord(site);
  const interruption = context.interruption(() => output.note(STILL_ENDING));
  installQuietRuntime((line) => output.note(line));
  const settings = await context.settings();
  const { temporal } = settings;
  // Without its search attributes no run could start.
  for (const warning of await makeUsable(temporal)) output.note(warning);
  output.progress('starting the worker');
  const worker = await startWorker({
    temporal,
    conversion: await openConversion(settings, temporal.namespace),
    taskQueue: TASK_QUEUE,
    sites,
    platform: PLATFORM,
    site: openSite(readSite),
    readSite,
    uiAddress: uiAddressOf(settings),
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

/** @throws CommandError (usage) when the site keeps records and this worker cannot write them: it could begin nothing */
async function refuseWithoutRecord(site: SiteInForce | undefined): Promise<void> {
  const why = site?.audit ? await whyNotAudited(site.audit) : null;
  if (why === null) return;
  throw new CommandError(EXIT.usage, `this worker cannot keep the record that the site file wants (audit): ${why}`, [
    'let it write into `audit.folder`, give it a key of its own without a passphrase (`audit.key`), and add the public half to `audit.workers`',
  ]);
}

/**
 * A worker with a site file serves that site and no other.
 * @throws CommandError (usage) when others are named beside
 */
function sitesServed(named: readonly string[], site: SiteInForce | undefined): readonly string[] {
  if (!site) return named;
  const other = named.find((name) => name !== site.name);
  if (other === undefined) return [site.name];
  throw new CommandError(EXIT.usage, `the site file is that of ${site.name}; it says nothing of ${other}`, [
    'leave --sites out, or start a worker for each site, with its site file',
  ]);
}
