import { msToTs } from '@temporalio/common/lib/time.js';
import { connectClient } from './connect-client.ts';

/** How long a server with a database file keeps finished runs: a run's history is its audit trail. */
export const RETENTION = '90 days';

/**
 * Makes a namespace keep finished runs. A development server creates its namespaces with 24 hours and has no flag for
 * it, but lets them be changed, and remembers that in its database.
 */
export async function keepRuns(address: string, namespace: string): Promise<void> {
  const connection = await connectClient({ address });
  try {
    const config = { workflowExecutionRetentionTtl: msToTs(RETENTION) };
    await connection.workflowService.updateNamespace({ namespace, config });
  } finally {
    await connection.close();
  }
}
