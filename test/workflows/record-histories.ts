// Records the histories that `replay.test.ts` replays: one whole rehearsal, and what Temporal keeps of it.
// Run it again (npx tsx test/workflows/record-histories.ts) when a change of the workflows is meant to break old runs.
import { writeFile } from 'node:fs/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Client, Connection } from '@temporalio/client';
import { readSettings } from '../../config/settings.ts';
import { findTemporal } from '../../worker/temporal/find-binary.ts';
import { startTemporal } from '../../worker/temporal/start-server.ts';
import { rehearse } from '../rehearsal/rehearse.ts';

const temporal = await startTemporal({ binary: await findTemporal(readSettings()), ui: false });
const { handle, plan } = await rehearse({ cluster: 'demo-two-servers' }, temporal.address);
const connection = await Connection.connect({ address: temporal.address });
const client = new Client({ connection });
const ofServer = `${handle.workflowId}/${plan?.servers[1]?.name}`;
for (const [type, workflowId] of [
  ['upgrade-cluster', handle.workflowId],
  ['work-on-server', ofServer],
] as const) {
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  await writeFile(new URL(`histories/${type}.json`, import.meta.url), `${historyToJSON(history)}\n`);
}
await connection.close();
await temporal.stop();
