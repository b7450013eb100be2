import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { markRehearsal } from '../plan/rehearsal.ts';
import { oneLine, shorten } from '../plan/show-text.ts';
import { describeRun } from './describe-run.ts';
import {
  ANSWER_AWAITED,
  APPROVAL_AWAITED,
  RESUME_AWAITED,
  awaitingAttribute,
  clusterAttribute,
  procedureAttribute,
  runAttribute,
  serverAttribute,
  stageAttribute,
} from './messages.ts';
import { stateOf } from './state-of.ts';
import type { WorkflowState } from './workflow-state.ts';
import { clusterOf, markOf, statusOf } from './run-status.ts';

/** Brings search attributes and current details up to date: an event is written only where an attribute has changed. */
export function createShow(): (state: WorkflowState) => void {
  const shown = new Map<string, string | null>();
  return (state) => {
    upsertChanged(state, shown);
    setCurrentDetails(describeRun(statusOf(state), workflowInfo().namespace));
  };
}

function upsertChanged(state: WorkflowState, shown: Map<string, string | null>): void {
  const wanted = [
    { key: clusterAttribute, value: state.people.length === 0 ? null : clusterOf(state) },
    { key: procedureAttribute, value: state.procedure },
    { key: stageAttribute, value: state.stage },
    { key: serverAttribute, value: state.isConfidential ? null : state.server },
    { key: awaitingAttribute, value: awaiting(state) },
    { key: runAttribute, value: workflowInfo().firstExecutionRunId },
  ];
  // What the run before has set goes on with the chain, and what it no longer has must be taken away.
  const isFirst = shown.size === 0 && state.runsBefore.length > 0;
  const changed = wanted.filter(({ key, value }) => isFirst || (shown.get(key.name) ?? null) !== value);
  if (changed.length === 0) return;
  for (const { key, value } of changed) shown.set(key.name, value);
  upsertSearchAttributes(changed);
}

/** What the run waits for a person for, in one line. */
function awaiting(state: WorkflowState): string | null {
  const asked = askedFor(state);
  return asked === undefined ? null : shorten(oneLine(markRehearsal(asked, markOf(state))), 150);
}

function askedFor(state: WorkflowState): string | undefined {
  const phase = stateOf(state);
  if (phase === 'awaiting approval') return APPROVAL_AWAITED;
  if (phase === 'held') return RESUME_AWAITED;
  const [prompt] = state.openPrompts.all();
  if (state.isConfidential)
    return prompt ? ANSWER_AWAITED : state.attendance.unheard() === null ? undefined : 'a worker';
  if (prompt || state.attendance.unheard() === null) return prompt?.title;
  return state.site === undefined ? 'a worker' : `a worker of site ${state.site}`;
}
