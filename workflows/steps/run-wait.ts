import { sleep } from '@temporalio/workflow';
import type { StepResult } from '../../plan/types/run.ts';
import type { WaitStep } from '../../plan/types/step.ts';
import { observed } from './results.ts';
import type { StepContext } from './step-context.ts';

/** A durable timer: it survives every restart, goes on in the next run of the chain, and nobody can answer it away. */
export async function runWaitStep(step: WaitStep, context: StepContext): Promise<StepResult> {
  const { until = new Date(Date.now() + step.seconds * 1000).toISOString() } = context.memo();
  context.note({ until });
  const left = Math.max(0, Date.parse(until) - Date.now());
  await sleep(left, { summary: step.title.slice(0, 200) });
  return observed(step, `waited ${step.seconds} s`);
}
