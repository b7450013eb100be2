// A worker that acts for real over SSH, to be frozen in the midst of it: process of `frozen-worker.long.test.ts`.
import { HostPool } from '../../activities/ssh/host-pool.ts';
import { appendFileSync, readFileSync } from 'node:fs';
import { UNBOUND } from '../../activities/papers/leave.ts';
import { runAction } from '../../activities/run-action.ts';
import { createSite } from '../../platforms/callmanager4/site.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import type { Plan } from '../../plan/types/plan.ts';
import { SCRIPTED_PASSWORD } from '../activities/ssh/scripted-host.ts';
import { startScriptedWorker } from './scripted-worker.ts';
import { setBack } from './set-back.ts';

const [address, taskQueue, scriptFile, endedFile] = process.argv.slice(2) as [string, string, string, string];
const { cluster, plan, names } = JSON.parse(readFileSync(scriptFile, 'utf8')) as {
  cluster: Cluster;
  plan: Plan;
  names: readonly string[];
};
// A patient site: neither the connection nor the command's own time may be over when the worker wakes up, so that nothing
// but the fence keeps it from sending.
const limits = { actMs: 150_000 };
const { check, at } = setBack(names);
const hosts = new HostPool(() => Promise.resolve(SCRIPTED_PASSWORD), { keepaliveMs: 0 });
const site = at(createSite({ hosts, limits }));
await startScriptedWorker(address, taskQueue, {
  cluster,
  plan,
  world: {
    check,
    act: () => ({ commands: [] }),
    wholeAct: async (input) => {
      try {
        const report = await runAction(site, input, UNBOUND);
        appendFileSync(endedFile, `${JSON.stringify(report)}\n`);
        return report;
      } catch (error) {
        appendFileSync(endedFile, `${JSON.stringify(String(error))}\n`);
        throw error;
      }
    },
  },
});
