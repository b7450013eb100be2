import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../plan/fact.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import { verdictOf } from '../platforms/callmanager4/checks/judging.ts';
import { forEveryPlan, planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sampleServer, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { forEveryServer } from './expect-steps.ts';
import { leadsTo, promptOf, told } from './planned.ts';
import { preflight, standing, type Before } from './preflight.ts';

const os = (osVersion: string | null, osServiceRelease: string | null): Partial<Observation> => ({
  osVersion: known(osVersion),
  osServiceRelease: known(osServiceRelease),
});

const DENIED = unknown('Access denied');
const LATEST = {
  lookedUp: '2005-03-01',
  operatingSystem: '2000.2.7',
  sqlServer: '8.00.2039',
  callManager: '4.0(2a)sr2b',
};

type Row = readonly [rule: string, what: string, before: Before, id: string, expected: string];

describe('the level of the operating system, of what runs on it and beside it (VER-05, VER-06, VER-07, VER-08, VER-09, VER-11, VER-14, VER-15, VER-16, VER-19, VER-28, VER-30)', () => {
  it.each<Row>([
    ['VER-08', 'the level itself', { seen: os('2000.2.6', '2000.2.6sr3') }, 'operating-system-level', 'good; hold; nothing'],
    ['VER-08', 'the other spelling', { seen: os('2000.2.6', '2000.2.6.SR3') }, 'operating-system-level', 'good; hold; nothing'],
    ['VER-08', 'a service release below', { seen: os('2000.2.6', '2000.2.6sr2') }, 'operating-system-level', 'bad; hold; warn'],
    ['VER-08', 'one that cannot be read', { seen: { osVersion: DENIED, osServiceRelease: DENIED } }, 'operating-system-level', 'unknown; hold; warn'],
    ['VER-08', 'an unread version beside enough', { seen: { osVersion: DENIED } }, 'operating-system-level', 'good; hold; nothing'],
    ['VER-16', 'an old image beside a new level', { seen: { osImage: known('2000.2.1') } }, 'operating-system-level', 'good; hold; nothing'],
    ['VER-16', 'a new image beside nothing', { seen: { ...os(null, null), osImage: known('2000.9.9') } }, 'operating-system-level', 'unknown; hold; warn'],
    ['VER-09', 'from 3.3, below 2000.2.3', { cluster: { from: '3.3(5)' }, seen: { ...os('2000.2.2', null), callManager: known('3.3(5)') } }, 'operating-system-from-3.3', 'bad; block; refuse'],
    ['VER-09', 'from 3.3, not known', { cluster: { from: '3.3(5)sr1' }, seen: { osVersion: DENIED, osServiceRelease: DENIED } }, 'operating-system-from-3.3', 'unknown; block; warn'],
    ['VER-09', 'from 4.0', { seen: os('2000.2.2', null) }, 'operating-system-from-3.3', 'not asked'],
    ['VER-11', '2000.4.2sr2', { procedure: 'install' }, 'operating-system-level', 'good; block; nothing'],
    ['VER-11', 'the level of the other release', { procedure: 'install', seen: os('2000.2.6', '2000.2.6sr3') }, 'operating-system-level', 'bad; block; refuse'],
    ['VER-11', 'one that cannot be read', { procedure: 'install', seen: { osVersion: DENIED, osServiceRelease: DENIED } }, 'operating-system-level', 'unknown; block; warn'],
    ['VER-14', 'a version without service release', { procedure: 'install', seen: os('2000.4.3', null) }, 'service-release-level', 'bad; block; refuse'],
    ['VER-15', 'an image below the baseline', { procedure: 'install', cluster: { baselineImage: '2000.4.2' }, seen: { osImage: known('2000.2.6') } }, 'baseline-image', 'bad; block; refuse'],
    ['VER-15', 'no baseline in the file: a person is asked', { procedure: 'install' }, 'baseline-image', 'unknown; block; nothing'],
    ['VER-30', 'the level of 4.2(1) in an upgrade to 4.1(2)', { seen: os('2000.4.2', '2000.4.2sr2') }, 'service-release-level', 'not asked'],
    ['VER-05', 'below what was looked up', { cluster: { latest: LATEST } }, 'operating-system-latest', 'bad; hold; warn'],
    ['VER-06', 'SQL Server as it was looked up', { cluster: { latest: LATEST } }, 'sql-server-latest', 'good; hold; nothing'],
    ['VER-06', 'an older SQL Server', { cluster: { latest: LATEST }, seen: { sqlServer: known('8.00.760') } }, 'sql-server-latest', 'bad; hold; warn'],
    ['VER-07', 'CallManager without its service release', { cluster: { latest: LATEST } }, 'callmanager-latest', 'bad; hold; warn'],
    ['VER-07', 'the service release in another spelling', { cluster: { latest: LATEST }, seen: { callManager: known('4.0(2A).SR2b') } }, 'callmanager-latest', 'good; hold; nothing'],
    ['VER-07', 'an engineering special, which cannot be compared', { cluster: { latest: LATEST }, seen: { callManager: known('4.0(2a)es40') } }, 'callmanager-latest', 'unknown; hold; warn'],
    ['VER-19', 'an older service pack', { procedure: 'install', seen: { servicePack: known(3) } }, 'windows', 'bad; block; refuse'],
    ['VER-19', 'another edition', { procedure: 'install', seen: { windowsName: known('Microsoft Windows 2000 Professional') } }, 'windows', 'bad; block; refuse'],
    ['VER-19', 'an upgrade, which borrows it', { seen: { servicePack: known(3) } }, 'windows', 'bad; hold, borrowed; warn'],
    ['VER-28', 'a Java runtime from elsewhere', { procedure: 'install', seen: { programs: known(['Java 2 Runtime Environment, SE v1.4.2_08']) } }, 'no-foreign-java', 'bad; block; refuse'],
    ['VER-28', 'the Java runtime of the release that runs', { seen: { programs: known(['Java 2 Runtime Environment, SE v1.4.2_08']) } }, 'no-foreign-java', 'not asked'],
  ])('%s: %s', (rule, _what, before, name, expected) => {
    expect(standing(before, `SEC/${name}`)).toBe(expected);
    const line = preflight(before).lines.find(({ id }) => id === `SEC/${name}`);
    if (line && !['VER-30'].includes(rule)) expect(line.source).toContain(rule);
  }); // prettier-ignore
});

describe('what nobody has looked up', () => {
  it('is asked of a person, as long as the cluster file does not have all of it (VER-05, VER-06, VER-07)', () => {
    const asked = (latest?: object) =>
      standing({ cluster: latest ? { latest: latest as typeof LATEST } : {} }, 'cluster/levels-latest');
    expect(asked()).toBe('unknown; hold; nothing');
    expect(asked({ lookedUp: '2005-03-01', sqlServer: '8.00.2039' })).toBe('unknown; hold; nothing');
    expect(asked(LATEST)).toBe('not asked');
  });

  it('is the medium from 4.0, and not from 3.3 (VER-10)', () => {
    expect(standing({}, 'cluster/operating-system-medium')).toBe('unknown; block; nothing');
    expect(standing({ cluster: { from: '3.3(5)' } }, 'cluster/operating-system-medium')).toBe('not asked');
  });
});

const runs = (release: string | null): Partial<Observation> => ({ callManager: known(release) });

/** What refuses the plan by one of these rules. */
const refusalsBy = (before: Before, ...rules: readonly string[]): readonly string[] =>
  preflight(before)
    .problems.filter(({ severity, source }) => severity === 'refuse' && rules.some((rule) => source.includes(rule)))
    .map(({ message }) => message);

describe('the way to 4.1(2)', () => {
  it('does not begin below 3.3: the plan is refused, and the way by the latest 3.3 is told (VER-02)', () => {
    const below = fc.tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 9 }),
    );
    fc.assert(
      fc.property(below, ([major, minor, maintenance]) => {
        const refusals = refusalsBy({ cluster: { from: `${major}.${minor}(${maintenance})` } }, 'VER-02');
        expect(refusals[0]).toMatch(
          /no direct way to 4\.1\(2\): every server must go to the latest 3\.3 first, then to/,
        );
      }),
      { numRuns: 20 },
    );
    for (const from of ['3.3(5)', '4.0(2a)']) expect(refusalsBy({ cluster: { from } }, 'VER-02')).toEqual([]);
  });

  it.each([
    ['one below 3.3', runs('3.2(2c)'), ['SEC runs 3.2(2c): it must go to the latest 3.3 first, like every server']],
    ['one on another release than the rest', runs('3.3(5)'), ['SEC runs 3.3(5), and the cluster file says from: 4.0(2a)']],
    ['one whose release cannot be read', { callManager: DENIED }, ['the release of SEC cannot be seen: Access denied']],
    ['one without CallManager', runs(null), ['SEC has no CallManager: there is nothing to upgrade']],
    ['all on the same', {}, []],
  ])('is closed to the whole cluster by a single server that is not there yet, and it is named (VER-03): %s', (_, seen, told) => {
    expect(refusalsBy({ seen }, 'VER-03')).toEqual(told);
  }); // prettier-ignore

  it("is not gone from a release that does not fit, since features and data would be lost: whoever does not know it goes no further, by nobody's word (VER-04)", () => {
    const id = 'cluster/compatibility-confirmed';
    expect(standing({}, id)).toBe('unknown; block; nothing');
    const answer = { by: 'Kim Larsen', at: '2005-03-01T09:00:00Z', note: 'edition of 2005-02-14', seen: '' };
    const answered = (value: string): string => standing({ answers: { [id]: { value, ...answer } } }, id);
    expect([answered('done'), answered('not-known')]).toEqual(['good; block; nothing', 'bad; block; warn']);
    forEveryPlan('upgrade', (plan) => {
      expect(told(promptOf(plan, id))).toMatch(/features and their data would be lost/);
      expect(leadsTo(promptOf(plan, id))).toEqual({ done: 'good', 'not-known': 'blocked' });
    });
  });
});

