import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { known, unknown, type Fact } from '../../plan/fact.ts';
import type { SheetField, Worksheet } from '../../plan/platform/worksheet.ts';
import type { Plan, PlannedServer } from '../../plan/types/plan.ts';
import { readClusterContent } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { computerNameIs } from '../../platforms/callmanager4/checks/computer-name-is.ts';
import { findMessages } from '../../platforms/callmanager4/messages/find-messages.ts';
import type { Cluster, Server } from '../../platforms/callmanager4/types/cluster.ts';
import type { WorksheetData } from '../../platforms/callmanager4/types/worksheet.ts';
import { worksheetsOf } from '../../platforms/callmanager4/worksheets.ts';
import { problemsOf, smallContent } from '../platforms/callmanager4/cluster-file/cluster-content.ts';
import { inOrderOfWork, planOf, subscriberNames } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sampleServer, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation } from '../platforms/callmanager4/sample-observation.ts';
import { taskOf } from '../platforms/callmanager4/told.ts';
import { expectInOrder } from './expect-steps.ts';
import { leadsTo, promptOf, stepOf, stepsNamed, told } from './planned.ts';

const INSTALLING = ['install', 'add-subscriber', 'replace-publisher'] as const;

const DEDICATED_KEY = 'BTOO VQES CCJU IEBI';

const cluster = sampleCluster(sixServers, { from: '4.2(1)', to: '4.2(1)' });

const PLANS = INSTALLING.map((procedure) => planOf(cluster, procedure));

/** Holds for every server that is installed, by each procedure that installs one. */
function forEachServer(holds: (server: PlannedServer, plan: Plan) => void): void {
  for (const plan of PLANS) for (const server of plan.servers) holds(server, plan);
}

const without = (name: keyof WorksheetData, of: Cluster = cluster): Cluster => {
  const { [name]: _, ...worksheet } = of.worksheet ?? {};
  return { ...of, worksheet };
};

const withServer = (name: string, change: (server: Server) => Server, of: Cluster = cluster): Cluster => ({
  ...of,
  servers: of.servers.map((server) => (server.name === name ? change(server) : server)),
});

const sheetOf = (of: Cluster, server: string, plan: Plan = planOf(of, 'install')): Worksheet => {
  const found = worksheetsOf(of, plan).find((sheet) => sheet.server === server);
  if (!found) throw new Error(`no sheet for ${server}`);
  return found;
};

const fieldOf = (sheet: Worksheet, field: string): SheetField => {
  const found = sheet.fields.find((one) => one.field === field);
  if (!found) throw new Error(`no field ${field}`);
  return found;
};

/** Ids for which the plan of a procedure is refused because of its worksheet. */
const refusals = (
  of: Cluster,
  procedure: (typeof INSTALLING)[number] | 'upgrade',
): readonly (readonly [string, string])[] =>
  planOf(of, procedure)
    .problems.filter(({ severity, source }) => severity === 'refuse' && source.includes('PRE-25'))
    .flatMap(({ server, source }) => source.map((id) => [server ?? '', id] as const));

/** What a worksheet of a file says against a value. */
const fileSays = (worksheet: Record<string, string>, server: Record<string, unknown> = {}): readonly string[] => {
  const content = smallContent();
  const [first, ...others] = content.servers;
  return problemsOf({ ...content, servers: [{ ...first, ...server, worksheet } as never, ...others] });
};

