import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { startTestLab, FOUR_SERVERS } from '../lab/lab-fixture.ts';
import { freshFolder } from '../requirements/collected-logs.ts';
import { Rehearsal } from '../workflows/harness.ts';
import { promptStep, sampleCluster, samplePlan } from '../workflows/sample-cluster.ts';
import { REFERENCES } from './passwords/planted-secrets.ts';
import { runInProcess } from './run-ccmctl.ts';

/** What is read here of the cluster file that a lab writes. */
interface LabFile {
  readonly station: { readonly hostKey: string; readonly key: { readonly file: string } };
}

/** Runs a command line against the Temporal server of the tests. */
export const ccmctl = (...words: string[]) => runInProcess(words, inject('temporalAddress'));

/** A lab with collected logs, and the run of its cluster, that waits at a question. */
export async function runWithLogs() {
  const name = `t-${randomUUID().slice(0, 8)}`;
  const lab = await startTestLab({ ...FOUR_SERVERS, cluster: name, secrets: REFERENCES });
  onTestFinished(() => lab.stop());
  const folder = await freshFolder(onTestFinished);
  const logs = join(folder, 'logs');
  await ccmctl('logs', name, 'CM-PUB', '--out', logs, '--file', lab.clusterFile);
  const cluster = { ...sampleCluster(['CM-PUB']), name };
  const plan = samplePlan(cluster, { 'CM-PUB': [promptStep('CM-PUB/memory')] });
  const content: unknown = parse(await readFile(lab.clusterFile, 'utf8'));
  const run = await Rehearsal.start(cluster, plan, {}, content);
  await run.approve();
  await run.untilAsked('CM-PUB/memory');
  return { name, lab, folder, logs, content: content as LabFile, archive: join(folder, 'support.zip') };
}
