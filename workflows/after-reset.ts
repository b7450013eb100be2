import { askOrStop, type GoOnOrStop } from './ask-or-stop.ts';
import { keepWarrant } from './papers.ts';
import type { WorkflowState } from './workflow-state.ts';
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
  const answer = await askOrStop(state, operators, questionAbout(server));
  if (answer === null) return false;
  keepWarrant(state, answer);
  state.afterReset = { decided: [...(state.afterReset?.decided ?? []), server] };
  return true;
}

const questionAbout = (server: string): GoOnOrStop => ({
  step: { id: `reset/${server}`, server },
  title: `Decide: the run was reset in Temporal; what was done on ${server} is not known`,
  instructions: [
    'A Reset in Temporal made this run forget what was done after that point. The servers have not forgotten it.',
    `Look at ${server}: what has been stopped, rebooted or installed there, and does somebody work at it?`,
    'Until this is answered, nothing is done on it by a machine. What is done next is looked at first, as always.',
  ],
  goOn: { value: 'go-on', meaning: 'I have looked: the steps from here on may be carried out' },
  isNoted: true,
});
