import { proxyActivities, type ActivityOptions } from '@temporalio/workflow';
import type { Activities } from '../../activities/types.ts';
import type { PromptStep } from '../../plan/types/step.ts';
import { recalled } from './look.ts';
import type { StepContext } from './step-context.ts';

/** Nobody is asked before it is known what to ask: it is tried for as long as it takes. */
const UNTIL_DONE: ActivityOptions = { startToCloseTimeout: '30 s', retry: { maximumInterval: '10 s' } };

/** A prompt as it is asked: where its words depend on what was written down meanwhile, that is put in. */
export function wordPrompt(step: PromptStep, context: StepContext): Promise<PromptStep> {
  if (!step.recalls) return Promise.resolve(step);
  const activities = proxyActivities<Activities>(UNTIL_DONE);
  const memory = recalled(context.memoryOf(step.server), step.recalls);
  return activities.wordPrompt.executeWithOptions({ summary: step.title.slice(0, 200) }, [{ step, memory }]);
}
