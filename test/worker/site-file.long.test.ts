import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, inject, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { HostPool } from '../../activities/ssh/host-pool.ts';
import { readSecretWithin } from '../../activities/ssh/read-secret.ts';
import { readSettings } from '../../config/settings.ts';
import { siteReader } from '../../config/site-file/load-site-file.ts';
import { plainAccess } from '../../config/temporal-access.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { resultsOf } from '../../worker/read-history.ts';
import { startWorker, type RunningWorker } from '../../worker/worker.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import { openWebServer } from '../activities/notices/web-server.ts';
import { KEYS } from '../config/site-file/site-content.ts';
import { FOUR_SERVERS, startTestLab } from '../lab/lab-fixture.ts';
import type { JsonObject } from '../platforms/callmanager4/cluster-file/cluster-content.ts';
import { Rehearsal } from '../workflows/harness.ts';
import { createAuthority } from './temporal/certificates.ts';

/** What the activities of one type have returned in a run. */
async function returnedIn(run: Rehearsal, type: 'makePlan' | 'lookAtServer'): Promise<readonly unknown[]> {
  const { workflowId, runId } = await run.handle.describe();
  return resultsOf(run.client, { workflowId, runId }, type);
}
const outlineOf = async (run: Rehearsal): Promise<unknown> => (await returnedIn(run, 'makePlan')).at(-1);

let worker: RunningWorker | undefined;
afterEach(() => worker?.stop());

it('a worker of the product goes by its site file, and by what it has become meanwhile', async () => {
  const lab = await startTestLab(FOUR_SERVERS);
  onTestFinished(() => lab.stop());
  const folder = dirname(lab.clusterFile);
  const file = join(folder, 'site.yaml');
  const described = parse(await readFile(lab.clusterFile, 'utf8')) as JsonObject & { station: JsonObject };
  const { people: _, station, ...rest } = described;
  const { host = '', ...login } = station;
  const authority = await createAuthority();
  onTestFinished(() => authority.remove());
  const web = await openWebServer(await authority.certify('server'));
  const hook = join(folder, 'hook');
  await writeFile(hook, `whsec_${randomBytes(32).toString('base64')}`, { mode: 0o600 });
  const site = {
    site: `s-${randomUUID().slice(0, 8)}`,
    secrets: { folders: [folder] },
    hosts: [{ name: 'station', address: host, ...login }],
    groups: [{ name: 'all', may: ['engineer', 'approver'] }],
    people: [{ name: 'Ada', groups: ['all'], keys: [KEYS[0]] }],
    ledger: join(folder, 'ledger'),
    notices: { webhooks: [{ url: web.url, secret: { file: hook }, ca: authority.certificateFile }] },
  };
  await writeFile(file, stringify(site));
  const readSite = siteReader(file);
  const taskQueue = `test-${randomUUID()}`;
  worker = await startWorker({
    temporal: plainAccess(inject('temporalAddress'), 'default'),
    taskQueue,
    sites: [site.site],
    platform: CALLMANAGER4,
    site: CALLMANAGER4.openSite(new HostPool(readSecretWithin(readSite))),
    readSite,
    cacheFolder: readSettings().cacheFolder,
  });
  /** Starts a run of such content. */
  const started = async (content: JsonObject): Promise<Rehearsal> => {
    const named = { ...content, site: site.site, cluster: `c-${randomUUID().slice(0, 8)}` };
    const run = await Rehearsal.startOn(taskQueue, { name: named.cluster } as AnyCluster, named);
    onTestFinished(() => run.end());
    return run;
  };

  const good = await started({ ...rest, station: 'station' });
  await good.until('it waits for approval', (status) => status.state === 'awaiting approval', 50);
  expect(await outlineOf(good)).toMatchObject({
    people: [{ name: 'Ada' }],
    siteRules: { name: site.site, hash: (await readSite()).hash },
  });
  // The plan is refused, since the lab's file names no TFTP server: whoever does not look is told.
  await good.until('the notice of its end', () => web.posted.length > 0);
  expect(JSON.parse(web.posted[0]?.body ?? '')).toMatchObject({
    type: 'ccmctl.failed',
    data: {
      to: { people: ['Ada'] },
      workflowId: good.handle.workflowId,
      command: null,
      text: expect.stringContaining('TFTP') as string,
    },
  });
  const looks = await returnedIn(good, 'lookAtServer');
  expect(looks.map((look) => CALLMANAGER4.tellLook(look as object).isSeen)).toContain(true);

  // The same lab as a stranger would bring it, host and key included: refused before anything is reached.
  await expect((await started(described)).result()).rejects.toMatchObject({
    cause: { cause: { type: 'CLUSTER_FILE_INVALID' } },
  });

  // While the file is broken nothing is read, and nothing of it counts that was read before; mended, it counts as it stands.
  const text = await readFile(file, 'utf8');
  await writeFile(file, 'site: ');
  await expect((await started({ ...rest, station: 'station' })).result()).rejects.toMatchObject({
    cause: { cause: { type: 'SITE_UNREADABLE' } },
  });
  await writeFile(file, text.replace('Ada', 'Bea'));
  const mended = await started({ ...rest, station: 'station' });
  await mended.until('it waits for approval', (status) => status.state === 'awaiting approval', 50);
  expect(await outlineOf(mended)).toMatchObject({ people: [{ name: 'Bea' }] });
});
