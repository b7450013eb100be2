import { keepStory } from './keep-story.ts';
import type { OperatorPort, Question } from './steps/step-context.ts';
import type { WorkflowState } from './workflow-state.ts';

/**
 * Has all that is told so far written into the record of the run, before it goes on in its next history. Where that cannot
 * be, people are asked: nothing is begun whose record does not lead up to it.
 * @returns false when somebody stops the run
 */
export async function keepWholeStory(state: WorkflowState, operators: OperatorPort): Promise<boolean> {
  for (;;) {
    const why = await keepStory(state);
    if (why === null) return true;
    const { value, by, note = '' } = await operators.ask(questionAbout(state, why)).answer;
    if (value === 'write-again') continue;
    state.stop ??= { by, reason: note };
    return false;
  }
}

const questionAbout = ({ outline }: WorkflowState, why: string): Question => ({
  step: { id: 'audit/story' },
  title: 'Decide: the record of the run cannot be written',
  instructions: [
    `${why}.`,
    'It lies in the folder `audit` of the site file: look whether each worker of the site can write there and has its key.',
    'The next server is not begun before the record leads up to it.',
  ],
  form: {
    kind: 'choice',
    choices: [
      { value: 'write-again', meaning: 'write it once more' },
      { value: 'stop', meaning: 'stop the run here; nothing further is started' },
    ],
  },
  by: 'engineer',
  task: { kind: 'decide' },
  noteFor: ['stop'],
  remindSeconds: outline?.remindSeconds ?? 3_600,
});
