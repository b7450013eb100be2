import { setTimeout as sleep } from 'node:timers/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { HostPool } from '../../../activities/ssh/host-pool.ts';
import { readSettings } from '../../../config/settings.ts';
import { plainAccess } from '../../../config/temporal-access.ts';
import { CALLMANAGER4 } from '../../../platforms/callmanager4/platform.ts';
import { findTemporal } from '../../../worker/temporal/find-binary.ts';
import { startWorker } from '../../../worker/worker.ts';
import { CutLine } from '../../chaos/cut-line.ts';
import { TemporalThatDies } from '../../chaos/temporal-that-dies.ts';

const NOTHING_YET = 'nothing yet';

test('a worker with nothing under way is stopped though Temporal answers nothing any more', async () => {
  const settings = readSettings();
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-silent-'));
  const temporal = await TemporalThatDies.start(
    await findTemporal(settings, () => undefined),
    join(folder, 'temporal.db'),
  );
  onTestFinished(() => temporal.stop());
  const line = await CutLine.open(temporal.port);
  onTestFinished(() => line.close());
  const worker = await startWorker({
    temporal: plainAccess(`127.0.0.1:${line.port}`, 'default'),
    taskQueue: 'silent',
    sites: [],
    platform: CALLMANAGER4,
    site: CALLMANAGER4.openSite(new HostPool(() => Promise.reject(new Error('nobody needs a secret here')))),
    cacheFolder: settings.cacheFolder,
  });
  line.stall();
  await worker.stop();
  // Its polls have not ended: stopping has not waited for them.
  await expect(Promise.race([worker.ended, sleep(0, NOTHING_YET)])).resolves.toBe(NOTHING_YET);
  await worker.ended;
});
