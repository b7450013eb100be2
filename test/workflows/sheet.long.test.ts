import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { expect, onTestFinished, test } from 'vitest';
import { makeRehearsalSite } from '../../cli/rehearsal/rehearsal-site.ts';
import { signForPeople } from '../../cli/rehearsal/sign-for-people.ts';
import { startRun } from '../../cli/temporal/start-run.ts';
import { readSettings } from '../../config/settings.ts';
import { siteReader } from '../../config/site-file/load-site-file.ts';
import { startLab, type Lab } from '../../lab/build-lab.ts';
import { consoleAt } from '../../lab/console-client.ts';
import { temporalRun } from '../../lab/robot-run.ts';
import { startRobots } from '../../lab/robots.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { connectClient } from '../../worker/temporal/connect-client.ts';
import { findTemporal } from '../../worker/temporal/find-binary.ts';
import { TemporalThatDies } from '../chaos/temporal-that-dies.ts';
import { WorkerProcess } from '../chaos/worker-process-handle.ts';

const CLUSTER_FILE = fileURLToPath(new URL('../../config/examples/demo-two-servers.yaml', import.meta.url));

const disabledOn = (lab: Lab) =>
  lab.cluster
    .server('AAR-SUB')
    .windows.services.list()
    .filter(({ startType }) => startType === 'disabled');

/** Part of a sheet, by its number. */
const partOf = (sheet: string, number: number): string =>
  sheet.split(new RegExp(`^${number}\\. [A-Z]`, 'm'))[1]?.split(new RegExp(`^${number + 1}\\. [A-Z]`, 'm'))[0] ?? '';

test('when worker and Temporal die in an act on the second server, the sheet says what stands where and what is left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-sheet-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const binary = (await findTemporal(readSettings())) ?? '';
  const temporal = await TemporalThatDies.start(binary, join(folder, 'temporal.db'));
  onTestFinished(() => temporal.stop());
  const lab = await startLab({ clusterFile: CLUSTER_FILE, procedure: 'upgrade' });
  onTestFinished(() => lab.stop());
  const before = new Set(disabledOn(lab).map(({ name }) => name));
  const { people } = (await loadClusterFile(lab.clusterFile)).cluster;
  const site = await makeRehearsalSite(lab.clusterFile, people, join(folder, 'sheets'));
  onTestFinished(() => site.remove());

  let strike = (): void => undefined;
  const struck = new Promise<void>((resolve) => (strike = resolve));
  const address = `127.0.0.1:${temporal.port}`;
  const worker = await WorkerProcess.start(address, site.siteFile, (mine, announcement) => {
    const { isAct, moment, activity, server } = announcement;
    // The intent is written down, and the command is still to be sent.
    if (isAct && moment === 'written down' && activity === 'reboot' && server === 'AAR-SUB') strike();
    else mine.goOn(announcement);
  });
  onTestFinished(() => worker.stop());
  const connection = await connectClient({ address });
  onTestFinished(() => connection.close());
  const client = new Client({ connection });
  const { cluster, content } = await loadClusterFile(site.clusterFile, await siteReader(site.siteFile)());
  await startRun(client, { cluster, procedure: 'upgrade', input: { cluster: content, by: site.requester } });
  const run = signForPeople(temporalRun(client, cluster.name), site.keyOf);
  const robots = startRobots({ run, console: consoleAt(lab.consoleUrl), people, repairs: true });
  await struck;
  await robots.stop();
  worker.signal('SIGKILL');
  await temporal.kill();

  const sheet = await readFile(join(folder, 'sheets', 'demo-aarhus.txt'), 'utf8');
  expect(partOf(sheet, 2)).toMatch(
    /AAR-PUB +192\.168\.40\.10 \(publisher\) done\r$.*AAR-SUB +192\.168\.40\.11 \(secondary\) IN WORK, at\s+"Reboot\s+AAR-SUB"/ms,
  );
  expect(partOf(sheet, 3)).toContain('> shutdown -r -f -m \\\\AAR-SUB -t 0 -c "ccmctl AAR-SUB/reboot"\r\n');
  expect(partOf(sheet, 3)).toContain('MAY OR MAY NOT HAVE TAKEN EFFECT');
  // What the lab's server has disabled beyond what it began with is what the sheet says, each with what it was before.
  const out = disabledOn(lab).filter(({ name }) => !before.has(name));
  const ofSub = partOf(sheet, 4).split('On AAR-SUB')[1] ?? '';
  expect(out.length).toBeGreaterThan(1);
  for (const { displayName, name } of out) {
    expect(ofSub).toContain(`- ${displayName}: it was startup type automatic, running`);
    expect(partOf(sheet, 6)).toContain(`> sc \\\\AAR-SUB config "${name}" start= auto\r\n`);
  }
  const numbers = [...partOf(sheet, 6).matchAll(/^\[ \] +(\d+)\. /gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => (numbers[0] ?? 0) + index));
  expect(partOf(sheet, 6)).toMatch(/^\[ \] +\d+\. Reboot AAR-SUB\r$/m);
  expect(partOf(sheet, 6)).not.toMatch(/SERVER AAR-PUB/);
}, 300_000);
