import type { Client, Connection } from '@temporalio/client';
import type { Payload } from '@temporalio/common';

const NAMESPACE = 'default';

/**
 * All that Temporal keeps of a workflow id and shows to anybody who asks: every event of every run of its chain, and what
 * its list and its description say; bytes as the text that they spell.
 */
export async function keptOf(
  { workflowService }: Connection,
  workflowId: string,
  runIds: readonly string[],
): Promise<string> {
  const { executions } = await workflowService.listWorkflowExecutions({
    namespace: NAMESPACE,
    query: `WorkflowId = '${workflowId}'`,
  });
  const kept: unknown[] = [executions];
  for (const runId of runIds) {
    const execution = { workflowId, runId };
    kept.push(await workflowService.describeWorkflowExecution({ namespace: NAMESPACE, execution }));
    let nextPageToken: Uint8Array = new Uint8Array();
    do {
      const page = await workflowService.getWorkflowExecutionHistory({
        namespace: NAMESPACE,
        execution,
        nextPageToken,
      });
      kept.push(page.history?.events);
      nextPageToken = page.nextPageToken;
    } while (nextPageToken.length > 0);
  }
  return JSON.stringify(spelt(kept));
}

/** protobufjs writes bytes as base64, in which nobody would find a name. */
function spelt(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  if (Array.isArray(value)) return value.map(spelt);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, spelt(part)]));
}

/** Sends a signal with exactly this payload, as somebody could who has no codec or another one. */
export async function sendRaw(client: Client, workflowId: string, signalName: string, payload: Payload): Promise<void> {
  await client.workflowService.signalWorkflowExecution({
    namespace: NAMESPACE,
    workflowExecution: { workflowId },
    signalName,
    input: { payloads: [payload] },
  });
}