describe('the operating system of a server that gets 4.2(1)', () => {
  const INSTALL = planOf(sampleCluster(sixServers, { to: '4.2(1)' }), 'install');

  it('is brought to its level by the OS/BIOS Upgrade Disk, and measured again, whatever is answered (VER-12)', () => {
    expect(told(promptOf(INSTALL, 'SEC/operating-system'))).toContain('by the OS/BIOS Upgrade Disk');
    const [level] = preflight({ procedure: 'install', seen: os('2000.2.6', '2000.2.6sr3') }).lines.filter(
      ({ id }) => id === 'SEC/operating-system-level',
    );
    expect([level?.verdict, level?.next]).toEqual(['bad', expect.stringContaining('OS/BIOS Upgrade Disk')]);
    forEveryServer(['install', 'add-subscriber', 'replace-publisher'], ({ name, steps }, _plan, { to }) => {
      if (to !== '4.2(1)') return;
      const asked = steps.findIndex(({ id }) => id === `${name}/operating-system`);
      expect(steps.findIndex(({ id }) => id === `${name}/operating-system-level`)).toBeGreaterThan(asked);
    });
  });

  it('is upgraded by people who have read its readme, by either way (VER-13)', () => {
    expect(standing({ procedure: 'install' }, 'SEC/operating-system')).toBe('unknown; block; nothing');
    expect(told(promptOf(INSTALL, 'SEC/operating-system'))).toMatch(/their readme files were read/);
    expect(standing({}, 'cluster/operating-system-medium')).toBe('unknown; block; nothing');
    const upgrade = planOf(sampleCluster(sixServers), 'upgrade');
    expect(told(promptOf(upgrade, 'cluster/operating-system-medium'))).toMatch(/read the readme of either/);
  });

  it('shows its image at Start > Cisco OS Version, which a person reads where nobody knows the oldest that will do (VER-18)', () => {
    const asked = promptOf(INSTALL, 'SEC/baseline-image');
    expect([told(asked), asked.answer.kind]).toEqual([expect.stringContaining('Start > Cisco OS Version'), 'text']);
    const seen = { osImage: DENIED };
    expect(standing({ procedure: 'install', cluster: { baselineImage: '2000.4.2' }, seen }, 'SEC/baseline-image')).toBe(
      'unknown; block; warn',
    );
    expect(told(promptOf(INSTALL, 'SEC/post-5-components'))).toMatch(
      /Start > Cisco OS Version; write both into the note/,
    );
  });
});

describe('mcsver.exe', () => {
  it('is never asked for the release: a list of components without the release that CallManager itself tells is unknown (VER-17)', () => {
    const server = sampleServer('CM1', ['primary']);
    const programs = known(['Cisco CallManager 4.2(1)', 'Cisco CallManager Service Release']);
    const release = { release: '4.2(1)' };
    expect(verdictOf('version-is', server, { programs, callManager: DENIED }, release)).toBe('unknown');
    expect(verdictOf('version-is', server, { programs, callManager: known('4.1(2)') }, release)).toBe('bad');
    expect(verdictOf('version-is', server, { programs, callManager: known('4.2(1)') }, release)).toBe('good');
    expect(readFileSync('platforms/callmanager4/windows/probe.vbs', 'latin1')).not.toMatch(/mcsver/i);
    forEveryPlan('post-install', (plan) => {
      const asked = plan.before.concat(plan.after).filter(({ id }) => id.endsWith('/post-5-components'));
      expect(asked.length).toBeGreaterThan(0);
      for (const step of asked)
        expect(told(step)).toContain('mcsver.exe does not tell the real release of CallManager');
    });
  });
});