describe('the configuration table', () => {
  it('is refused by every plan that installs while any field of it is empty, on each server concerned (CFG-08, PRE-25)', () => {
    const gaps: readonly (readonly [string, Cluster])[] = [
      ['CFG-01', without('workgroup')],
      ['CFG-10', without('userName')],
      ['CFG-10', without('organization')],
      ['CFG-11', without('productKey', { ...cluster, to: '4.1(2)' })],
      ['PRE-08', { ...cluster, servers: cluster.servers.map(({ coresident: _, ...server }) => server) }],
    ];
    for (const procedure of INSTALLING) {
      expect([procedure, refusals(cluster, procedure)]).toEqual([procedure, []]);
      for (const [id, gap] of gaps) {
        const concerned = planOf(gap, procedure).servers.map(({ name }) => name);
        const refused = refusals(gap, procedure).filter(([, one]) => one === id);
        expect([procedure, id, refused.map(([server]) => server)]).toEqual([procedure, id, concerned]);
      }
    }
  });

  it('is not asked for again where no installer is met any more, nor by work that meets none (PRE-25)', () => {
    const empty: Cluster = { ...cluster, worksheet: {} };
    for (const procedure of ['verify-subscriptions', 'post-install'] as const)
      expect(planOf(empty, procedure).problems.flatMap(({ source }) => source)).not.toContain('PRE-25');
  });

  it('has a sheet for every CallManager server, each with its own values before those of the cluster (CFG-09)', () => {
    const own = withServer('MOH', (server) => ({ ...server, worksheet: { workgroup: 'OTHER' } }));
    const sheets = worksheetsOf(own, planOf(own, 'install'));
    expect(sheets.map(({ server }) => server)).toEqual(['PUB', ...subscriberNames(own)]);
    for (const sheet of sheets) {
      const { value } = fieldOf(sheet, 'Workgroup');
      expect([sheet.server, value]).toEqual([sheet.server, sheet.server === 'MOH' ? 'OTHER' : 'WRKGRP']);
    }
  });

  it('can be seen again whenever the installer wants the data once more, and the prompts say how (CFG-16)', () => {
    forEachServer(({ name, steps }, plan) => {
      expect(told(promptOf(plan, `${name}/worksheet-complete`))).toContain(`\`ccmctl worksheet FILE ${name}\``);
      expectInOrder(steps, [`${name}/worksheet-complete`, `${name}/disc-1`, `${name}/wizard`]);
      const again = told(promptOf(plan, `${name}/log-on-after-reboot`));
      expect(again).toMatch(new RegExp(`fill in the pages once more[^]*ccmctl worksheet FILE ${name}`));
    });
  });

  it('tells a person before the installer all that it shows and takes (PRE-25, CFG-10, CFG-12)', () => {
    const asked = promptOf(planOf(cluster, 'install'), 'SEC/worksheet-complete');
    for (const value of ['SEC is dedicated', 'WRKGRP', 'PUB', 'Telephony Team', 'Example Corporation', DEDICATED_KEY])
      expect(told(asked)).toContain(value);
    expect(leadsTo(asked)).toMatchObject({ done: 'good' });
  });
});

describe('the workgroup', () => {
  it('is a field of every sheet, marked where nobody has written it down (CFG-01)', () => {
    expect(fieldOf(sheetOf(cluster, 'PRI'), 'Workgroup')).toMatchObject({ state: 'filled', value: 'WRKGRP' });
    const open = without('workgroup');
    expect(fieldOf(sheetOf(open, 'PRI'), 'Workgroup')).toMatchObject({ state: 'open', value: null });
  });

  it('that is missing refuses an upgrade, too, and nothing else of the table does: with no name, nobody knows whether a server is in the right one (CFG-01, NET-03)', () => {
    const ids = (of: Cluster) => refusals(of, 'upgrade').filter(([, id]) => id === 'NET-03');
    const { worksheet: _, ...bare } = cluster;
    expect([ids(cluster), ids({ ...bare, worksheet: { workgroup: 'WRKGRP' } })]).toEqual([[], []]);
    const concerned = ['PUB', ...subscriberNames(bare)].map((name) => [name, 'NET-03']);
    expect(ids(bare).sort()).toEqual(concerned.sort());
    const { problems } = planOf(bare, 'upgrade');
    expect(problems.map(({ message }) => message).join()).toMatch(
      /without: Workgroup \(write workgroup: NAME under worksheet, of the cluster or of this server\)/,
    );
  });

  it.each(['', 'SIXTEENCHARACTER', 'A B', 'A/B', 'A"B'])('is refused by the file as %j (CFG-01)', (workgroup) => {
    expect(fileSays({ workgroup })).toEqual([expect.stringMatching(/^servers\[0\]\.worksheet\.workgroup: /)]);
  });
});

