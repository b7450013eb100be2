import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { decode } from '@temporalio/common/lib/encoding.js';
import { inject } from 'vitest';
import { readSettings } from '../../config/settings.ts';
import type { FailureCode } from '../../plan/failures.ts';
import { findTemporal } from '../../worker/temporal/find-binary.ts';

/** A message as anybody may send it to a workflow: by a name, with texts that may be JSON. */
export interface Sent {
  readonly client: Client;
  readonly workflowId: string;
  /** Absent: the run that goes on. */
  readonly runId?: string;
  readonly name: string;
  readonly texts: readonly string[];
  /** What the texts are said to be; absent: JSON. */
  readonly encoding?: string;
  readonly updateId?: string;
}

/** What its sender is told. */
export type Told =
  | { readonly was: 'taken'; readonly receipt: string }
  /** By the run itself. */
  | { readonly was: 'refused'; readonly why: string }
  /** A signal: it has arrived, and that is all. */
  | { readonly was: 'sent' };

/** A way of sending that has nothing of ours in it. */
export interface Way {
  readonly way: string;
  readonly kind: 'signal' | 'update';
  /** @throws where Temporal itself does not take it, such as of a run that is over or about to be */
  readonly send: (sent: Sent) => Promise<Told>;
}

/** Whether it is what an SDK would make of a value; anything else goes by the service below it, byte by byte. */
const isPlain = ({ texts, encoding }: Sent): boolean => encoding === undefined && texts.every(isCanonical);

function isCanonical(text: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

const payloadsOf = ({ texts, encoding = 'json/plain' }: Sent) =>
  texts.map((text) => ({ metadata: { encoding: Buffer.from(encoding) }, data: Buffer.from(text) }));

const placeOf = ({ workflowId, runId }: Sent) => ({
  namespace: 'default',
  workflowExecution: { workflowId, ...(runId === undefined ? {} : { runId }) },
});

async function signalByClient(sent: Sent): Promise<Told> {
  const { client, workflowId, runId, name, texts } = sent;
  if (isPlain(sent)) await client.workflow.getHandle(workflowId, runId).signal(name, ...texts.map(parsed));
  else
    await client.workflowService.signalWorkflowExecution({
      ...placeOf(sent),
      ...{ signalName: name, input: { payloads: payloadsOf(sent) }, requestId: randomUUID() },
    });
  return { was: 'sent' };
}

const parsed = (text: string): unknown => JSON.parse(text) as unknown;

/** Temporal too lets updates fail, of which no run knows: only this type is a run's own. */
const REFUSED = 'REFUSED' satisfies FailureCode;

/** Temporal's number for an update that has come to its end. */
const COMPLETED = 3;

async function updateByClient(sent: Sent): Promise<Told> {
  const { client, workflowId, runId, name, texts, updateId = randomUUID() } = sent;
  if (!isPlain(sent)) return updateByService({ ...sent, updateId });
  try {
    const handle = client.workflow.getHandle(workflowId, runId);
    const receipt = await handle.executeUpdate<unknown, [unknown]>(name, {
      args: texts.map(parsed) as [unknown],
      updateId,
    });
    return { was: 'taken', receipt: JSON.stringify(receipt) };
  } catch (error) {
    const { cause } = error as Error;
    if (!(cause instanceof ApplicationFailure) || cause.type !== REFUSED) throw error;
    return { was: 'refused', why: cause.message };
  }
}

async function updateByService(sent: Sent): Promise<Told> {
  const { client, name, updateId = '' } = sent;
  const { outcome } = await client.workflowService.updateWorkflowExecution({
    ...placeOf(sent),
    request: { meta: { updateId }, input: { name, args: { payloads: payloadsOf(sent) } } },
    waitPolicy: { lifecycleStage: COMPLETED },
  });
  const failure = outcome?.failure;
  if (failure && failure.applicationFailureInfo?.type !== REFUSED) throw new Error(failure.message ?? '');
  if (failure) return { was: 'refused', why: failure.message ?? '' };
  return { was: 'taken', receipt: decode(outcome?.success?.payloads?.[0]?.data ?? new Uint8Array()) };
}

/** No argument of a command on Linux is longer than 128 KB. */
const LONGEST_ARGUMENT = 100_000;

/** Runs Temporal's own command; longer texts it reads from files. */
async function command(words: readonly string[], sent: Sent): Promise<string> {
  const { workflowId, runId, name, texts, encoding } = sent;
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-way-'));
  try {
    const inFiles = texts.some((text) => text.length > LONGEST_ARGUMENT);
    const inputs = texts.map(async (text, index) => {
      if (!inFiles) return ['--input', text];
      await writeFile(join(folder, `${index}.json`), text);
      return ['--input-file', join(folder, `${index}.json`)];
    });
    const { stdout } = await promisify(execFile)(await findTemporal(readSettings()), [
      ...['workflow', ...words, '--address', inject('temporalAddress'), '--workflow-id', workflowId, '--name', name],
      ...(runId === undefined ? [] : ['--run-id', runId]),
      ...(encoding === undefined ? [] : ['--input-meta', `encoding=${encoding}`]),
      ...(await Promise.all(inputs)).flat(),
    ]);
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function updateByCommand(sent: Sent): Promise<Told> {
  const id = sent.updateId === undefined ? [] : ['--update-id', sent.updateId];
  try {
    return { was: 'taken', receipt: await command(['update', 'execute', ...id, '--output', 'json'], sent) };
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    const [, why, type] = /unable to update workflow: ([^]*) \(type: (\w+), retryable: \w+\)\s*$/.exec(stderr) ?? [];
    if (why === undefined || type !== REFUSED) throw error;
    return { was: 'refused', why };
  }
}

/** Temporal's own client and Temporal's own command, by signal and by update. */
export const WAYS: readonly Way[] = [
  { way: "a signal of Temporal's client", kind: 'signal', send: signalByClient },
  { way: "an update of Temporal's client", kind: 'update', send: updateByClient },
  {
    way: '`temporal workflow signal`',
    kind: 'signal',
    send: async (sent) => {
      await command(['signal'], sent);
      return { was: 'sent' };
    },
  },
  { way: '`temporal workflow update execute`', kind: 'update', send: updateByCommand },
];
