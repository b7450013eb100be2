import { expect } from 'vitest';
import { resumeUpdate } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { failedTasksOf, sendAll, type HostileMessage } from './hostile-messages.ts';
import { promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';

/**
 * Sends messages to a run, half of them while its plan waits for approval and half while a person is asked, and expects it
 * to be completed by people's good answers afterwards.
 */
export async function withstands(messages: readonly HostileMessage[]): Promise<void> {
  const cluster = sampleCluster();
  const run = await Rehearsal.start(cluster, samplePlan(cluster, { PUB: [promptStep('PUB/one')] }));
  try {
    await run.untilState('awaiting approval');
    const isFirst = (_: HostileMessage, index: number): boolean => index % 2 === 0;
    await sendAll(run, messages.filter(isFirst));
    await run.approve();
    const prompt = await run.untilAsked('step PUB/one');
    await sendAll(
      run,
      messages.filter((message, index) => !isFirst(message, index)),
    );
    if ((await run.status()).state === 'held') await run.handle.executeUpdate(resumeUpdate, { args: [{ by: 'Ben' }] });
    await run.answer(prompt, 'done');
    expect((await run.result()).state).toBe('completed');
    expect(await failedTasksOf(run)).toEqual([]);
  } catch (cause) {
    // The task that failed says more than the client that waited for it.
    throw new Error(`workflow tasks failed: ${(await failedTasksOf(run)).join('; ') || 'none'}`, { cause });
  } finally {
    await run.end();
  }
}