describe('an upgrade', () => {
  it('needs the workgroup and the names alone, since a server has the rest of its installation (CFG-08)', () => {
    const { worksheet: _, ...bare } = cluster;
    const undecided = { ...bare, servers: bare.servers.map(({ coresident: _kind, ...server }) => server) };
    const { fields } = sheetOf(undecided, 'SEC', planOf(undecided, 'upgrade'));
    const inState = (wanted: string) => fields.filter(({ state }) => state === wanted).map(({ field }) => field);
    expect(inState('open')).toEqual(['Workgroup']);
    expect(inState('not asked')).toEqual([
      'Dedicated or coresident',
      'User Name',
      'Organization',
      'Product key',
      'Directory Manager password',
    ]);
    expect(sheetOf(undecided, 'SEC').fields.filter(({ state }) => state === 'open')).toHaveLength(5);
  });
});

describe('the names', () => {
  it('are those of the file: one publisher, and every subscriber, none of them twice (CFG-02, CFG-03)', () => {
    const sheet = sheetOf(cluster, 'SEC');
    expect(fieldOf(sheet, 'Publisher').value).toBe('PUB');
    expect(fieldOf(sheet, 'Subscribers').value).toBe(subscriberNames(cluster).join(', '));
    const content = smallContent();
    const twice = content.servers.map((server) => ({ ...server, name: 'CM-PUB' }));
    expect(problemsOf({ ...content, servers: twice }).filter((line) => line.includes('is the name of'))).toHaveLength(
      2,
    );
    const nobody = content.servers.map((server) => ({ ...server, roles: ['secondary'] }));
    expect(problemsOf({ ...content, servers: nobody }).join()).toContain('has no publisher');
  });

  it('of the subscribers are said to be none in a cluster of one server (CFG-03)', () => {
    const alone = sampleCluster([sampleServer('PUB', ['publisher'])], { to: '4.2(1)' });
    expect(fieldOf(sheetOf(alone, 'PUB'), 'Subscribers')).toMatchObject({
      state: 'filled',
      value: expect.stringMatching(/^none/),
    });
  });

  it('of the publisher is typed as its computer name, which a file refuses in any other form (CFG-15)', () => {
    for (const name of ['', '10.1.1.10', 'cm-pub.example.net', 'CM.PUB', '::1']) {
      const content = smallContent();
      const servers = [{ ...content.servers[0], name }, ...content.servers.slice(1)];
      expect([name, problemsOf({ ...content, servers }).length > 0]).toEqual([name, true]);
    }
    const page = sheetOf(cluster, 'SEC').sittings.flatMap(({ pages }) => pages);
    const typed = page.flatMap((one) => one.typed);
    expect(typed).toContainEqual({ field: 'Computer name of the publisher', value: 'PUB' });
  });

  it('of the publisher is compared with what the machine calls itself, and unknown is not the same (CFG-15)', () => {
    const saidWith = (computerName: Fact<string>, procedure: 'install' | 'add-subscriber' | 'upgrade') => {
      const looks = cluster.servers.map((one) =>
        sampleObservation(one, one.name === 'PUB' ? { computerName, callManager: known(null) } : {}),
      );
      const { problems } = planOf(cluster, procedure, looks);
      return problems
        .filter(({ source }) => source.includes('CFG-15'))
        .map(({ severity, server }) => [severity, server]);
    };
    for (const procedure of ['install', 'add-subscriber', 'upgrade'] as const) {
      expect(saidWith(known('pub'), procedure)).toEqual([]);
      expect(saidWith(known('OTHER'), procedure)).toEqual([['refuse', 'PUB']]);
      expect(saidWith(unknown('no answer'), procedure)).toEqual([['refuse', 'PUB']]);
    }
    const look = stepOf(planOf(cluster, 'replace-publisher'), 'PUB/same-name');
    expect(look).toMatchObject({ kind: 'check', check: { name: computerNameIs.name, servers: ['PUB'] } });
  });
});

