// Records the histories that `replay.test.ts` replays: a whole rehearsal of every procedure, and what Temporal keeps of it.
// Run it again (npx tsx test/workflows/record-histories.ts) when a change of the workflows is meant to break old runs.
import { writeFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { WORKFLOW_TYPES } from '../../cli/procedures.ts';
import { readSettings } from '../../config/settings.ts';
import type { Procedure } from '../../plan/types/plan.ts';
import { findTemporal } from '../../worker/temporal/find-binary.ts';
import { startTemporal } from '../../worker/temporal/start-server.ts';
import { rehearse, type Scenario } from '../rehearsal/rehearse.ts';

/** A rehearsal of each procedure; the upgrade gives the history of a server's workflow as well. */
const SCENARIOS: Readonly<Record<Procedure, Scenario>> = {
  upgrade: { cluster: 'demo-two-servers' },
  install: { cluster: 'demo-two-servers', procedure: 'install' },
  'add-subscriber': { cluster: 'demo-two-servers', procedure: 'add-subscriber', servers: ['AAR-SUB'] },
  'replace-publisher': { cluster: 'demo-two-servers', procedure: 'replace-publisher', servers: ['AAR-PUB'] },
  'verify-subscriptions': { cluster: 'demo-two-servers', procedure: 'verify-subscriptions' },
  'post-install': { cluster: 'demo-two-servers', procedure: 'post-install' },
};

const kebab = (type: string): string => type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const temporal = await startTemporal({ binary: await findTemporal(readSettings()), ui: false });
const connection = await Connection.connect({ address: temporal.address });
const client = new Client({ connection });

async function record(type: string, workflowId: string): Promise<void> {
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  await writeFile(new URL(`histories/${kebab(type)}.json`, import.meta.url), `${historyToJSON(history)}\n`);
}

for (const [procedure, scenario] of Object.entries(SCENARIOS)) {
  const { handle, plan } = await rehearse(scenario, temporal.address);
  await record(WORKFLOW_TYPES[procedure as Procedure], handle.workflowId);
  if (procedure === 'upgrade') await record('workOnServer', `${handle.workflowId}/${plan?.servers[1]?.name}`);
}
await connection.close();
await temporal.stop();
