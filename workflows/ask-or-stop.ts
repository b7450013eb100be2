import type { TakenAnswer } from '../plan/types/voice.ts';
import type { WorkflowState } from './workflow-state.ts';
import type { OperatorPort, Question } from './steps/step-context.ts';

/** What is asked where a run can go on in one way, or be stopped. */
export interface GoOnOrStop
  extends Pick<Question, 'step' | 'title' | 'instructions'>, Partial<Pick<Question, 'kind' | 'by'>> {
  /** The answer by which it goes on. */
  readonly goOn: { readonly value: string; readonly meaning: string };
  /** Whether that wants a note as well. */
  readonly isNoted?: boolean;
}

/** Asks people whether the run goes on. @returns their answer; null when it is stopped */
export async function askOrStop(
  state: WorkflowState,
  operators: OperatorPort,
  { step, title, instructions, goOn, kind, by: role = 'engineer', isNoted = false }: GoOnOrStop,
): Promise<TakenAnswer | null> {
  const answer = await operators.ask({
    ...{ step, title, instructions, by: role },
    ...(kind === undefined ? {} : { kind }),
    form: {
      kind: 'choice',
      choices: [goOn, { value: 'stop', meaning: 'stop the run here; nothing further is started' }],
    },
    task: { kind: 'decide' },
    noteFor: isNoted ? [goOn.value, 'stop'] : ['stop'],
    remindSeconds: state.outline?.remindSeconds ?? 3_600,
  }).answer;
  const { value, by, note = '' } = answer;
  if (value !== 'stop') return answer;
  state.stop ??= { by, reason: note };
  return null;
}
