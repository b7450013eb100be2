import type { Papers } from '../activities/types.ts';
import type { TakenAnswer } from '../plan/types/voice.ts';
import type { WorkflowState } from './workflow-state.ts';

/** So many decisions are kept: those about the step in work, and about what was begun anew around it. */
const KEPT = 12;

/** Keeps a decision by which acts are allowed, or answered for. */
export function keepWarrant(state: WorkflowState, answer: TakenAnswer): void {
  state.warrants = [...state.warrants, answer].slice(-KEPT);
}

/** What a worker of the site judges an act by; undefined where the plan goes by no site file. */
export function papersOf({ outline, part, approvals, warrants, siteApprovals }: WorkflowState): Papers | undefined {
  if (!outline?.siteRules || !part) return undefined;
  return {
    outline,
    part,
    approvals: approvals.map(({ signed }) => signed),
    warrants: warrants.flatMap(({ given }) => given),
    siteApprovals,
  };
}
