import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../../activities/types.ts';
import { targetOf } from '../../plan/types/plan.ts';
import type { StepResult } from '../../plan/types/run.ts';
import type { ActionStep } from '../../plan/types/step.ts';
import { siteQueueOf } from '../messages.ts';
import { decideWhileLooking } from './decide-while-looking.ts';
import { look, reasonOf } from './look.ts';
import { observed, resultOfDecision } from './results.ts';
import type { Surroundings } from './surroundings.ts';

/** How long the commands of one act may run; what they started goes on without them. */
const ACT_SECONDS = 180;

/**
 * Looks, writes down the intent, acts once, looks again. The act is never repeated by a machine: whether it is done
 * once more is a person's decision, taken with what was seen in hand.
 */
export async function runActionStep(step: ActionStep, surroundings: Surroundings): Promise<StepResult> {
  let before = await look(step, { ...step.proof, withinSeconds: 0 }, surroundings);
  if (before.verdict === 'good') return observed(step, `it was so already: ${before.seen}`);
  if (before.verdict === 'unknown') {
    const decision = await decideWhileLooking(step, { ...step.proof }, 'act', before, surroundings);
    if (decision.kind !== 'act-again') return resultOfDecision(step, decision, surroundings);
  }
  for (;;) {
    await act(step, surroundings);
    before = await look(step, step.proof, surroundings);
    if (before.verdict === 'good') return observed(step, before.seen);
    const decision = await decideWhileLooking(step, step.proof, 'act', before, surroundings);
    if (decision.kind !== 'act-again') return resultOfDecision(step, decision, surroundings);
  }
}

/** One attempt, at most: the scheduled activity is the intent in the history, its failure leaves the effect unknown. */
async function act(step: ActionStep, surroundings: Surroundings): Promise<void> {
  if (!step.server) throw new RangeError(`step ${step.id} acts on no server`);
  const { runAction } = proxyActivities<Pick<Activities, 'runAction'>>({
    taskQueue: siteQueueOf(workflowInfo().taskQueue, surroundings.cluster.site),
    startToCloseTimeout: `${ACT_SECONDS} s`,
    heartbeatTimeout: '20 s',
    retry: { maximumAttempts: 1 },
  });
  const input = {
    action: step.action,
    arguments: step.arguments,
    target: targetOf(surroundings.cluster, step.server),
    memory: surroundings.memoryOf(step.server),
    step: step.id,
  };
  try {
    const report = await runAction.executeWithOptions({ summary: `act: ${step.action} (${step.id})` }, [input]);
    surroundings.desk.write({ kind: 'step', server: step.server, step: step.id, text: saidBy(report.commands) });
  } catch (failure) {
    const text = `the act ended without an answer (${reasonOf(failure)}); its effect is looked for`;
    surroundings.desk.write({ kind: 'step', server: step.server, step: step.id, text });
  }
}

function saidBy(commands: readonly { command: string; said: string }[]): string {
  return commands.length === 0 ? 'nothing had to be done' : commands.map(({ command }) => command).join('; ');
}
