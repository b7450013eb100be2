import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/types.ts';
import type { PartReference, PlanPart } from '../plan/types/plan.ts';
import { askOrStop, type GoOnOrStop } from './ask-or-stop.ts';
import { READING } from './planning.ts';
import type { WorkflowState } from './workflow-state.ts';
import { reasonOf } from './steps/look.ts';
import type { OperatorPort } from './steps/step-context.ts';

/**
 * Reads a part of the plan from the history of the run that made it, and holds it to the hash that was approved. Where
 * it is missing or another one, people are asked: nothing is done by a plan that nobody approved.
 * @returns null when somebody stops the run
 */
export async function readPart(
  state: WorkflowState,
  operators: OperatorPort,
  part: PartReference,
): Promise<PlanPart | null> {
  const { readPart: read } = proxyActivities<Activities>(READING);
  const run = { workflowId: workflowInfo().workflowId, runId: state.planRun };
  for (;;) {
    try {
      return await read.executeWithOptions({ summary: `read the plan's part "${part.name}"` }, [
        { run, name: part.name, hash: part.hash },
      ]);
    } catch (failure) {
      const why = reasonOf(failure);
      state.write({ kind: 'state', text: `the part "${part.name}" of the plan cannot be read: ${why}` });
      if ((await askOrStop(state, operators, questionAbout(part, why))) === null) return null;
    }
  }
}

const questionAbout = (part: PartReference, why: string): GoOnOrStop => ({
  step: { id: `plan/${part.name}` },
  title: `Decide: the part "${part.name}" of the plan cannot be read`,
  instructions: [
    `Why: ${why}.`,
    'Nothing of this part is done before it is read and is the one that was approved.',
    'Temporal keeps it in the history of the run that made the plan; look whether that run is still there.',
  ],
  goOn: { value: 'read-again', meaning: 'read it once more' },
});
