// A worker as a site runs it, in a process of its own, which says where it stands and waits there for leave to go on.
import { activityInfo } from '@temporalio/activity';
import { HostPool } from '../../activities/ssh/host-pool.ts';
import { secretsWithin } from '../../cli/open-site.ts';
import { siteReader } from '../../config/site-file/load-site-file.ts';
import { readSettings } from '../../config/settings.ts';
import type { Hosts, RunHeld } from '../../plan/platform/hosts.ts';
import type { Site } from '../../plan/platform/site.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { plainAccess } from '../../config/temporal-access.ts';
import { installQuietRuntime } from '../../worker/quiet-runtime.ts';
import { startWorker } from '../../worker/worker.ts';
import { TASK_QUEUE } from '../../workflows/messages.ts';
import type { Announcement, GoOn, Moment } from './announcement.ts';

const [address, siteFile] = process.argv.slice(2) as [string, string];

const waiting = new Map<number, () => void>();
process.on('message', ({ number }: GoOn) => {
  waiting.get(number)?.();
  waiting.delete(number);
});
// Whoever conducts is gone: so is this.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

let announced = 0;

async function announce(moment: Moment, server = ''): Promise<void> {
  const { activityType: activity, attempt } = activityInfo();
  const isAct = CALLMANAGER4.actions.has(activity);
  if (!isAct && !CALLMANAGER4.checks.has(activity)) return;
  const number = (announced += 1);
  const leave = new Promise<void>((resolve) => waiting.set(number, resolve));
  process.send?.({ number, moment, activity, isAct, server, attempt } satisfies Announcement);
  await leave;
}

/** Which activities have begun, by their ids: a worker reads its site file first of all, and then again. */
const begun = new Set<string>();

async function announceBeginning(): Promise<void> {
  const { base64TaskToken } = activityInfo();
  if (begun.has(base64TaskToken)) return;
  begun.add(base64TaskToken);
  await announce('begins');
}

const read = siteReader(siteFile);
const readSite: typeof read = async () => {
  const site = await read();
  // It is read outside of activities as well.
  await announceWithin();
  return site;
};

async function announceWithin(): Promise<void> {
  try {
    activityInfo();
  } catch {
    return;
  }
  await announceBeginning();
}

const pool = new HostPool(secretsWithin(read));
/** The commands of an act go over a connection that is held. */
const hosts: Hosts = {
  run: (...told) => pool.run(...told),
  hold: (endpoint, work) =>
    pool.hold(endpoint, (run, host) => {
      const announcing: RunHeld = async (command, options) => {
        const running = run(command, options);
        running.catch(() => undefined);
        await announce('under way');
        return running;
      };
      return work(announcing, host);
    }),
  allowLogin: (...told) => pool.allowLogin(...told),
  close: () => pool.close(),
};

const own = CALLMANAGER4.openSite(hosts);
const site: Site = {
  look: (target) => own.look(target),
  async see(asked, before) {
    const seen = await own.see(asked, before);
    await announce('looked', asked.targets[0]?.server.name);
    return seen;
  },
  linesNow: (...told) => own.linesNow(...told),
  areAsShown: (...told) => own.areAsShown(...told),
  async act(target, ...told) {
    await announce('written down', target.server.name);
    const reports = await own.act(target, ...told);
    await announce('done', target.server.name);
    return reports;
  },
  withdraw: (...told) => own.withdraw(...told),
  allowLogin: (...told) => own.allowLogin(...told),
  close: () => own.close(),
};

installQuietRuntime(() => undefined);
const worker = await startWorker({
  temporal: plainAccess(address, 'default'),
  taskQueue: TASK_QUEUE,
  sites: [(await read()).name],
  platform: CALLMANAGER4,
  site,
  readSite,
  cacheFolder: readSettings().cacheFolder,
});
process.send?.('ready');
process.on('SIGTERM', () => void worker.stop().then(() => process.disconnect()));
await worker.ended;
