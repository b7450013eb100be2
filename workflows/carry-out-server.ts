import {
  CancellationScope,
  condition,
  ParentClosePolicy,
  setHandler,
  startChild,
  type ChildWorkflowHandle,
} from '@temporalio/workflow';
import type { Cluster } from '../plan/types/cluster.ts';
import type { PlannedServer } from '../plan/types/plan.ts';
import type { Answer, ServerStatus, WorkResult } from '../plan/types/run.ts';
import {
  answeredSignal,
  clusterAttribute,
  heldSignal,
  serverAttribute,
  serverReportSignal,
  serverWorkflowIdOf,
  type ServerReport,
} from './messages.ts';
import type { RunRecord } from './run-record.ts';
import { workOnServer } from './work-on-server.ts';

/** Has one server worked on by a child workflow of its own, and takes part in it until it has ended. */
export async function carryOutServer(record: RunRecord, cluster: Cluster, server: PlannedServer): Promise<void> {
  record.server = server.name;
  setServer(record, server.name, { state: 'in progress' });
  record.write({ kind: 'server', server: server.name, text: `${server.name} is begun: ${server.because}` });
  record.show();
  const child = await startChild(workOnServer, {
    workflowId: serverWorkflowIdOf(cluster.name, server.name),
    args: [{ cluster, server, held: record.hold !== null }],
    // Who terminates the run by force wants nothing further to act, so nothing outlives it.
    parentClosePolicy: ParentClosePolicy.TERMINATE,
    staticSummary: `${server.name} (${server.role})`,
    typedSearchAttributes: [
      { key: clusterAttribute, value: cluster.name },
      { key: serverAttribute, value: server.name },
    ],
  });
  const working = followServer(record, child);
  const result = await child.result();
  working.end();
  closeServer(record, server, result);
}

/** Takes the server's reports and hands it holds and answers for as long as it works. */
function followServer(record: RunRecord, child: ChildWorkflowHandle<typeof workOnServer>): { end(): void } {
  let ended = false;
  setHandler(serverReportSignal, (report) => takeReport(record, report, child), {
    description: 'Internal: sent by the workflow of the server that is being worked on',
  });
  void passOnHolds(record, child, () => ended);
  return { end: () => void (ended = true) };
}

function takeReport(record: RunRecord, report: ServerReport, child: ChildWorkflowHandle<typeof workOnServer>): void {
  record.journal.push(...report.entries);
  setServer(record, report.server, {
    state: report.state,
    evidence: report.evidence,
    ...(report.step === null ? {} : { step: report.step }),
  });
  record.step = report.step;
  for (const question of report.opened) {
    record.board.open(question, (answer) => handOn(child, answer));
  }
  for (const { id, why } of report.withdrawn) record.board.withdraw(id, why);
  record.show();
}

/** A cancellation of the workflow must not keep an answer that was taken from whoever asked. */
const handOn = (child: ChildWorkflowHandle<typeof workOnServer>, answer: Answer): void =>
  void CancellationScope.nonCancellable(() => child.signal(answeredSignal, answer));

async function passOnHolds(
  record: RunRecord,
  child: ChildWorkflowHandle<typeof workOnServer>,
  hasEnded: () => boolean,
): Promise<void> {
  let held = record.hold !== null;
  while (!hasEnded()) {
    await condition(() => hasEnded() || (record.hold !== null) !== held);
    if (hasEnded()) return;
    held = record.hold !== null;
    // A server that has just ended needs no hold any more: the run holds before the next one.
    await child.signal(heldSignal, { held }).catch(() => undefined);
  }
}

function closeServer(record: RunRecord, server: PlannedServer, result: WorkResult): void {
  const last = result.results.at(-1);
  record.memories.set(server.name, result.memory);
  record.openItems.push(...result.openItems);
  record.accepted.push(...result.accepted);
  setServer(record, server.name, { state: result.state, evidence: last?.evidence ?? 'none' });
  record.write({ kind: 'server', server: server.name, text: `${server.name} is ${result.state}` });
  record.server = null;
  record.step = null;
  if (result.state === 'stopped') {
    record.stop ??= { by: 'a decision', reason: last?.note ?? `${server.name} was not finished` };
  }
  record.show();
}

function setServer(record: RunRecord, name: string, change: Partial<ServerStatus>): void {
  const server = record.servers.get(name);
  if (server) record.servers.set(name, { ...server, ...change });
}
