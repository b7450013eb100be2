import type { RunState } from '../plan/types/run.ts';
import { agreed, promptPolicyOf } from '../plan/voices.ts';
import type { WorkflowState } from './workflow-state.ts';

/** Whether as many people have approved the plan as the site wants. */
export const isApproved = ({ approvals, outline }: WorkflowState): boolean =>
  approvals.length > 0 && agreed(approvals, promptPolicyOf(outline, 'approval')) !== null;

/** How far the run is: derived, so that it cannot disagree with what it is derived from. */
export function stateOf(state: WorkflowState): RunState {
  if (state.ended) return state.ended;
  if (!state.outline) return 'planning';
  if (!isApproved(state)) return 'awaiting approval';
  if (state.stop) return 'stopping';
  return state.hold ? 'held' : 'running';
}
