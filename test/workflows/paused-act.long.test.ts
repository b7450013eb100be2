import { HostPool } from '../../activities/ssh/host-pool.ts';
import { randomUUID } from 'node:crypto';
import { activityInfo } from '@temporalio/activity';
import { Client, Connection } from '@temporalio/client';
import { CancelledFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { UNBOUND } from '../../activities/papers/leave.ts';
import { runAction } from '../../activities/run-action.ts';
import { createSite } from '../../platforms/callmanager4/site.ts';
import type { ActionInput, ActionReport } from '../../activities/types.ts';
import { targetOf } from '../platforms/callmanager4/target-of.ts';
import type { UnansweredAct } from '../../plan/types/run.ts';
import { SCRIPTED_PASSWORD, startScriptedHost } from '../activities/ssh/scripted-host.ts';
import { Rehearsal } from './harness.ts';
import { checkOf, sampleCluster, samplePlan } from './sample-cluster.ts';
import { setBack } from './set-back.ts';

const NAMES = ['One', 'Two'];
/** `PENDING_ACTIVITY_STATE_PAUSED` */
const PAUSED = 4;
const TAKEN = '[SC] ChangeServiceConfig SUCCESS\r\n';

let connection: Connection;
beforeAll(async () => {
  connection = await Connection.connect({ address: inject('temporalAddress') });
});
afterAll(() => connection.close());

/** Temporal's own buttons, as somebody presses them beside the activity of an act. */
function buttonsOf(workflowId: string) {
  const { workflow } = new Client({ connection });
  const which = { namespace: 'default', execution: { workflowId }, type: 'restore-services', identity: 'somebody' };
  return {
    pause: () => workflow.workflowService.pauseActivity({ ...which, reason: 'to see what it does' }),
    /** As soon as the attempt that ran is over, if it was not the last one. */
    async letGoOn(): Promise<void> {
      for (;;) {
        const { pendingActivities } = (await workflow.getHandle(workflowId).describe()).raw;
        const [act] = pendingActivities ?? [];
        if (!act) return;
        if (Number(act.state) === PAUSED) return void (await workflow.workflowService.unpauseActivity(which));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

/** An act of four commands that somebody pauses while the first of them runs, and what became of it. */
async function pausedAct(ends: 'by itself' | 'as it is told to') {
  const attempts: number[] = [];
  const withdrawn: UnansweredAct[] = [];
  let letGoOn = Promise.resolve();
  let pause = (): Promise<unknown> => Promise.resolve();
  const host = await startScriptedHost(async () => {
    await pause();
    return TAKEN;
  });
  const { steps, check, at } = setBack(NAMES);
  const site = at(createSite({ hosts: new HostPool(() => Promise.resolve(SCRIPTED_PASSWORD)) }));
  const wholeAct = async (input: ActionInput): Promise<ActionReport> => {
    const { attempt, workflowExecution } = activityInfo();
    const buttons = buttonsOf(workflowExecution?.workflowId ?? '');
    attempts.push(attempt);
    if (attempt > 1) return runAction(site, input, UNBOUND);
    pause = () => ((pause = () => Promise.resolve()), buttons.pause());
    try {
      const report = await runAction(site, input, UNBOUND);
      // The SDK tells an activity that is paused to end by this failure; from then on it counts as paused, not as over.
      if (ends === 'as it is told to') throw new CancelledFailure('PAUSED');
      return report;
    } finally {
      letGoOn = buttons.letGoOn();
    }
  };
  const cluster = { ...sampleCluster(), station: host.endpoint };
  const rehearsal = await Rehearsal.start(cluster, samplePlan(cluster, { PUB: steps }), {
    check: (input) => {
      withdrawn.push(...(input.memory.unanswered ?? []));
      return check(input, attempts.length > 0);
    },
    wholeAct,
  });
  await rehearsal.approve();
  const { state, journal } = await rehearsal.result();
  await letGoOn;
  await rehearsal.end();
  await site.close();
  await host.stop();
  return { state, attempts, commands: host.commands, withdrawn, told: journal.map(({ text }) => text).join('\n') };
}

it.each([
  ['by itself', [1], 'not sent: Temporal does not say that this is still its act: paused'],
  ['as it is told to', [1, 2], 'handed out again, since somebody paused'],
] as const)(
  'an act that is paused in Temporal, ends %s and is let go on sends nothing that was not sent before',
  async (ends, attempts, reason) => {
    const story = await pausedAct(ends);
    expect(story).toMatchObject({ state: 'completed', attempts });
    expect(story.commands).toEqual(['sc \\\\PUB config "One" start= auto']);
    expect(story.told).toContain(reason);
    // Whoever looks next withdraws it first.
    expect(story.withdrawn).toMatchObject([{ server: 'PUB' }]);
  },
);

it('an act that lay paused before a worker took it is not carried out once it is let go on', async () => {
  const site = createSite({ hosts: new HostPool(() => Promise.reject(new Error('nobody may log in'))) });
  const target = targetOf(sampleCluster(), 'PUB');
  const input: ActionInput = {
    action: 'reboot',
    arguments: {},
    target,
    memory: {},
    proof: { check: checkOf('rebooted', 'PUB'), targets: [target], memory: {} },
    decidedBy: 'a person',
    id: randomUUID(),
    step: 'PUB/reboot',
    run: 'test',
  };
  // What Temporal says of it: the first attempt, given out an hour after it was asked for.
  const info = {
    workflowExecution: { workflowId: 'ccm/test', runId: 'test' },
    attempt: 1,
    scheduledTimestampMs: 1_000,
    currentAttemptScheduledTimestampMs: 3_601_000,
  };
  const environment = new MockActivityEnvironment(info, { logger: new DefaultLogger('ERROR') });
  await expect(environment.run(() => runAction(site, input, UNBOUND))).rejects.toMatchObject({
    type: 'HANDED_OUT_AGAIN',
  });
});
