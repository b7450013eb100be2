import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { NO_RUNS } from '../../activities/recall/recorded-runs.ts';
import { createActivities } from '../../activities/create-activities.ts';
import { ClusterFileError } from '../../config/problem.ts';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import type { ReadSite } from '../../plan/types/site-rules.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import type { Target } from '../../platforms/callmanager4/target.ts';
import { HOST_KEY, siteFrom, smallSite } from '../config/site-file/site-content.ts';
import { smallContent } from '../platforms/callmanager4/cluster-file/cluster-content.ts';
import { serverOf } from '../platforms/callmanager4/site-fixture.ts';
import { siteWith } from './scripted-site.ts';

const SITE = siteFrom();
const [STATION, JUMP] = [SITE.hosts['station'], SITE.hosts['jump']] as [Endpoint, Endpoint];

/** The activities of a worker at a site at which nothing may be asked or done, and all that reached it. */
function workerAt(readSite: ReadSite) {
  const asked: string[] = [];
  const site = {
    ...siteWith({}),
    allowLogin: () => undefined,
    look: () => (asked.push('look'), Promise.resolve({})),
    see: () => (
      asked.push('see'),
      Promise.resolve({ verdict: { verdict: 'good', expected: '', seen: '' } as const, seen: {} })
    ),
  };
  const activities = createActivities({ platform: CALLMANAGER4, site, runs: NO_RUNS, readResults: () => Promise.resolve([]),
    firstRunOf: () => Promise.reject(new Error('no run')), historyOf: () => Promise.reject(new Error('no run')), readSite }); // prettier-ignore
  return { asked, activities };
}

const check = (...targets: readonly object[]) => ({
  check: { name: 'rebooted', servers: ['CM-PUB'], arguments: {} },
  targets,
  memory: {},
});
const action = (target: object, proved = target) => ({ action: 'reboot', arguments: {}, target, memory: {}, proof: check(proved), decidedBy: 'the look', id: '0d7b7cf2-6f5e-4f39-9b1a-5d1f2a3b4c5d', step: 'CM-PUB/reboot', run: 'a run' }); // prettier-ignore

const through = (station: Endpoint): Target => ({ server: serverOf('CM-PUB'), station });
const direct = (endpoint: Endpoint): Target => ({ server: serverOf('CM-PUB', endpoint) });
const GOOD = through(STATION);

/** Every way of not being exactly the host of the file. */
const OTHERS: readonly (readonly [string, Endpoint])[] = [
  ['another address', { ...STATION, host: '10.1.1.6' }],
  ['another port', { ...STATION, port: 2222 }],
  ['another user', { ...STATION, user: 'root' }],
  ['another host key', { ...STATION, hostKey: HOST_KEY.replace('Ab3', 'Bb3') }],
  ['another key', { ...STATION, key: { file: '/keys/other' } }],
  ['a password beside', { ...STATION, password: { env: 'CCM_PASSWORD' } }],
  ['an algorithm more', { ...STATION, algorithms: ['ssh-rsa'] }],
  ['no way through another host', (({ via: _, ...rest }) => rest)(STATION)],
  ['a way through a host that differs', { ...STATION, via: { ...JUMP, user: 'root' } }],
  ['a way through itself', { ...STATION, via: STATION }],
  ['a field that no host has', { ...STATION, extra: 1 } as Endpoint],
];

const refusal = { type: 'INPUT_REFUSED', nonRetryable: true };

describe('at a site, no activity reaches a host that is not exactly one of the file', () => {
  it.each(OTHERS)('%s', async (_, other) => {
    const { asked, activities } = workerAt(() => Promise.resolve(SITE));
    const inputs: readonly [string, object][] = [
      ...[through(other), direct(other), { ...direct(JUMP), station: other }].flatMap((target): [string, object][] => [
        ['lookAtServer', target],
        ['rebooted', check(GOOD, target)],
        ['reboot', action(target)],
      ]),
      ['reboot', action(GOOD, through(other))],
    ];
    for (const [name, input] of inputs) {
      const failure: unknown = await activities[name]?.(input as never).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ApplicationFailure);
      expect(failure).toMatchObject(refusal);
      expect((failure as Error).message).toBe(
        `${other.host}: is no host of the site bln exactly as its file describes them`,
      );
    }
    expect(asked).toEqual([]);
  });

  it('but those that are', async () => {
    const { asked, activities } = workerAt(() => Promise.resolve(SITE));
    for (const target of [GOOD, direct(JUMP), { ...direct(JUMP), station: STATION }]) {
      // Out of Temporal there is nobody to tell that the worker lives; the site was reached.
      await activities.lookAtServer(target).catch(() => undefined);
      await activities['rebooted']?.(check(target) as never).catch(() => undefined);
    }
    expect(asked.filter((one) => one === 'see')).toHaveLength(3);
  });

  it('and none that it had a moment ago', async () => {
    let site = SITE;
    const { asked, activities } = workerAt(() => Promise.resolve(site));
    await activities['rebooted']?.(check(GOOD) as never).catch(() => undefined);
    expect(asked).toEqual(['see']);
    site = siteFrom({ ...smallSite(), hosts: smallSite().hosts.map((host) => ({ ...host, port: 2200 })) });
    await expect(activities['rebooted']?.(check(GOOD) as never)).rejects.toMatchObject(refusal);
  });
});

describe('while the site file cannot be used', () => {
  const broken = workerAt(() =>
    Promise.reject(new ClusterFileError(['site.yaml: there is no such file; check the name'])),
  );
  const failure = {
    type: 'SITE_UNREADABLE',
    nonRetryable: false,
    message: expect.stringContaining('site.yaml: there is no such file') as string,
  };

  it.each<[string, unknown]>([
    ['readClusterFile', { content: smallContent() }],
    ['lookAtServer', GOOD],
    ['rebooted', check(GOOD)],
    ['reboot', action(GOOD)],
  ])('%s does nothing, and may be tried again', async (name, input) => {
    await expect(broken.activities[name]?.(input as never)).rejects.toMatchObject(failure);
    expect(broken.asked).toEqual([]);
  });
});

describe('the cluster file of a run is read with the site file', () => {
  const { activities } = workerAt(() => Promise.resolve(SITE));
  const { people: _, ...rest } = smallContent();

  it('which gives it hosts, people and rules', async () => {
    const { cluster, targets } = await activities.readClusterFile({ content: { ...rest, station: 'station' } });
    expect(cluster.siteRules).toEqual({ name: 'bln', hash: SITE.hash, policies: SITE.policies });
    expect(cluster.people.map(({ name }) => name)).toEqual(['Kim', 'Ada']);
    expect(targets.flatMap((target) => CALLMANAGER4.endpointsOf(target))).toEqual(targets.map(() => STATION));
  });

  it('and is refused where it brings any of its own', async () => {
    await expect(activities.readClusterFile({ content: smallContent() })).rejects.toMatchObject({
      type: 'CLUSTER_FILE_INVALID',
      nonRetryable: true,
    });
  });
});
