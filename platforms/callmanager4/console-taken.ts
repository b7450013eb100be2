import type { Step } from '../../plan/types/step.ts';
import type { Task } from './types/task.ts';

/** Where another PC shows Event Viewer and Services of a server. */
export const FROM_AFAR =
  'Administrative Tools > Computer Management > Action > Connect to another computer (the server by its name)';

/** The same in short, where the rules of the page have said what it is. */
export const AFAR = 'In Computer Management of another PC';

const taskOf = (step: Step): Task['kind'] | undefined =>
  step.kind === 'prompt' ? (step.task as Task).kind : undefined;

/**
 * Steps of a server whose installer is under way: from its first window to whatever comes before the log-on after its last
 * reboot. Whoever logs on in between for a look starts the installation, or meddles with it (ORD-03, SUB-17).
 */
export function consoleTaken(steps: readonly Step[]): readonly string[] {
  const first = steps.findIndex((step) => taskOf(step) === 'walk-pages');
  if (first < 0) return [];
  const last = steps.findLastIndex((step) => taskOf(step) === 'walk-pages');
  const logOn = steps.findIndex((step, index) => index > last && taskOf(step) === 'log-on');
  return steps.slice(first, logOn < 0 ? undefined : logOn).map(({ id }) => id);
}
