import { askOrStop, type GoOnOrStop } from './ask-or-stop.ts';
import { siteApprovalOf } from '../plan/statement.ts';
import type { WorkflowState } from './workflow-state.ts';
import type { OperatorPort } from './steps/step-context.ts';

/**
 * A site file that has changed since the plan was approved holds the run: whoever approves plans approves what the site is
 * now, or stops.
 * @returns false where the run is stopped
 */
export async function mayActAtSite(state: WorkflowState, operators: OperatorPort, hash: string): Promise<boolean> {
  const answer = await askOrStop(state, operators, questionAbout(state, hash));
  if (answer === null) return false;
  state.siteApprovals = [...state.siteApprovals, ...answer.given];
  return true;
}

const questionAbout = ({ outline }: WorkflowState, hash: string): GoOnOrStop => ({
  step: { id: `site/${hash.slice(0, 12)}` },
  title: 'Approve: the site file has changed since the plan was approved',
  kind: 'approval',
  instructions: [
    `Its SHA-256 is ${hash} now; the plan was approved with ${outline?.siteRules?.hash ?? 'none'}.`,
    'Compare the file of the workers with the one of before: hosts, keys, people, policies.',
    'Nothing is done on any server before this is answered. Where the change was a mistake, put the file back and stop or answer.',
  ],
  goOn: {
    value: siteApprovalOf(hash),
    meaning: 'I have read the site file as it is now, and approve it for this run',
  },
  by: 'approver',
});
