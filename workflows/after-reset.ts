import { isCancellation, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities, Forgotten } from '../activities/types.ts';
import { askOrStop, type GoOnOrStop } from './ask-or-stop.ts';
import { keepWarrant } from './papers.ts';
import { READING } from './planning.ts';
import type { WorkflowState } from './workflow-state.ts';
import { reasonOf } from './steps/look.ts';
import type { OperatorPort } from './steps/step-context.ts';

/** Whether nobody has looked at a server since the run was reset. */
export const isInDoubt = ({ afterReset }: WorkflowState, server: string): boolean =>
  afterReset !== null && !afterReset.decided.includes(server);

/**
 * Whether a machine may act on a server. Once somebody has reset a run of the chain, the story does not know what was
 * done after that point: a person has looked and decided first, for each server once.
 */
export async function mayActOn(state: WorkflowState, operators: OperatorPort, server: string): Promise<boolean> {
  if (!isInDoubt(state, server)) return true;
  const begun = await begunBefore(state);
  const answer = await askOrStop(state, operators, questionAbout(server, begun));
  if (answer === null) return false;
  keepWarrant(state, answer);
  state.afterReset = { ...state.afterReset, decided: [...(state.afterReset?.decided ?? []), server] };
  return true;
}

/**
 * Whether a run of the chain that a Reset made this one forget has begun the act of a step, or that cannot be known; false
 * where nobody has reset anything.
 */
export async function wasBegunBefore(state: WorkflowState, step: string): Promise<boolean> {
  if (state.afterReset === null) return false;
  const begun = await begunBefore(state);
  return begun === null || begun.includes(step);
}

/**
 * The acts that were begun in this chain, also by runs that a Reset made this one forget; null: that cannot be known. They
 * are asked for once, and what they had written down of the servers before they touched them is taken over then: this run
 * may have written down what they had left.
 */
async function begunBefore(state: WorkflowState): Promise<readonly string[] | null> {
  const known = state.afterReset?.begun;
  if (known !== undefined) return known;
  const { servers, begun, unknown } = await forgotten(state);
  for (const [name, memory] of Object.entries(servers))
    state.memories.set(name, { ...state.memories.get(name), ...memory });
  if (unknown !== undefined)
    state.write({ kind: 'state', text: `what was done in the runs that were reset is not known: ${unknown}` });
  const all = unknown === undefined ? [...new Set([...begun, ...state.begun])] : null;
  state.afterReset = { decided: [], ...state.afterReset, begun: all };
  return all;
}

/** A run in the midst of a server never ends by what it cannot be told: then nothing of it is known. */
async function forgotten({ memories }: WorkflowState): Promise<Forgotten> {
  const { workflowId, runId, firstExecutionRunId: firstRunId } = workflowInfo();
  const { recallForgotten } = proxyActivities<Activities>(READING);
  try {
    return await recallForgotten.executeWithOptions({ summary: 'what the runs that were reset have done' }, [
      { workflowId, runId, firstRunId, servers: Object.fromEntries(memories) },
    ]);
  } catch (failure) {
    if (isCancellation(failure)) throw failure;
    return { servers: {}, begun: [], unknown: reasonOf(failure) };
  }
}

const questionAbout = (server: string, begun: readonly string[] | null): GoOnOrStop => ({
  step: { id: `reset/${server}`, server },
  title: `Decide: the run was reset in Temporal; what was done on ${server} is not known`,
  instructions: [
    'A Reset in Temporal made this run forget what was done after that point. The servers have not forgotten it.',
    told(server, begun),
    `Look at ${server}: what has been stopped, rebooted or installed there, and does somebody work at it?`,
    'Until this is answered, nothing is done on it by a machine. What is done next is looked at first, as always.',
  ],
  goOn: { value: 'go-on', meaning: 'I have looked: the steps from here on may be carried out' },
  isNoted: true,
});

function told(server: string, begun: readonly string[] | null): string {
  if (begun === null) return 'The runs that were reset cannot be read: before each act somebody decides.';
  const here = begun.filter((step) => step.startsWith(`${server}/`));
  return here.length === 0
    ? `Nothing on ${server} was begun before.`
    : `Begun on ${server} before: ${here.join(', ')}. A machine does none of it again without a decision; do none of it again by hand.`;
}
