import {
  CancellationScope,
  condition,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  setHandler,
  startChild,
  type ChildWorkflowHandle,
} from '@temporalio/workflow';
import { markRehearsal } from '../plan/rehearsal.ts';
import type { Cluster } from '../plan/types/cluster.ts';
import type { PlannedServer } from '../plan/types/plan.ts';
import { emptyMemory, type Answer, type ServerStatus, type WorkResult } from '../plan/types/run.ts';
import {
  answeredSignal,
  clusterAttribute,
  heldSignal,
  serverAttribute,
  serverReportSignal,
  serverWorkflowIdOf,
  type ServerReport,
} from './messages.ts';
import { isServerReport } from './internal-shapes.ts';
import { refuseInternal } from './refusals.ts';
import type { RunRecord } from './run-record.ts';
import { workOnServer } from './work-on-server.ts';

/** Has one server worked on by a child workflow of its own, and takes part in it until it has ended. */
export async function carryOutServer(record: RunRecord, cluster: Cluster, server: PlannedServer): Promise<void> {
  record.server = server.name;
  // From here on its backup carries more than its own devices (WIN-11).
  if (server.role === 'primary') record.oversubscribedSince ??= new Date().toISOString();
  setServer(record, server.name, { state: 'in progress' });
  record.write({ kind: 'server', server: server.name, text: `${server.name} is begun: ${server.because}` });
  record.show();
  const child = await startChild(workOnServer, {
    workflowId: serverWorkflowIdOf(cluster.name, server.name),
    args: [
      {
        cluster,
        server,
        held: record.hold !== null,
        oversubscribedSince: record.oversubscribedSince,
        servicesBefore: record.memories.get(server.name)?.servicesBefore ?? null,
      },
    ],
    // Who terminates the run by force wants nothing further to act, so nothing outlives it.
    parentClosePolicy: ParentClosePolicy.TERMINATE,
    staticSummary: markRehearsal(`${server.name} (${server.role})`, cluster),
    ...(cluster.rehearsal ? { memo: { rehearsal: true } } : {}),
    typedSearchAttributes: [
      { key: clusterAttribute, value: cluster.name },
      { key: serverAttribute, value: server.name },
    ],
  });
  const holds = passOnHolds(record, child);
  const result = await child.result().catch((failure: unknown) => endedByForce(record, server, failure));
  holds.end();
  closeServer(record, server, result);
}

/** Whoever ends a server's workflow by force leaves a server of which nobody knows how far it is: the run stops. */
function endedByForce(record: RunRecord, server: PlannedServer, failure: unknown): WorkResult {
  const why = `the workflow of ${server.name} was ended by force (${String(failure)})`;
  for (const { id } of record.board.all().filter((prompt) => prompt.server === server.name)) {
    record.board.withdraw(id, why);
  }
  record.stop ??= { by: 'Temporal', reason: why };
  record.leaveOpen(`${server.name}: ${why}; look how far it is, and what was stopped and disabled on it`);
  return { state: 'stopped', results: [], memory: emptyMemory };
}

/**
 * Takes the reports of all servers' workflows. It is set once, before the first of them is started: the first report of
 * one may arrive in the same breath as the news that it has started.
 */
export function takeReports(record: RunRecord): void {
  const take = (report: unknown): void =>
    isServerReport(report) ? takeReport(record, report) : refuseInternal(record.refusals, 'serverReport');
  setHandler(serverReportSignal, take, {
    description: 'Internal: sent by the workflow of the server that is being worked on',
  });
}

function takeReport(record: RunRecord, report: ServerReport): void {
  report.entries.forEach(record.write);
  report.openItems.forEach(record.leaveOpen);
  report.accepted.forEach(record.accept);
  setServer(record, report.server, {
    state: report.state,
    evidence: report.evidence,
    ...(report.step === null ? {} : { step: report.step }),
  });
  record.step = report.step;
  for (const question of report.opened) {
    record.board.open(question, (answer) => handOn(record, report.server, answer));
  }
  for (const { id, why } of report.withdrawn) record.board.withdraw(id, why);
  record.show();
}

/** Hands an answer to the server's workflow that asked; a cancellation of the run must not keep it back. */
function handOn(record: RunRecord, server: string, answer: Answer): void {
  const asker = getExternalWorkflowHandle(serverWorkflowIdOf(record.cluster?.name ?? '', server));
  void CancellationScope.nonCancellable(() => asker.signal(answeredSignal, answer)).catch((failure: unknown) => {
    // Only somebody who ended the server's workflow by force can bring this about.
    const text = `the answer to ${answer.prompt} reached nobody: ${String(failure)}`;
    record.write({ kind: 'refused', server, text });
    record.show();
  });
}

/** Has the server's workflow hold and go on with the run, until it has ended. */
function passOnHolds(record: RunRecord, child: ChildWorkflowHandle<typeof workOnServer>): { end(): void } {
  let ended = false;
  let held = record.hold !== null;
  const follow = async (): Promise<void> => {
    while (!ended) {
      await condition(() => ended || (record.hold !== null) !== held);
      if (ended) return;
      held = record.hold !== null;
      // A server that has just ended needs no hold any more: the run holds before the next one.
      await child.signal(heldSignal, { held }).catch(() => undefined);
    }
  };
  void follow();
  return { end: () => void (ended = true) };
}

function closeServer(record: RunRecord, server: PlannedServer, result: WorkResult): void {
  const last = result.results.at(-1);
  record.memories.set(server.name, result.memory);
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
