import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../plan/fact.ts';
import { troubleDecisions } from '../../plan/trouble-decisions.ts';
import { explainReport } from '../../platforms/callmanager4/messages/explain-messages.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import { judgeLooks } from '../platforms/callmanager4/checks/judging.ts';
import { forEveryPlan } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleServer } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation, sampleService, showing } from '../platforms/callmanager4/sample-observation.ts';
import { good, placeOf } from './entries.ts';
import { expectInOrder, expectStaysOpen, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, leadsTo, promptOf, stepsNamed, told } from './planned.ts';
import { storiesOf, worksIn } from './story.ts';

const INSTALLING = ['install', 'add-subscriber', 'replace-publisher'] as const;

describe('what the installer is started from', () => {
  it.each([
    ['is the kit, and no download, which is for upgrades (VER-24)', 'VER-24', /from the kit, of exactly/, /download/],
    [
      'is a disc, and no folder in which setup program and package may be of two builds, or one of them missing (VER-26)',
      'VER-26',
      /CCMSetup\.exe runs from the disc[^]*of two builds, or one of them missing/,
      /copied folder[^]*two kits, or nobody knows/,
    ],
  ])('%s: with anything else, or where nobody knows, no server is begun', (_, rule, instruction, others) => {
    for (const procedure of INSTALLING)
      forEveryPlan(procedure, (plan) => {
        const asked = promptOf(plan, 'cluster/discs-at-hand');
        expect(asked.source).toContain(rule);
        expect(told(asked)).toMatch(instruction);
        expect(leadsTo(asked)).toEqual({ done: 'good', others: 'blocked' });
        expect(asked.answer.kind === 'choice' && asked.answer.choices[1]?.meaning).toMatch(others);
        const first = plan.servers.flatMap(({ steps }) => stepsNamed(steps, 'disc-1'))[0];
        const steps = [...plan.before, ...plan.servers.flatMap((server) => server.steps)];
        if (first) expectInOrder(steps, [asked.id, first.id]);
      });
  });

  it('is CCMSetup.exe, which whoever starts it is told by its name, and not the msi file beside it (VER-25)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name }, plan) => {
      const { source, instructions } = promptOf(plan, `${name}/wizard`);
      const start = instructions.findIndex((line) =>
        /double-click CCMSetup\.exe on the disc, never the msi/.test(line),
      );
      expect([source.includes('VER-25'), start >= 0]).toEqual([true, true]);
      expect(start).toBeLessThan(instructions.findIndex((line) => line.startsWith('Welcome')));
    });
  });

  it.each([
    ['This package is for upgrades of existing Cisco CallManager installations only.', 'package-for-upgrades', /Take the discs of the software kit/],
    ['You must install CallManager by double clicking CCMSetup.exe.', 'not-by-ccmsetup', /Double-click CCMSetup\.exe on disc 1, never the msi/],
    ['Because the 4.2(1) build 7 of this Cisco CallManager MSI package is not compatible with the Cisco CallManager setup file (ccmsetup.exe), make sure', 'setup-of-another-build', /original disc 1 of one kit[^]*no file that was copied or collected/],
    ['Unable to locate MSI package associated with this bootstrapper.', 'package-missing', /original disc, or copy the whole package/],
  ])('that was the wrong thing is told by its message, and the new start is a new attempt (VER-24, VER-25, VER-26): %s', (text, message, action) => {
    const explained = explainReport({ text, role: 'publisher', atInstaller: true });
    expect(explained).toMatchObject({ message, remedy: 'repair and rerun' });
    expect(explained.lines.join('\n')).toMatch(action);
    const choices = troubleDecisions(explained.remedy, { beAttested: false, haveRebooted: true });
    expect(choices.map(({ value }) => value)).toEqual(['rerun', 'ask-again', 'another-message', 'stop']);
  }); // prettier-ignore
});

describe('the five packages of an installation', () => {
  const server = sampleServer('CM1', ['primary']);
  const ALL: Partial<Observation> = {
    callManager: known('4.2(1)'),
    sqlServer: known('8.00.2039'),
    programs: known(['Cisco CallManager', 'Java 2 Runtime Environment, SE v1.4.2_08']),
    ...showing('MSSQLSERVER', 'DC Directory Server'),
  };
  const DENIED = unknown('Access denied');

  it.each<[string, Partial<Observation>, string, string | RegExp]>([
    ['all five', {}, 'good', /Java 2 .*; SQL Server 2000; SQL Server 8\.00\.2039; DC Directory; Cisco CallManager 4\.2/],
    ['a later service pack', { sqlServer: known('8.00.2187') }, 'good', /8\.00\.2187/],
    ['a service stopped, and there', showing('MSSQLSERVER', sampleService('DC Directory Server', { state: 'stopped', startType: 'manual' })), 'good', /DC Directory/],
    ['no Java runtime', { programs: known(['Cisco CallManager']) }, 'bad', 'CM1: no Java Runtime Environment'],
    ['no SQL Server', showing('DC Directory Server'), 'bad', 'CM1: no SQL Server 2000'],
    ['an older service pack', { sqlServer: known('8.00.760') }, 'bad', 'CM1: SQL Server 8.00.760'],
    ['no service pack', { sqlServer: known(null) }, 'bad', 'CM1: no service pack of SQL Server'],
    ['no directory', showing('MSSQLSERVER'), 'bad', 'CM1: no DC Directory'],
    ['no CallManager', { callManager: known(null) }, 'bad', 'CM1: no CallManager'],
    ['programs that cannot be read', { programs: DENIED }, 'unknown', /its installed programs could not be read/],
    ['services that cannot be read', { services: DENIED }, 'unknown', /whether SQL Server 2000 is there[^]*whether DC Directory/],
    ['a version that cannot be read', { sqlServer: DENIED }, 'unknown', /the version of SQL Server could not be read/],
    ['one missing and one unread', { ...showing('MSSQLSERVER'), programs: DENIED }, 'bad', /no DC Directory/],
  ])('are each looked for after it, and one that is missing is told by name (VER-27): %s', (_, seen, verdict, told) => {
    const judged = judgeLooks('packages-installed', [server], [sampleObservation(server, { ...ALL, ...seen })]);
    expect(judged).toMatchObject({ verdict, seen: typeof told === 'string' ? told : expect.stringMatching(told) });
  }); // prettier-ignore

  it('are looked for on every server that was installed, before its work ends, and stay open where they are not all there (VER-27)', () => {
    forEveryServer(INSTALLING, ({ name, steps }) => {
      const [look] = stepsNamed(steps, 'packages-installed');
      expectStaysOpen(look!);
      expectInOrder(steps, [`${name}/log-on-at-the-end`, `${name}/packages-installed`, `${name}/messages-followed-up`]);
    });
    const works = storiesOf('install', 'add-subscriber').flatMap(worksIn);
    for (const { server: name, entries } of works.filter(({ end }) => end === 'done'))
      placeOf(entries, good(`${name}/packages-installed`, { evidence: 'observed' }));
  });
});
