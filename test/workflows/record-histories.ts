// Records the histories that `replay.test.ts` replays: a whole rehearsal of every procedure, and what Temporal keeps of it.
// They lie in a folder of the release's name (the version in package.json). Once a release is out, its folder is never
// written again: give the package its next version first, and then run npx tsx test/workflows/record-histories.ts.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { WORKFLOW_TYPES } from '../../cli/procedures.ts';
import { readSettings } from '../../config/settings.ts';
import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import { findTemporal } from '../../worker/temporal/find-binary.ts';
import { startTemporal } from '../../worker/temporal/start-server.ts';
import { rehearse, type Scenario } from '../rehearsal/rehearse.ts';

/** A rehearsal of each procedure. */
const SCENARIOS: Readonly<Record<Procedure, Scenario>> = {
  upgrade: { cluster: 'demo-two-servers' },
  install: { cluster: 'demo-two-servers', procedure: 'install' },
  'add-subscriber': { cluster: 'demo-two-servers', procedure: 'add-subscriber', servers: ['AAR-SUB'] },
  'replace-publisher': { cluster: 'demo-two-servers', procedure: 'replace-publisher', servers: ['AAR-PUB'] },
  'verify-subscriptions': { cluster: 'demo-two-servers', procedure: 'verify-subscriptions' },
  'post-install': { cluster: 'demo-two-servers', procedure: 'post-install' },
  'repair-names': {
    cluster: 'demo-two-servers',
    procedure: 'repair-names',
    differs: (file) => ({ ...file, names: { by: 'files' } }),
    faults: [{ fault: 'old-address-in-files', server: 'AAR-SUB', times: 'once' }],
  },
};

/** Histories are kept by the release that made them. */
const { version: RELEASE } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const kebab = (type: string): string => type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const temporal = await startTemporal({ binary: await findTemporal(readSettings()), ui: false });
const connection = await Connection.connect({ address: temporal.address });
const client = new Client({ connection });

const folder = new URL(`histories/${RELEASE}/`, import.meta.url);
// A folder that is there is never written over; whoever is sure that its release is not out yet deletes it first.
await mkdir(folder);
for (const [procedure, scenario] of Object.entries(SCENARIOS)) {
  const { handle, result } = await rehearse(scenario, temporal.address);
  const type = kebab(WORKFLOW_TYPES[procedure as Procedure]);
  for (const [index, { runId }] of (result?.runs ?? []).entries()) {
    const history = await client.workflow.getHandle(handle.workflowId, runId).fetchHistory();
    await writeFile(new URL(`${type}-${index + 1}.json`, folder), `${historyToJSON(history)}\n`);
  }
}
await connection.close();
await temporal.stop();
