import { condition } from '@temporalio/workflow';
import { shorten } from '../plan/show-text.ts';
import type { OpenPrompt } from '../plan/types/run.ts';
import { promptPolicyOf } from '../plan/voices.ts';
import { isApproved } from './state-of.ts';
import { newNonce } from './new-nonce.ts';
import { placeOf } from './remind.ts';
import type { WorkflowState } from './workflow-state.ts';

/** What nobody has answered yet: a prompt, or the approval of the plan. */
type Unanswered = Pick<OpenPrompt, 'title' | 'askedAt' | 'kind' | 'server'> & Partial<Pick<OpenPrompt, 'id'>>;

/** What is done once a prompt has waited for so long, in seconds after it was asked. */
interface AfterSilence {
  readonly seconds: number;
  readonly what: string;
  readonly then: () => void;
}

/**
 * What the site wants while nobody answers a prompt: others are told, and the run is held before its next step. Each is done
 * once, in whichever run of the chain its time comes.
 */
export async function whileUnanswered(
  state: WorkflowState,
  prompt: Unanswered,
  step: string,
  isOver: () => boolean,
): Promise<void> {
  const { escalate, holdAfterSeconds } = promptPolicyOf(state.outline, prompt.kind);
  const waits: readonly AfterSilence[] = [
    ...(escalate === undefined
      ? []
      : [{ seconds: escalate.afterSeconds, what: 'tell others', then: () => tell(state, prompt, step, escalate.to) }]),
    ...(holdAfterSeconds === undefined
      ? []
      : [{ seconds: holdAfterSeconds, what: 'hold', then: () => hold(state, prompt, step) }]),
  ];
  await Promise.all(waits.map((wait) => waitFor(state, prompt, isOver, wait)));
}

async function waitFor(
  state: WorkflowState,
  prompt: Unanswered,
  isOver: () => boolean,
  { seconds, what, then }: AfterSilence,
): Promise<void> {
  const due = Date.parse(prompt.askedAt) + seconds * 1000;
  // What was due before this run of the chain began, the run before has done.
  if (due <= Date.parse(state.runsBefore.at(-1)?.endedAt ?? '1970-01-01T00:00:00Z')) return;
  const summary = shorten(`${what}: ${prompt.title}`, 150);
  if (await condition(isOver, Math.max(1, due - Date.now()), { summary })) return;
  then();
  state.show();
}

function tell(state: WorkflowState, prompt: Unanswered, step: string, groups: readonly string[]): void {
  const names = state.people
    .filter((one) => groups.some((group) => one.groups?.includes(group)))
    .map(({ name }) => name);
  const text = `nobody has answered "${prompt.title}"; it is for ${groups.join(' and ')} to know: ${names.join(', ')}`;
  state.write({ kind: 'escalated', ...placeOf(prompt, step), text });
}

function hold(state: WorkflowState, prompt: Unanswered, step: string): void {
  // Before the plan is approved nothing is begun that could be held.
  if (state.hold !== null || state.stop !== null || !isApproved(state)) return;
  const by = 'nobody answers';
  state.hold = { by, reason: prompt.title, nonce: newNonce(), voices: [] };
  const text = `the run is held before its next step, since nobody has answered "${prompt.title}"`;
  state.write({ kind: 'held', ...placeOf(prompt, step), by, text });
}
