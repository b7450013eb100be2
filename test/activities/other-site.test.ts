import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_RUNS } from '../../activities/recall/recorded-runs.ts';
import { createActivities } from '../../activities/create-activities.ts';
import type { Signed } from '../../plan/statement.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { siteFrom, smallSite } from '../config/site-file/site-content.ts';
import { smallContent } from '../platforms/callmanager4/cluster-file/cluster-content.ts';
import { sampleCluster, twoServers } from '../platforms/callmanager4/sample-cluster.ts';
import { serverOf } from '../platforms/callmanager4/site-fixture.ts';
import { siteWith } from './scripted-site.ts';

const QUIET = { logger: new DefaultLogger('ERROR') };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-ledger-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const BERLIN = siteFrom();
const { name, hash, policies } = BERLIN;
const GOOD_LOOK = { verdict: { verdict: 'good', expected: '', seen: '' } as const, seen: {} };

/** Has an activity done by a worker that was started with such a site file; what reached the servers is told. */
async function doneBy(file: SiteInForce | undefined, activity: string, given: readonly unknown[], attempt = 1) {
  const asked: string[] = [];
  const site = siteWith({
    look: () => (asked.push('look'), Promise.resolve({})),
    see: () => (asked.push('see'), Promise.resolve(GOOD_LOOK)),
  });
  const activities = createActivities({
    platform: CALLMANAGER4,
    ...{ site, runs: NO_RUNS, readResults: () => Promise.resolve([]) },
    ...{ firstRunOf: () => Promise.reject(new Error('no run')), historyOf: () => Promise.reject(new Error('no run')) },
    ...(file ? { readSite: () => Promise.resolve({ ...file, ledger: folder }) } : {}),
  }) as unknown as Record<string, (...input: readonly unknown[]) => Promise<unknown>>;
  const environment = new MockActivityEnvironment({ attempt }, QUIET);
  const ended: unknown = await environment.run(() => activities[activity]!(...given)).catch((error: unknown) => error);
  return { asked, ended };
}

const target = { server: serverOf('CM-PUB'), station: BERLIN.hosts['station'] };
const check = {
  check: { name: 'memory-enough', servers: ['CM-PUB'], arguments: { megabytes: 512 } },
  ...{ targets: [target], memory: {}, site: name },
};
const { people: _, ...rest } = smallContent();
const cluster = { ...sampleCluster(twoServers), site: name, siteRules: { name, hash, policies } };
const planned = { cluster, procedure: 'upgrade', run: { workflowId: 'ccm/berlin', runId: 'r' } };
const signed: Signed = {
  statement: { workflow: 'w', firstRun: 'f', prompt: 'p', value: 'v', by: 'Kim', plan: 'h', nonce: 'n' },
};

/** Every activity that a run has done because of what its site lays down, but for acts, whose papers say so. */
const ACTIVITIES: readonly (readonly [activity: string, given: readonly unknown[]])[] = [
  ['readClusterFile', [{ content: { ...rest, site: name, station: 'station' } }]],
  ['lookAtServer', [target, name]],
  ['memory-enough', [check]],
  ['makePlan', [planned]],
  ['keepParts', [{ ...planned, planHash: 'x', from: 0 }]],
  ['verifySignature', [signed, name]],
  ['keepAudit', [{ from: 0, entries: [] }, name]],
  ['closeRun', [{ workflow: 'ccm/berlin', firstRun: 'f', site: name }]],
];

const WORKERS: readonly (readonly [worker: string, file: SiteInForce | undefined, takes: boolean])[] = [
  ['without a site file', undefined, false],
  ['with that of another site', siteFrom({ ...smallSite(), site: 'hamburg' }), false],
  ['with that of the site', BERLIN, true],
];

const LEFT = { type: 'OTHER_SITE', nonRetryable: false };

describe.each(WORKERS)('a worker %s', (_worker, file, takes) => {
  it.each(ACTIVITIES)(`${takes ? 'does' : 'leaves to another one'} %s of a run that goes by it`, async (...one) => {
    const { asked, ended } = await doneBy(file, ...one);
    if (takes) return expect(ended).not.toMatchObject({ type: 'OTHER_SITE' });
    expect(ended).toBeInstanceOf(ApplicationFailure);
    expect(ended).toMatchObject(LEFT);
    expect((ended as Error).message).toMatch(/bln.*(without one|hamburg).*--site-file FILE/);
    expect(asked).toEqual([]);
  });
});

describe('a worker without a site file', () => {
  it('reads a cluster file that describes all by itself, whatever site it names', async () => {
    for (const content of [smallContent(), { ...smallContent(), site: 'bln' }])
      expect((await doneBy(undefined, 'readClusterFile', [{ content }])).ended).toHaveProperty('targets');
  });

  it('leaves one that names hosts or people to others, even where it names no site', async () => {
    const named = [
      { ...smallContent(), people: ['Kim'] },
      { ...smallContent(), station: 'station' },
    ];
    for (const content of named)
      expect((await doneBy(undefined, 'readClusterFile', [{ content }])).ended).toMatchObject(LEFT);
  });

  it('looks for a run that goes by no site file', async () => {
    const { site: _site, ...claimed } = check;
    expect((await doneBy(undefined, 'memory-enough', [claimed])).ended).toEqual(GOOD_LOOK.verdict);
  });

  it('ends a watch that only such workers take, since nobody watches', async () => {
    let details: unknown;
    const watch = { ...check, watchEverySeconds: 60 };
    const ends: boolean[] = [];
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const environment = new MockActivityEnvironment({ attempt, heartbeatDetails: details }, QUIET);
      environment.on('heartbeat', (told: unknown) => (details = told));
      const site = siteWith({});
      const activities = createActivities({ platform: CALLMANAGER4, site, runs: NO_RUNS, readResults: () => Promise.resolve([]), firstRunOf: () => Promise.reject(new Error('no run')), historyOf: () => Promise.reject(new Error('no run')) }); // prettier-ignore
      const end: unknown = await environment
        .run(() => activities['memory-enough']!(watch as never))
        .catch((error: unknown) => error);
      ends.push((end as ApplicationFailure).nonRetryable === true);
    }
    expect(ends).toEqual([false, false, false, false, true]);
  });
});
