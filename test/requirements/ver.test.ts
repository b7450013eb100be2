import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../plan/fact.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
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
