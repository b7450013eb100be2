import { describe, expect, it } from 'vitest';
import { known, unknown, type Fact } from '../../plan/fact.ts';
import { explainReport } from '../../platforms/callmanager4/messages/explain-messages.ts';
import { verdictOf } from '../platforms/callmanager4/checks/judging.ts';
import { inOrderOfWork, forEveryPlan } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleServer } from '../platforms/callmanager4/sample-cluster.ts';
import { expectInOrder, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, promptOf, stepsNamed, told } from './planned.ts';
import { preflight, standing, type Before } from './preflight.ts';

const install = (seen: Before['seen'] = {}): Before => ({ procedure: 'install', seen });
const RESTRICTED = { cdRomRestricted: known(true) };
const MAPPED = { mappedDrives: known(['Z']) };

describe('what a machine shows before an installation', () => {
  it.each([
    ['the policy for the CD-ROM', install(RESTRICTED), 'SEC/disc-policy', 'bad; block; refuse'],
    ['the policy, borrowed by an upgrade', { seen: RESTRICTED }, 'SEC/disc-policy', 'bad; hold, borrowed; warn'],
    [
      'a policy that cannot be read',
      install({ cdRomRestricted: unknown('x') }),
      'SEC/disc-policy',
      'unknown; block; warn',
    ],
  ] as const)(
    'shuts the installer out of the drive, and the way to mend it is told (PRE-14, PRE-15): %s',
    (_, before, id, expected) => {
      expect(standing(before, id)).toBe(expected);
      expect(preflight(before).lines.find((line) => line.id === id)?.next).toContain('Local Security Policy');
    },
  );

  it.each([
    ['a mapped drive', install(MAPPED), 'bad; block; refuse'],
    ['drives that cannot be read', install({ mappedDrives: unknown('denied') }), 'unknown; block; warn'],
    ['none', install(), 'good; block; nothing'],
    ['an upgrade, of which no document says it', { seen: MAPPED }, 'not asked'],
  ] as const)('keeps a subscriber from checking its phrase at the publisher (PRE-18): %s', (_, before, expected) => {
    expect(standing(before, 'SEC/no-mapped-drive')).toBe(expected);
  });

  it.each(['upgrade', 'install'] as const)(
    'tells two servers made from one drive apart from two of their own, before the %s (PRE-20)',
    (procedure) => {
      const { lines } = preflight({ procedure });
      const own = lines.find(({ id }) => id === 'cluster/machines-apart')?.seen ?? '';
      const [, publisher = ''] = /PUB: (S-1-5-21[\d-]+)/.exec(own) ?? [];
      expect(standing({ procedure }, 'cluster/machines-apart')).toBe('good; block; nothing');
      expect(standing({ procedure, seen: { machineSid: known(publisher) } }, 'cluster/machines-apart')).toBe(
        'bad; block; refuse',
      );
      expect(standing({ procedure, seen: { machineSid: unknown('no profile') } }, 'cluster/machines-apart')).toBe(
        'unknown; block; warn',
      );
    },
  );
});

describe('what is required and what is recommended', () => {
  it('are told apart: a person may accept what holds, with a reason, and nobody what blocks (PRE-01)', () => {
    const at = (id: string, seen: Before['seen'], value: string) => {
      const line = preflight(install(seen)).lines.find((one) => one.id === id);
      const answer = {
        value,
        by: 'Kim Larsen',
        at: '2005-03-01T09:00:00Z',
        note: 'memory comes on Monday',
        seen: line?.seen ?? '',
      };
      return standing({ ...install(seen), answers: { [id]: answer } }, id);
    };
    const short = { memoryMegabytes: known(511) };
    expect(standing(install(short), 'SEC/memory')).toBe('bad; hold; warn');
    expect(at('SEC/memory', short, 'accept')).toBe('bad; hold; nothing');
    expect(at('SEC/disc-policy', RESTRICTED, 'accept')).toBe('bad; block; refuse');
  });
});

