import type { StepArguments } from '../../../platforms/callmanager4/types/step-arguments.ts';
import type { Task } from '../../../platforms/callmanager4/types/task.ts';
import type { Check, PromptStep } from '../../../plan/types/step.ts';

/** What this platform tells a check or an act; to the engine it is any JSON. */
export const toldTo = (asked: Pick<Check, 'arguments'> | undefined): StepArguments => asked?.arguments ?? {};

/** The work of a prompt, as this platform knows it. */
export const taskOf = (prompt: Pick<PromptStep, 'task'>): Task => prompt.task as Task;
