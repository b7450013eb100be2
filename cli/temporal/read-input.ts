import type { Client } from '@temporalio/client';
import { Unreadable } from '../../plan/unreadable.ts';
import { valueOf } from '../../worker/codec/conversion.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { PLATFORM } from '../platform.ts';
import { unreadable } from './unreadable.ts';

/** How messages call a cluster that comes out of a history. */
const WHERE = 'input of the run';

/**
 * The cluster that a run was started with, as Temporal keeps it: it is a stranger's until it is read.
 * @param site what the site file says; undefined: there is none
 * @throws CommandError where there is none in it; ClusterFileError where it is not valid
 */
export async function readInput(
  client: Client,
  { workflowId, runId }: { readonly workflowId: string; readonly runId: string },
  site: SiteInForce | undefined,
): Promise<AnyCluster> {
  const newest = await startOf(client, workflowId, runId);
  // A run that goes on for another one is given what that has come to; the cluster is in the first of the chain.
  const first = newest?.firstExecutionRunId ?? runId;
  const input =
    (await inputOf(client, newest)) ??
    (first === runId ? undefined : await inputOf(client, await startOf(client, workflowId, first)));
  if (input === undefined) {
    throw new CommandError(EXIT.unknown, `the run ${runId} does not say which cluster it is for`, [
      'name the cluster file with --file',
    ]);
  }
  return PLATFORM.readCluster(input, WHERE, site);
}

/** The whole input of the first run of a chain; undefined: it has none. */
export const inputOfFirst = async (
  client: Client,
  { workflowId, runId }: { readonly workflowId: string; readonly runId: string },
): Promise<unknown> => valueOf(client, (await startOf(client, workflowId, runId))?.input?.payloads?.[0]);

async function startOf(client: Client, workflowId: string, runId: string) {
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace: client.options.namespace,
    execution: { workflowId, runId },
    maximumPageSize: 1,
  });
  return history?.events?.[0]?.workflowExecutionStartedEventAttributes;
}

/** The content of the cluster file, with the release to reach where another one was asked for. */
async function inputOf(client: Client, started: Awaited<ReturnType<typeof startOf>>): Promise<unknown> {
  const [payload] = started?.input?.payloads ?? [];
  const input = await valueOf(client, payload);
  if (input instanceof Unreadable) throw unreadable(input);
  if (typeof input !== 'object' || input === null || !('cluster' in input)) return undefined;
  const to = 'to' in input && typeof input.to === 'string' ? { to: input.to } : {};
  return { ...(input.cluster as object), ...to };
}
