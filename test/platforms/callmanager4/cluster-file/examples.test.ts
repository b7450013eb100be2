import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadClusterFile } from '../../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { loadSiteFile } from '../../../../config/site-file/load-site-file.ts';
import { DURATION_NAMES } from '../../../../platforms/callmanager4/durations.ts';

const FOLDER = 'config/examples';

const EXAMPLES = readdirSync(FOLDER).filter((name) => name !== 'site.yaml');

const load = async (name: string) => {
  const site = name.endsWith('-of-site.yaml') ? await loadSiteFile(`${FOLDER}/site.yaml`) : undefined;
  return (await loadClusterFile(`${FOLDER}/${name}`, site)).cluster;
};

describe('the examples', () => {
  it('are one for each size, two for rehearsals, and one for a site', () => {
    expect(EXAMPLES.sort()).toEqual([
      'demo-six-servers.yaml',
      'demo-two-servers.yaml',
      'six-servers.yaml',
      'twelve-servers.yaml',
      'two-servers-of-site.yaml',
      'two-servers.yaml',
    ]);
  });

  it.each(EXAMPLES)('%s is valid and names its schema to editors', async (name) => {
    expect((await load(name)).servers.length).toBeGreaterThan(1);
    const [first] = readFileSync(`${FOLDER}/${name}`, 'utf8').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=../../docs/reference/cluster-file.schema.json');
  });

  it.each(['two-servers', 'six-servers'])(
    'demo-%s describes the same servers as the example it is made of',
    async (name) => {
      const [demo, real] = await Promise.all([load(`demo-${name}.yaml`), load(`${name}.yaml`)]);
      expect(demo.servers).toEqual(real.servers);
      expect(demo.people).toEqual(real.people);
      expect(demo.name).toBe(`demo-${real.name}`);
      // Nothing waits for the others: they are what the plan counts with.
      const waitedFor = DURATION_NAMES.filter(
        (name) => !/^(?:install|tasks|application|oversubscribed|watch)/.test(name),
      );
      for (const name of waitedFor) expect(demo.durations[name].origin).toBe('cluster file');
    },
  );

  it('two-servers has Cisco CallManager on the publisher (ORD-06)', async () => {
    const { servers } = await load('two-servers.yaml');
    expect(servers.map(({ roles }) => roles)).toEqual([['publisher', 'tftp', 'primary'], ['secondary']]);
    expect(servers[0]?.services).toContain('Cisco CallManager');
  });

  it('six-servers has one server for each place in the order', async () => {
    const { servers } = await load('six-servers.yaml');
    expect(servers.flatMap(({ roles }) => roles)).toEqual([
      'publisher',
      'tftp',
      'service',
      'secondary',
      'primary',
      'application',
    ]);
  });

  it('twelve-servers oversubscribes one of its two secondaries beyond 5,000 devices (WIN-10)', async () => {
    const { servers } = await load('twelve-servers.yaml');
    const devicesMovedTo = (secondary: string): number =>
      servers.filter(({ backup }) => backup === secondary).reduce((sum, { devices }) => sum + devices, 0);
    expect(servers).toHaveLength(12);
    expect(servers.filter(({ roles }) => roles.includes('primary'))).toHaveLength(4);
    expect([devicesMovedTo('FRA-SEC1'), devicesMovedTo('FRA-SEC2')]).toEqual([5150, 3500]);
    expect(servers.filter(({ transport }) => transport.kind === 'direct').map(({ name }) => name)).toEqual(['FRA-MOH']);
    expect(servers.filter(({ coresident }) => coresident).map(({ name }) => name)).toEqual(['FRA-SUB4']);
  });
});
