import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import type { Cluster } from '../../../platforms/callmanager4/types/cluster.ts';
import { workflowIdOf } from '../../../workflows/messages.ts';
import { runInProcess } from '../run-ccmctl.ts';

/** Temporal's own client, for whoever ends a run by force. */
export function openTemporal(): { readonly client: Client } {
  const opened: { client?: Client } = {};
  let connection: Connection;
  beforeAll(async () => {
    connection = await Connection.connect({ address: inject('temporalAddress') });
    opened.client = new Client({ connection, identity: 'somebody in the UI' });
  });
  afterAll(() => connection.close());
  return opened as { readonly client: Client };
}

/** Starts a run as a script would; `limits` are Temporal's own. */
export const startPlain = (client: Client, cluster: Cluster, taskQueue: string, limits: object = {}) =>
  client.workflow.start('upgradeCluster', {
    taskQueue,
    workflowId: workflowIdOf(cluster.name),
    args: [{ cluster: {} }],
    ...limits,
  });

/** Every command that shows a run, after its end by force: state, reason, nothing to type, exit code 1. */
export async function expectShownAsEnded(cluster: string, state: string, why: RegExp): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ended-run-'));
  const [audit, report] = [join(folder, 'audit.json'), join(folder, 'report.html')];
  const ccmctl = (...words: string[]) => runInProcess(words, inject('temporalAddress'));
  for (const words of [
    ['status', cluster],
    ['status', cluster, '--watch'],
    ['prompts', cluster],
    ['audit', cluster],
    ['audit', cluster, '--out', audit],
    ['report', cluster, '--out', report],
  ]) {
    const { exitCode, stdout, stderr } = await ccmctl(...words);
    expect({ words, exitCode, stderr }).toEqual({ words, exitCode: 1, stderr: '' });
    if (words.includes('--out')) continue;
    expect(stdout).toContain(state);
    expect(stdout).toMatch(why);
    expect(stdout).not.toMatch(/ccmctl (?:answer|approve)/);
  }
  const status = JSON.parse((await ccmctl('status', cluster, '--json')).stdout) as Record<string, unknown>;
  expect(status).toMatchObject({ state, prompts: [], why: expect.stringMatching(why) as string });
  expect(JSON.parse(await readFile(audit, 'utf8'))).toMatchObject({ state, why: status['why'] });
  expect(await readFile(report, 'utf8')).toContain(`, ${state}</title>`);
  const late = await ccmctl('hold', cluster, '--by', 'Ben');
  expect(late.exitCode).toBe(3);
  expect(late.stderr).toContain(`has ended (${state})`);
  // Temporal's list is a moment late.
  const listed = async (): Promise<string> => (await ccmctl('status')).stdout;
  await expect.poll(listed, { timeout: 10_000 }).toMatch(new RegExp(`^${cluster} ${state}: ${why.source}`, 'm'));
  await rm(folder, { recursive: true });
}
