import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { KEYS } from '../config/site-file/site-content.ts';
import { begin } from '../lab/begun-lab.ts';
import { FOUR_SERVERS } from '../lab/lab-fixture.ts';
import type { JsonObject } from '../platforms/callmanager4/cluster-file/cluster-content.ts';
import { runInProcess } from './run-ccmctl.ts';

const CLUSTER = 'config/examples/two-servers-of-site.yaml';
const SITE = 'config/examples/site.yaml';
const OF_SITE = ['--site-file', SITE];

interface Told {
  readonly siteRules?: { readonly name: string; readonly hash: string };
  readonly hash: string;
  readonly people: readonly { readonly name: string }[];
  readonly error?: { readonly problems: readonly string[] };
}
const told = async (...words: readonly string[]): Promise<Told & { readonly exitCode: number | null }> => {
  const { exitCode, stdout } = await runInProcess([...words, '--json']);
  return { exitCode, ...(JSON.parse(stdout) as Told) };
};

describe('with a site file', () => {
  it('a plan says which rules it goes by, and has the people of the site', async () => {
    const plan = await told('plan', CLUSTER, '--offline', ...OF_SITE);
    expect(plan).toMatchObject({ exitCode: 0, siteRules: { name: 'aar' } });
    expect(plan.people.map(({ name }) => name)).toEqual(['Mette Holm', 'Jens Bech', 'Lis Krogh']);
    const { stdout } = await runInProcess(['plan', CLUSTER, '--offline', ...OF_SITE]);
    expect(stdout).toContain(`its rules are ${plan.siteRules?.hash ?? ''}`);
  });

  it.each<[string, readonly string[]]>([
    ['plan', ['plan', CLUSTER, '--offline']],
    ['worksheet', ['worksheet', CLUSTER, '--procedure', 'upgrade']],
    ['passwords', ['passwords', 'check', CLUSTER]],
    ['start', ['start', CLUSTER]],
    ['rehearse', ['rehearse', CLUSTER]],
    ['names', ['names', 'check', CLUSTER]],
    ['preflight', ['preflight', CLUSTER]],
    ['lab', ['lab', CLUSTER]],
  ])('only, a cluster file that names hosts is taken by %s', async (_, words) => {
    const { exitCode, error } = await told(...words);
    expect(exitCode).toBe(2);
    expect(error?.problems[0]).toMatch(/station: names a host, .* add --site-file FILE/);
  });

  it('a cluster file that describes hosts and people is refused', async () => {
    const { exitCode, error } = await told('plan', 'config/examples/two-servers.yaml', '--offline', ...OF_SITE);
    expect([exitCode, error?.problems.length]).toEqual([2, 2]);
  });

  it('that cannot be read, a command ends as with any file that cannot be', async () => {
    for (const words of [['plan', CLUSTER, '--offline'], ['worker'], ['start', CLUSTER]])
      expect(await told(...words, '--site-file', 'none.yaml')).toMatchObject({ exitCode: 2, error: { problems: ['none.yaml: there is no such file; check the name'] } }); // prettier-ignore
  });

  it('a worker serves its site and no other', async () => {
    const { exitCode, stderr } = await runInProcess(
      ['worker', ...OF_SITE, '--sites', 'aar,muc'],
      inject('temporalAddress'),
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('the site file is that of aar; it says nothing of muc');
  });
});

it('without one, a plan says in one line that hosts and people are claimed', async () => {
  const { stdout } = await runInProcess(['plan', 'config/examples/two-servers.yaml', '--offline']);
  expect(stdout.match(/claimed/g)).toHaveLength(1);
});

/** A lab, its station as the host of a site, and how a plan is made there. */
async function siteOfLab(change: (folder: string) => JsonObject): Promise<{ exitCode: number | null; stderr: string }> {
  const { clusterFile } = await begin({}, FOUR_SERVERS);
  const folder = dirname(clusterFile);
  const [cluster, file] = [join(folder, 'of-site.yaml'), join(folder, 'site.yaml')];
  const {
    people: _,
    station,
    ...rest
  } = parse(await readFile(clusterFile, 'utf8')) as JsonObject & { station: JsonObject };
  const { host = '', ...login } = station;
  const site = {
    site: 'lab',
    secrets: { folders: [folder] },
    hosts: [{ name: 'station', address: host, ...login }],
    groups: [{ name: 'all', may: ['engineer', 'approver'] }],
    people: [{ name: 'Ada', groups: ['all'], keys: [KEYS[0]] }],
    ledger: join(folder, 'ledger'),
  };
  await writeFile(cluster, stringify({ ...rest, station: 'station' }));
  await writeFile(file, stringify({ ...site, ...change(folder) }));
  return runInProcess(['plan', cluster, '--site-file', file]);
}

describe('servers of a lab, whose station is a host of a site', () => {
  it('are looked at by what the site file says of it', async () => {
    const { stderr } = await siteOfLab(() => ({}));
    for (const name of ['CM-PUB', 'CM-SEC1', 'CM-SUB1', 'CER-1']) expect(stderr).toContain(`${name}: `);
    expect(stderr).not.toContain('not seen');
  });

  it('are not looked at with a secret from elsewhere', async () => {
    const { exitCode, stderr } = await siteOfLab((folder) => ({ secrets: { folders: [join(folder, 'none')] } }));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/hosts\[0\]\.key\.file: lies in no folder/);
  });
});
