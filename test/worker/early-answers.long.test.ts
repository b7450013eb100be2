import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { expect, inject, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { makeJudgedPlan } from '../../activities/make-plan.ts';
import { HostPool } from '../../activities/ssh/host-pool.ts';
import { readSecretWithin } from '../../activities/ssh/read-secret.ts';
import { readSettings } from '../../config/settings.ts';
import { siteReader } from '../../config/site-file/load-site-file.ts';
import { plainAccess } from '../../config/temporal-access.ts';
import { earlyStated } from '../../plan/early-statement.ts';
import type { Outline, PlanPart } from '../../plan/types/plan.ts';
import type { EarlyQuestion } from '../../plan/types/preflight.ts';
import type { PromptStep } from '../../plan/types/step.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { resultsOf } from '../../worker/read-history.ts';
import { startWorker } from '../../worker/worker.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { openKeys } from '../activities/signatures/people-with-keys.ts';
import { smallSite } from '../config/site-file/site-content.ts';
import { smallContent } from '../platforms/callmanager4/cluster-file/cluster-content.ts';

it('a run of the product takes what was signed before it, asks what was not, and says why', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-early-'));
  const keys = await openKeys();
  onTestFinished(async () => {
    await keys.remove();
    await rm(folder, { recursive: true, force: true });
  });
  const name = `s-${randomUUID().slice(0, 8)}`;
  const [ada, kim] = [await keys.make('Ada'), await keys.make('Kim')];
  const people = [
    { name: 'Ada', groups: ['board', 'crew'], keys: [ada] },
    { name: 'Kim', groups: ['crew'], keys: [kim] },
  ];
  // Nothing listens there: what only people know is asked all the same.
  const hosts = smallSite().hosts.map((host) => ({ ...host, address: '127.0.0.1', port: 1 }));
  const file = join(folder, 'site.yaml');
  await writeFile(file, stringify({ ...smallSite(), site: name, hosts, people, ledger: join(folder, 'ledger') }));
  const readSite = siteReader(file);
  const { people: _, ...rest } = smallContent();
  const content = { ...rest, cluster: `c-${randomUUID().slice(0, 8)}`, site: name, station: 'station' };

  const cluster = CALLMANAGER4.readCluster(content, '', await readSite());
  const { preflight } = makeJudgedPlan(CALLMANAGER4, cluster, { procedure: 'upgrade', looks: null });
  const asked = { cluster: cluster.name, procedure: 'upgrade' };
  // Two that an approver answers: at this site only what is signed decides.
  const [first, second] = preflight.flatMap(({ id, question }) => (question?.kind === 'decision' ? [{ id, question }] : [])); // prettier-ignore
  const said = ({ form, mark }: EarlyQuestion) => ({
    value: form.kind === 'choice' ? (form.choices[0]?.value ?? '') : 'as it was looked up',
    ...{ by: 'ADA', at: new Date().toISOString(), note: 'looked up', asked: mark },
  });
  const answer = said(first!.question);
  const { signature } = await keys.sign(earlyStated(asked, first!.id, answer, answer).statement, 'Ada');
  const answers = { [first!.id]: { ...answer, signature }, [second!.id]: said(second!.question) };

  const taskQueue = `test-${randomUUID()}`;
  const worker = await startWorker({
    temporal: plainAccess(inject('temporalAddress'), 'default'),
    ...{ taskQueue, sites: [name], platform: CALLMANAGER4, readSite, cacheFolder: readSettings().cacheFolder },
    site: CALLMANAGER4.openSite(new HostPool(readSecretWithin(readSite))),
  });
  onTestFinished(() => worker.stop());
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  onTestFinished(() => connection.close());
  const client = new Client({ connection });
  const args = [{ cluster: content, answers, by: 'kim' }];
  const handle = await client.workflow.start('upgradeCluster', {
    taskQueue,
    workflowId: workflowIdOf(cluster.name),
    args,
  });
  onTestFinished(async () => void (await handle.terminate().catch(() => undefined)));
  const run = { workflowId: handle.workflowId, runId: handle.firstExecutionRunId };
  await expect.poll(() => resultsOf(client, run, 'keepParts'), { timeout: 50_000 }).not.toEqual([]);

  const [outline] = (await resultsOf(client, run, 'makePlan')) as readonly Outline[];
  const kept = (await resultsOf(client, run, 'keepParts')) as readonly { readonly parts: readonly PlanPart[] }[];
  const steps = kept.flatMap(({ parts }) => parts).flatMap((part) => part.steps);
  const planned = (id: string) => steps.find((step): step is PromptStep => step.id === id)?.answered;
  expect(planned(first!.id)).toMatchObject({ by: 'Ada', given: [{ signature, statement: { by: 'ADA' } }] });
  expect(planned(second!.id)).toBeUndefined();
  const told = outline?.problems
    .filter(({ message }) => message.includes('is not taken'))
    .map(({ message }) => message);
  expect(told).toEqual([expect.stringContaining('the answer of Ada is not taken: this site takes only a signed one')]);
  expect(outline?.requestedBy).toBe('Kim');
});
