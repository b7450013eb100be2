import type { Client } from '@temporalio/client';
import { joinPlan } from '../../plan/plan-parts.ts';
import type { Plan, PlanPart } from '../../plan/types/plan.ts';
import { resultsOf } from '../../worker/read-history.ts';
import type { PlanAnswer } from '../../workflows/messages.ts';

/** The whole plan of a run, its parts read from the history of the run of the chain that made it; null before it is made. */
export async function readPlan(
  client: Client,
  workflowId: string,
  { outline, planRun }: PlanAnswer,
): Promise<Plan | null> {
  if (outline === null) return null;
  const kept = await resultsOf(client, { workflowId, runId: planRun }, 'keepParts');
  return joinPlan(
    outline,
    (kept as readonly { readonly parts: readonly PlanPart[] }[]).flatMap(({ parts }) => parts),
  );
}
