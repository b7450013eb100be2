// A worker that is killed in the midst of its first act, as a power cut would: process of `worker-death.test.ts`.
import { appendFileSync, readFileSync } from 'node:fs';
import type { Cluster } from '../../plan/types/cluster.ts';
import type { Plan } from '../../plan/types/plan.ts';
import { bad, startScriptedWorker } from './scripted-worker.ts';

const [address, taskQueue, scriptFile, actsFile] = process.argv.slice(2) as [string, string, string, string];
const { cluster, plan } = JSON.parse(readFileSync(scriptFile, 'utf8')) as { cluster: Cluster; plan: Plan };
await startScriptedWorker(address, taskQueue, {
  cluster,
  plan,
  world: {
    check: () => bad('the same boot time'),
    act: ({ step }) => {
      appendFileSync(actsFile, `${step}\n`);
      process.kill(process.pid, 'SIGKILL');
      return { commands: [] };
    },
  },
});
