import { askOrStop, type GoOnOrStop } from './ask-or-stop.ts';
import { keepStory } from './keep-story.ts';
import type { OperatorPort } from './steps/step-context.ts';
import type { WorkflowState } from './workflow-state.ts';

/**
 * Has all that is told so far written into the record of the run, before it goes on in its next history. Where that cannot
 * be, people are asked: nothing is begun whose record does not lead up to it.
 * @returns false when somebody stops the run
 */
export async function keepWholeStory(state: WorkflowState, operators: OperatorPort): Promise<boolean> {
  for (let why = await keepStory(state); why !== null; why = await keepStory(state))
    if ((await askOrStop(state, operators, questionAbout(why))) === null) return false;
  return true;
}

const questionAbout = (why: string): GoOnOrStop => ({
  step: { id: 'audit/story' },
  title: 'Decide: the record of the run cannot be written',
  instructions: [
    `${why}.`,
    'It lies in the folder `audit` of the site file: look whether each worker of the site can write there and has its key.',
    'The next server is not begun before the record leads up to it.',
  ],
  goOn: { value: 'write-again', meaning: 'write it once more' },
});
