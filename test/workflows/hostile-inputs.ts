import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { FAILURES, type FailureCode } from '../../plan/failures.ts';
import * as workflows from '../../workflows/index.ts';
import type { RawPayload } from './hostile-messages.ts';

/** Every workflow that somebody can start by its name. */
export const WORKFLOW_TYPES = Object.keys(workflows) as readonly (keyof typeof workflows)[];

const json = (text: string): RawPayload => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(text),
});

const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

/** Inputs that are no cluster file, from nothing to far too much of it. */
export const NAUGHTY_INPUTS: readonly (readonly RawPayload[])[] = [
  [],
  ...[
    'null',
    '[]',
    '"text"',
    '{"cluster"',
    '{"cluster": null}',
    '{"cluster": "text"}',
    '{"cluster": {"cluster": {"toString": 1}, "servers": 7, "people": "x"}}',
    '{"cluster": {"__proto__": null, "rehearsal": {"toString": 1}}}',
    '{"cluster": {}, "to": {"toString": 1}}',
    '{"cluster": {}, "servers": "PUB"}',
    `{"cluster": {}, "servers": ${JSON.stringify(Array.from({ length: 500 }, () => 'PUB'))}}`,
    '{"cluster": {}, "answers": "done"}',
    '{"cluster": {}, "answers": [[]]}',
    '{"cluster": {}, "answers": {"PUB/memory": null}}',
    '{"cluster": {}, "answers": {"PUB/memory": {"value": {"toString": 1}, "by": "Ada", "at": "2005-03-01T09:00:00Z"}}}',
    `{"cluster": {}, "answers": {"a": {"value": "${'v'.repeat(20_000)}", "by": "Ada", "at": "2005-03-01T09:00:00Z"}}}`,
    // What only Temporal's own continuation may hand on.
    '{"cluster": {}, "continued": {"outline": {"people": [], "rehearsal": true, "policy": 1, "stages": [], "servers": []}, "approvedBy": "Ada", "position": {"stage": 0, "server": null, "step": 0}}}',
    `{"cluster": ${nested(60)}}`,
    `{"cluster": ${nested(60_000)}}`,
    `{"cluster": {"cluster": "${'c'.repeat(100_000)}\\ud800"}}`,
  ].map((text) => [json(text)]),
  [json('{}'), json('{}')],
  [{ metadata: { encoding: Buffer.from('binary/plain') }, data: Buffer.from([0, 255]) }],
  [{ metadata: { encoding: Buffer.from('nobody knows') }, data: Buffer.from([0, 255]) }],
  [{ metadata: {}, data: Buffer.from('{}') }],
];

/** Starts a workflow as a stranger can, and tells the code that it ended with; anything else than a code of ours throws. */
export async function endOf(
  client: Client,
  taskQueue: string,
  type: string,
  payloads: readonly RawPayload[],
): Promise<FailureCode> {
  const workflowId = `ccm/${randomUUID()}`;
  await client.workflowService.startWorkflowExecution({
    ...{ namespace: 'default', workflowId, requestId: randomUUID() },
    workflowType: { name: type },
    taskQueue: { name: taskQueue },
    input: { payloads: payloads.map(({ metadata, data }) => ({ metadata: { ...metadata }, data })) },
  });
  const handle = client.workflow.getHandle(workflowId);
  try {
    const result: unknown = await handle.result();
    throw new Error(`${type} took it: ${JSON.stringify(result)}`);
  } catch (error) {
    const code = codeOf(error);
    if (code !== undefined) return code;
    throw error;
  } finally {
    await handle.terminate('end of the test').catch(() => undefined);
  }
}

function codeOf(error: unknown): FailureCode | undefined {
  if (!(error instanceof Error)) return undefined;
  const { type } = error as { type?: unknown };
  return typeof type === 'string' && Object.hasOwn(FAILURES, type) ? (type as FailureCode) : codeOf(error.cause);
}