describe('the secrets', () => {
  const FIELDS = [
    ['CFG-04', 'Administrator password'],
    ['CFG-05', 'SA password'],
    ['CFG-06', 'Directory Manager password'],
    ['CFG-07', 'Private Password Phrase'],
  ] as const;

  it('are blanks on every sheet, with where each lies and never what (CFG-04, CFG-05, CFG-06, CFG-07)', () => {
    const secrets = { saPassword: { env: 'THE_SA' }, privatePasswordPhrase: { file: '/safe/phrase' } };
    const sheet = sheetOf({ ...cluster, secrets }, 'PUB');
    for (const [id, field] of FIELDS) {
      const found = fieldOf(sheet, field);
      expect(found).toMatchObject({ state: 'secret', value: null });
      expect(found.source).toContain(id);
    }
    expect(fieldOf(sheet, 'SA password').note).toContain('from the variable THE_SA');
    expect(fieldOf(sheet, 'Private Password Phrase').note).toContain('from the file /safe/phrase');
    expect(fieldOf(sheet, 'Administrator password').note).toContain('from the password safe');
  });

  it('of one server with a place of its own are typed from there (CFG-04)', () => {
    const own = withServer('SEC', (server) => ({ ...server, administratorPassword: { env: 'OF_SEC' } }));
    expect(fieldOf(sheetOf(own, 'SEC'), 'Administrator password').note).toContain('from the variable OF_SEC');
    expect(fieldOf(sheetOf(own, 'PRI'), 'Administrator password').note).toContain('from the password safe');
  });
});

describe('what the installer shows by itself', () => {
  it('is compared at its window with the values of the file, and one that differs keeps the server where it is (CFG-10)', () => {
    forEachServer(({ name }, plan) => {
      const wizard = promptOf(plan, `${name}/wizard`);
      const task = taskOf(wizard);
      const page =
        task.kind === 'walk-pages' ? task.pages.find(({ window }) => window === 'Customer Information') : null;
      expect(page?.shown?.map(({ value }) => value)).toEqual(['Telephony Team', 'Example Corporation', DEDICATED_KEY]);
      expect(told(wizard)).toContain('compare what it shows with User Name = Telephony Team');
      expect(leadsTo(wizard)).toMatchObject({ differs: 'trouble' });
    });
  });

  it('is, of an upgraded server that the file says nothing of, what its operating system was given (CFG-10)', () => {
    const { worksheet: _, ...bare } = cluster;
    expect(told(promptOf(planOf(bare, 'upgrade'), 'SEC/wizard'))).toContain(
      'User Name = what was given to the operating system',
    );
    expect(planOf(bare, 'upgrade').problems.flatMap(({ source }) => source)).not.toContain('CFG-10');
  });
});

