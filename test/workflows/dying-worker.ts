// A worker that is killed in the midst of an act, as by a power cut: process of `worker-death.long.test.ts`.
import { appendFileSync, readFileSync } from 'node:fs';
import { UNBOUND } from '../../activities/papers/leave.ts';
import { runAction } from '../../activities/run-action.ts';
import { bootOf } from '../../platforms/callmanager4/checks/boot-seen.ts';
import { judging } from '../../platforms/callmanager4/site.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import { eyesWith, siteWith } from '../activities/scripted-site.ts';
import type { Plan } from '../../plan/types/plan.ts';
import { good, notKnown, startScriptedWorker } from './scripted-worker.ts';

/** Where in its act the worker dies. */
export type Moment = 'before it has looked' | 'before its command' | 'after its command';

export interface Script {
  readonly cluster: Cluster;
  readonly plan: Plan;
  readonly moment: Moment;
  /** The look that is written down for the step, and the one right before the act. */
  readonly recorded: Observation;
  readonly before: Observation;
}

const [address, taskQueue, scriptFile, sentFile] = process.argv.slice(2) as [string, string, string, string];
const { cluster, plan, moment, recorded, before } = JSON.parse(readFileSync(scriptFile, 'utf8')) as Script;

const dieAt = (here: Moment): void => {
  if (moment === here) process.kill(process.pid, 'SIGKILL');
};

const eyes = eyesWith({
  look: () => {
    dieAt('before it has looked');
    return Promise.resolve(before);
  },
});
const judged = judging(eyes);
const site = siteWith({
  ...judged,
  /** In doubt for another reason than time: on what only has to stay so nobody acts. */
  async see(...asked) {
    const { seen, verdict } = await judged.see(...asked);
    const { settling: _settling, ...inDoubt } = verdict;
    return { seen, verdict: inDoubt };
  },
  async act(_target, lines, { fence }) {
    await fence.ask(1_000);
    dieAt('before its command');
    appendFileSync(sentFile, `${lines.join('\n')}\n`);
    dieAt('after its command');
    return [];
  },
});

await startScriptedWorker(address, taskQueue, {
  cluster,
  plan,
  world: {
    check: async ({ check, asked }) => {
      // Looks behind the open question see nothing new for as long as this worker lives.
      if (asked) await new Promise(() => undefined);
      if (check.name !== 'rebooted') return { ...good(), remember: { boot: bootOf(recorded) } };
      return notKnown('it may have rebooted');
    },
    act: () => ({ commands: [] }),
    wholeAct: (input) =>
      input.decidedBy === 'a person'
        ? runAction(site, input, UNBOUND)
        : Promise.resolve({ before: notKnown('it may have rebooted') }),
  },
});
