import type { Step } from '../../plan/types/step.ts';
import { stopUpdate } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { actionStep, checkStep } from './sample-cluster.ts';
import { bad, good, type World } from './scripted-worker.ts';
import { toldTo } from '../platforms/callmanager4/told.ts';

/** Starts a run of one server that has a stage of steps after it. */
export const beginWithStepsAfter = (after: Step[], world: World): Promise<Rehearsal> =>
  Rehearsal.ofServers({ PUB: [checkStep('PUB/look')] }, world, after);

export const stop = (run: Rehearsal): Promise<unknown> =>
  run.handle.executeUpdate(stopUpdate, { args: [{ by: 'Ben', reason: 'it is late' }] });

/** Three reboots, each of which is proved by itself. */
export const REBOOTS = ['PUB/reboot-1', 'PUB/reboot-2', 'PUB/reboot-3'].map((id) => {
  const step = actionStep(id);
  return { ...step, proof: { ...step.proof, arguments: { label: id } } };
});

/** A world in which each reboot is seen only once it was done; `during` happens while the first is carried out. */
export function rebootingWorld(during: () => Promise<unknown>): World & { readonly done: readonly string[] } {
  const done: string[] = [];
  return {
    done,
    check: ({ check }) => (check.name === 'rebooted' && !done.includes(toldTo(check).label ?? '') ? bad() : good()),
    async act({ step }) {
      done.push(step);
      if (done.length === 1) await during();
    },
  };
}
