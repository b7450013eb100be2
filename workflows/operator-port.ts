import { CancellationScope, condition } from '@temporalio/workflow';
import type { TakenAnswer } from '../plan/types/voice.ts';
import type { WorkflowState } from './workflow-state.ts';
import { entryOf } from './steps/results.ts';
import { promptPolicyOf } from '../plan/voices.ts';
import { kindOf } from './open-prompts.ts';
import { whileUnanswered } from './while-unanswered.ts';
import type { OperatorPort, Question } from './steps/step-context.ts';

/**
 * Where steps put their questions and write their story. `stopCounts`: a stop is heeded between two steps; within the
 * steps of a server it is not, since an installer cannot be left.
 */
export function createOperatorPort(
  state: WorkflowState,
  { stopCounts }: { readonly stopCounts: boolean },
): OperatorPort {
  return {
    ask(question) {
      let deliver: (answer: TakenAnswer) => void = () => undefined;
      const answer = new Promise<TakenAnswer>((resolve) => (deliver = resolve));
      const id = state.openPrompts.ask(asTheSiteWants(state, question), deliver);
      const prompt = state.openPrompts.find(id);
      const isOver = (): boolean => state.openPrompts.find(id) === undefined;
      // Questions are opened by handlers of signals too, which a cancellation of the workflow would reach.
      if (prompt) void CancellationScope.nonCancellable(() => whileUnanswered(state, prompt, question.step.id, isOver));
      return { answer, withdraw: (why) => state.openPrompts.withdraw(id, why) };
    },
    write: (entry) => state.write(entry),
    async mayGoOn() {
      await condition(() => state.hold === null || (stopCounts && state.stop !== null));
      return !(stopCounts && state.stop !== null);
    },
    begin(step) {
      state.step = step.title;
      const server = state.server === null ? undefined : state.servers.get(state.server);
      if (server) state.servers.set(server.name, { ...server, step: step.title });
      state.show();
    },
    finish(step, result) {
      state.openPrompts.withdrawUnclaimed('the step is over');
      state.write(entryOf(step, result));
      // What people have done with their hands a Reset makes the run forget as well.
      if (step.kind === 'prompt') state.begun.add(step.id);
      const server = state.server === null ? undefined : state.servers.get(state.server);
      if (server) state.servers.set(server.name, { ...server, evidence: result.evidence });
      state.step = null;
      state.doers = Object.fromEntries(Object.entries(state.doers).filter(([id]) => id !== step.id));
    },
    leaveOpen: (item) => state.leaveOpen(item),
    accept: (deviation) => state.accept(deviation),
  };
}

/** People are reminded as often as their site says, where it says so. */
const asTheSiteWants = ({ outline }: WorkflowState, question: Question): Question => ({
  ...question,
  remindSeconds: promptPolicyOf(outline, kindOf(question)).remindSeconds ?? question.remindSeconds,
});
