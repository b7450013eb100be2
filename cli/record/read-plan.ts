import type { Client } from '@temporalio/client';
import { joinPlan } from '../../plan/plan-parts.ts';
import type { Plan, PlanPart } from '../../plan/types/plan.ts';
import { resultsOf } from '../../worker/read-history.ts';
import type { PlanAnswer } from '../../workflows/messages.ts';
import { statusCodeOf } from '../grpc-status.ts';

/** The gRPC status of a run that Temporal does not have. */
const NOT_FOUND = 5;

export interface ReadPlan {
  /** Null before it is made. */
  readonly plan: Plan | null;
  /** What of it could not be read, in one sentence. */
  readonly lost: readonly string[];
}

/** The whole plan of a run, its parts read from the history of the run of the chain that made it. */
export async function readPlan(
  client: Client,
  workflowId: string,
  { outline, planRun }: PlanAnswer,
): Promise<ReadPlan> {
  if (outline === null) return { plan: null, lost: [] };
  try {
    const kept = await resultsOf(client, { workflowId, runId: planRun }, 'keepParts');
    const parts = (kept as readonly { readonly parts: readonly PlanPart[] }[]).flatMap((one) => one.parts);
    return { plan: joinPlan(outline, parts), lost: [] };
  } catch (error) {
    if (statusCodeOf(error) !== NOT_FOUND) throw error;
    const lost = `the steps of the plan are lost: Temporal has deleted the run ${planRun} that kept them`;
    return { plan: joinPlan(outline, []), lost: [lost] };
  }
}
