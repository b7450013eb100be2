import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { markRehearsal } from '../plan/rehearsal.ts';
import { oneLine, shorten } from '../plan/show-text.ts';
import { describeRun } from './describe-run.ts';
import {
  APPROVAL_AWAITED,
  RESUME_AWAITED,
  awaitingAttribute,
  clusterAttribute,
  procedureAttribute,
  runAttribute,
  serverAttribute,
  stageAttribute,
} from './messages.ts';
import { stateOf, type RunRecord } from './run-record.ts';
import { clusterOf, markOf, statusOf } from './run-status.ts';

/** Brings search attributes and current details up to date: an event is written only where an attribute has changed. */
export function createShow(): (record: RunRecord) => void {
  const shown = new Map<string, string | null>();
  return (record) => {
    upsertChanged(record, shown);
    setCurrentDetails(describeRun(statusOf(record), workflowInfo().namespace));
  };
}

function upsertChanged(record: RunRecord, shown: Map<string, string | null>): void {
  const wanted = [
    { key: clusterAttribute, value: record.people.length === 0 ? null : clusterOf(record) },
    { key: procedureAttribute, value: record.procedure },
    { key: stageAttribute, value: record.stage },
    { key: serverAttribute, value: record.server },
    { key: awaitingAttribute, value: awaiting(record) },
    { key: runAttribute, value: workflowInfo().firstExecutionRunId },
  ];
  // What the run before has set goes on with the chain, and what it no longer has must be taken away.
  const isFirst = shown.size === 0 && record.runsBefore.length > 0;
  const changed = wanted.filter(({ key, value }) => isFirst || (shown.get(key.name) ?? null) !== value);
  if (changed.length === 0) return;
  for (const { key, value } of changed) shown.set(key.name, value);
  upsertSearchAttributes(changed);
}

/** What the run waits for a person for, in one line. */
function awaiting(record: RunRecord): string | null {
  const asked = askedFor(record);
  return asked === undefined ? null : shorten(oneLine(markRehearsal(asked, markOf(record))), 150);
}

function askedFor(record: RunRecord): string | undefined {
  const phase = stateOf(record);
  if (phase === 'awaiting approval') return APPROVAL_AWAITED;
  if (phase === 'held') return RESUME_AWAITED;
  const [prompt] = record.board.all();
  if (prompt || record.attendance.unheard() === null) return prompt?.title;
  return record.site === undefined ? 'a worker' : `a worker of site ${record.site}`;
}
