import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { reportPage } from '../../cli/record/page/report-page.ts';
import { readRecord } from '../../cli/record/read-record.ts';
import { startRun } from '../../cli/temporal/start-run.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import { Rehearsal } from '../workflows/harness.ts';
import { promptStep, sampleCluster, samplePlan } from '../workflows/sample-cluster.ts';
import { runInProcess } from './run-ccmctl.ts';

/** Everything in which somebody may meet a run, by its name. */
type Surfaces = Readonly<Record<string, string>>;

let connection: Connection;
let client: Client;

beforeAll(async () => {
  connection = await Connection.connect({ address: inject('temporalAddress') });
  client = new Client({ connection });
});
afterAll(() => connection.close());

const command = async (...words: readonly string[]): Promise<string> =>
  (await runInProcess(words, inject('temporalAddress'))).stdout;

/** Carries a run of one prompt through and collects what it leaves, while it is asked and when it has ended. */
async function surfacesOf(cluster: Cluster): Promise<Surfaces> {
  const { name } = cluster;
  const plan = samplePlan(cluster, { PUB: [promptStep('PUB/disc')] });
  const run = await Rehearsal.start(cluster, plan);
  const planning = (await run.untilState('awaiting approval')).journal[0]?.text ?? '';
  const awaitingApproval = await command('prompts', name);
  await run.approve();
  const prompt = await run.untilAsked('disc');
  const described = await run.handle.describe();
  const asked = {
    'first entry of the journal': planning,
    'prompts, before the approval': awaitingApproval,
    'prompts, as text': await command('prompts', name),
    'prompts, as JSON': await command('prompts', name, '--json'),
    'status, as text': await command('status', name),
    'status, as JSON': await command('status', name, '--json'),
    'list of runs, as text': lineOf(await command('status'), name),
    'list of runs, as JSON': entryOf(await command('status', '--json'), name),
    'current details': JSON.stringify(await run.handle.query('__temporal_workflow_metadata')),
    'search attribute of what is asked': JSON.stringify(described.typedSearchAttributes.getAll()),
    memo: JSON.stringify(described.memo ?? {}),
  };
  await run.answer(prompt, 'done');
  const result = await run.result();
  const record = await readRecord(client, name);
  return {
    ...asked,
    'result of the workflow': JSON.stringify({ ...result, journal: [] }),
    'word of a person': result.servers.map(({ evidence }) => evidence).join(),
    'line of the journal with the word of a person': result.journal.find(({ outcome }) => outcome)?.text ?? '',
    'audit, as text': await command('audit', name),
    'audit, as JSON': JSON.stringify({ ...record, journal: [], plan: null }),
    'title of the report': /<title>(.*)<\/title>/.exec(reportPage(record))?.[1] ?? '',
    'heading of the report': /<h1>(.*)<\/h1>/.exec(reportPage(record))?.[1] ?? '',
    'sheets of the report': reportPage(record).split('<body>')[1] ?? '',
    'summary of a run that was started': await summaryOfStarted(cluster),
  };
}

/** What Temporal shows of a run before any worker has taken it. */
async function summaryOfStarted(cluster: Cluster): Promise<string> {
  const fresh = { ...cluster, name: `${cluster.name}-fresh` };
  const { workflowId } = await startRun(client, { cluster: fresh, procedure: 'upgrade', input: { cluster: {} } });
  const handle = client.workflow.getHandle(workflowId);
  // Whoever else listens on the product's own queue may have ended it.
  onTestFinished(() => void handle.terminate().catch(() => undefined));
  return (await (await handle.describe()).staticSummary()) ?? '';
}

const lineOf = (text: string, cluster: string): string =>
  text.split('\n').find((line) => line.startsWith(`${cluster} `)) ?? '';

const entryOf = (json: string, cluster: string): string =>
  JSON.stringify((JSON.parse(json) as { runs: { cluster: string }[] }).runs.find((run) => run.cluster === cluster));

describe('a run', () => {
  it('is marked on every surface when it is a rehearsal, and on none when it is not', async () => {
    const [onLab, onServers] = await Promise.all([
      surfacesOf({ ...sampleCluster(), rehearsal: true }),
      surfacesOf(sampleCluster()),
    ]);
    const marked = (surfaces: Surfaces): readonly string[] =>
      Object.keys(surfaces).filter((name) => /rehearsal/i.test(surfaces[name] ?? ''));
    expect(marked(onLab)).toEqual(Object.keys(onLab));
    expect(marked(onServers)).toEqual([]);
    expect(Object.values(onServers).filter((text) => text === '')).toEqual([]);
  });
});
