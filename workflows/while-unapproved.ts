import type { Outline } from '../plan/types/plan.ts';
import { APPROVAL } from '../plan/statement.ts';
import { promptPolicyOf } from '../plan/voices.ts';
import { noticeOfApproval } from './notice-of.ts';
import { remind } from './remind.ts';
import { isApproved } from './state-of.ts';
import { whileUnanswered } from './while-unanswered.ts';
import type { WorkflowState } from './workflow-state.ts';

/**
 * A plan waits for approval no more in silence than a prompt for its answer: people are reminded and others are told, as
 * the site wants for approvals. Without a site file nobody has said that they should be.
 */
export async function whileUnapproved(state: WorkflowState, outline: Outline): Promise<void> {
  const isOver = (): boolean => isApproved(state) || state.stop !== null;
  if (!outline.siteRules || isOver()) return;
  if (state.approvalAskedAt === undefined) {
    state.approvalAskedAt = new Date().toISOString();
    state.messenger.tell(noticeOfApproval(state));
  }
  const prompt = { title: 'approve the plan', askedAt: state.approvalAskedAt, kind: 'approval' } as const;
  const remindSeconds = promptPolicyOf(outline, 'approval').remindSeconds ?? outline.remindSeconds;
  await Promise.all([
    remind(
      { prompt, step: APPROVAL, remindSeconds },
      () => !isOver(),
      (entry) => state.write(entry),
    ),
    whileUnanswered(state, prompt, APPROVAL, isOver),
  ]);
}