describe('what only people know is asked once, days before', () => {
  it.each([
    [
      'install',
      'cluster/documents-read',
      'hold',
      /release notes.*Compatibility Matrix.*this plan from its first line/is,
    ],
    ['install', 'cluster/call-center', 'hold', /call center reads the workarounds/],
    [
      'install',
      'cluster/system-planned',
      'block',
      /publisher.*backups are made.*dedicated.*coresident.*devices are spread/s,
    ],
    ['install', 'cluster/virus-scanned', 'hold', /last scan that found nothing/],
    ['install', 'cluster/domains-left', 'block', /delete its computer account/],
    ['upgrade', 'cluster/policies-at-defaults', 'hold', /Nobody changes afterwards/],
    ['upgrade', 'cluster/machines-built', 'block', /no drive was mirrored or cloned/],
  ] as const)(
    'before the %s: %s (PRE-02, PRE-03, PRE-04, PRE-05, PRE-06, PRE-07, PRE-09, PRE-10, PRE-16, PRE-17, PRE-21, PRE-24, PRE-27)',
    (procedure, id, outcome, words) => {
      expect(standing({ procedure }, id)).toBe(`unknown; ${outcome}; nothing`);
      forEveryPlan(procedure, (plan) => expect(told(promptOf(plan, id))).toMatch(words));
    },
  );
});

describe('right before disc 1 of each server', () => {
  it('a local Administrator is logged on, nothing waits for a reboot, and no browser is open (PRE-11, PRE-13, PRE-19)', () => {
    forEveryPlan('install', (plan) => {
      for (const { name } of plan.servers.filter(({ minutes }) => minutes.high > 0)) {
        const steps = inOrderOfWork(plan).filter(({ server }) => server === name);
        const at = (step: string): number => steps.findIndex(({ id }) => id === `${name}/${step}`);
        expect(told(promptOf(plan, `${name}/log-on`))).toMatch(/local Administrator.*browser/s);
        expect(at('log-on')).toBeLessThan(at('disc-1'));
        const [renames] = stepsNamed(steps, 'no-pending-renames');
        expect(renames).toMatchObject({ kind: 'check' });
        expect(steps.indexOf(renames!)).toBeLessThan(at('disc-1'));
      }
    });
  });

  it('whoever is logged on has the rights of an administrator; where the installer finds that they are missing, it is begun anew as the one who has them (PRE-12)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, steps }, plan) => {
      const asked = promptOf(plan, `${name}/log-on`);
      expect(told(asked)).toContain('the local Administrator, a member of the group Administrators');
      expect([asked.source.includes('PRE-12'), asked.proof?.name]).toEqual([true, 'administrator-logged-on']);
      expectInOrder(steps, [asked.id, `${name}/disc-1`]);
    });
    const server = sampleServer('CM1', ['primary']);
    const judged = (loggedOn: Fact<string | null>) => verdictOf('administrator-logged-on', server, { loggedOn });
    expect(judged(known('CM1\\Administrator'))).toBe('good');
    for (const user of ['CM1\\operator', 'VOICE\\Administrator', null]) expect(judged(known(user))).toBe('bad');
    expect(judged(unknown('denied'))).toBe('unknown');
    const text = 'You do not have administrator privileges. You must have administrator privileges to install';
    const explained = explainReport({ text, role: 'publisher', atInstaller: true });
    expect(explained).toMatchObject({ message: 'no-administrator-rights', remedy: 'repair and rerun' });
    expect(explained.lines.join('\n')).toMatch(
      /Log on with the local Administrator, who is a member[^]*Start CCMSetup/,
    );
  });

  it('a subscriber has a publisher that works (PRE-26)', () => {
    forEveryPlan('install', (plan) => {
      for (const { name } of plan.servers.filter(({ role }) => role === 'subscriber'))
        expect(plan.servers.find((server) => server.name === name)?.steps[0]?.id).toMatch(
          /window-open|publisher-installed/,
        );
    });
  });
});