describe('the product key', () => {
  it('of a dedicated server is the printed one of 4.2(1), and nobody has to write it down (CFG-11)', () => {
    const key = fieldOf(sheetOf(without('productKey'), 'PRI'), 'Product key');
    expect(key).toMatchObject({ state: 'filled', value: DEDICATED_KEY });
    expect(key.note).toContain('printed in S2');
    expect(fileSays({ productKey: 'ABCD EFGH' }, { coresident: false })).toEqual([]);
    const content = smallContent();
    const servers = [
      { ...content.servers[0], coresident: false, worksheet: { productKey: 'ABCD EFGH' } },
      ...content.servers.slice(1),
    ];
    expect(problemsOf({ ...content, to: '4.2(1)', servers }).join()).toContain('is not the key that is printed');
  });

  it('of a coresident server is its own from the CRS documents, and open without it (CFG-12)', () => {
    const coresident = withServer('PRI', (server) => ({ ...server, coresident: true }));
    expect(fieldOf(sheetOf(coresident, 'PRI'), 'Product key')).toMatchObject({ state: 'open', value: null });
    expect(refusals(coresident, 'install').map(([server]) => server)).toContain('PRI');
    const own = withServer('PRI', (server) => ({ ...server, worksheet: { productKey: 'CRSA KEYS' } }), coresident);
    expect(fieldOf(sheetOf(own, 'PRI'), 'Product key')).toMatchObject({ state: 'filled', value: 'CRSA KEYS' });
    expect(refusals(own, 'install')).toEqual([]);
  });

  it.each([DEDICATED_KEY, 'btoovqesccjuiebi', 'BTOOVQES CCJUIEBI'])(
    'of a coresident server is never that of a dedicated one, however it is spelt: %s (CFG-12)',
    (productKey) => {
      expect(fileSays({ productKey }, { coresident: true })).toEqual([
        expect.stringContaining('is the key of a dedicated server, and this one is coresident'),
      ]);
    },
  );

  it.each([
    ['BT00 VQES CCJU IEBI', /has a digit.*letter O and not 0/],
    ['ABCD-EFGH', /letters only/],
    ['ÄBCD EFGH', /letters only/],
    ['', /is empty/],
    ['   ', /is empty/],
  ])('has letters only: %j is refused (CFG-13)', (productKey, says) => {
    expect(fileSays({ productKey })).toEqual([expect.stringMatching(says)]);
  });

  it('that the installer does not take is compared by kind first, then by spelling, and asked for again (CFG-14)', () => {
    const [found] = findMessages('You have entered an invalid product key. Please re-enter the key.');
    expect(found?.message.id).toBe('product-key-invalid');
    const next = found?.message.next.join('\n') ?? '';
    expect(next).toMatch(/dedicated[^]*spelling/);
    for (const { pages } of sheetOf(cluster, 'SEC').sittings) {
      const customer = pages.find(({ window }) => window === 'Customer Information');
      if (customer) expect(customer.mind).toMatch(/dedicated or of a coresident server, then at its spelling/);
    }
    expect(leadsTo(promptOf(planOf(cluster, 'install'), 'SEC/wizard'))).toMatchObject({ message: 'trouble' });
  });
});

describe('the kind of a server', () => {
  it('is decided for each in the file before anything is installed, and undecided is not dedicated (PRE-08)', () => {
    const undecided = withServer('SEC', ({ coresident: _, ...server }) => server);
    const sheet = sheetOf(undecided, 'SEC');
    expect(fieldOf(sheet, 'Dedicated or coresident').state).toBe('open');
    expect(fieldOf(sheet, 'Product key').state).toBe('open');
    expect(new Set(refusals(undecided, 'install').map(([server]) => server))).toEqual(new Set(['SEC']));
    expect(readClusterContent(smallContent(), '').servers[0]?.coresident).toBeUndefined();
  });
});

describe('the examples', () => {
  it.each(['two-servers', 'six-servers', 'twelve-servers'])(
    '%s has every field that an installation needs (CFG-08)',
    (name) => {
      const content: unknown = parse(readFileSync(`config/examples/${name}.yaml`, 'utf8'));
      const example = readClusterContent(content, '');
      const plan = planOf(example, 'install');
      expect(plan.problems.filter(({ source }) => source.includes('PRE-25'))).toEqual([]);
      const open = worksheetsOf(example, plan).flatMap(({ fields }) => fields.filter(({ state }) => state === 'open'));
      expect(open).toEqual([]);
    },
  );
});

describe('a sheet', () => {
  it('has the sittings of the plan in their order, with every page of its installer and in the words of the prompts (CFG-09, CFG-16)', () => {
    forEachServer(({ name, steps }, plan) => {
      const { sittings } = sheetOf(cluster, name, plan);
      const atTheConsole = ['log-on', 'insert-disc', 'walk-pages', 'remove-disc'];
      const prompts = steps.filter((step) => step.kind === 'prompt' && atTheConsole.includes(step.task.kind));
      expect(sittings.map(({ title }) => title)).toEqual(prompts.map(({ title }) => title));
      expect(stepsNamed(inOrderOfWork(plan), 'wizard').length).toBeGreaterThan(0);
      const wizard = promptOf(plan, `${name}/wizard`);
      const sitting = sittings.find(({ title }) => title === wizard.title);
      expect((sitting?.pages.length ?? 0) + (sitting?.lines.length ?? 0)).toBe(wizard.instructions.length);
      for (const line of sitting?.lines ?? []) expect(wizard.instructions).toContain(line);
    });
  });
});
