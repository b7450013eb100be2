import { sleep } from '@temporalio/workflow';
import type { StepResult } from '../../plan/types/run.ts';
import type { WaitStep } from '../../plan/types/step.ts';
import { observed } from './results.ts';

/** A durable timer: it survives every restart, and nobody can answer it away. */
export async function runWaitStep(step: WaitStep): Promise<StepResult> {
  await sleep(`${step.seconds} s`, { summary: step.title.slice(0, 200) });
  return observed(step, `waited ${step.seconds} s`);
}
