import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSecret, type ReadValue, type SecretFinding } from '../../cli/passwords/judge-secret.ts';
import type { Plan, PlannedServer } from '../../plan/types/plan.ts';
import type { TypedSecret } from '../../plan/platform/typed-secret.ts';
import { troubleDecisions } from '../../plan/trouble-decisions.ts';
import { explainReport } from '../../platforms/callmanager4/messages/explain-messages.ts';
import { findMessages } from '../../platforms/callmanager4/messages/find-messages.ts';
import { INSTALLER_MESSAGES } from '../../platforms/callmanager4/messages/installer-messages.ts';
import { typedSecretsOf } from '../../platforms/callmanager4/secrets.ts';
import { worksheetsOf } from '../../platforms/callmanager4/worksheets.ts';
import { problemsOf, smallContent } from '../platforms/callmanager4/cluster-file/cluster-content.ts';
import { planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { taskOf } from '../platforms/callmanager4/told.ts';
import { expectInOrder } from './expect-steps.ts';
import { leadsTo, promptOf, told } from './planned.ts';

const INSTALLING = ['install', 'add-subscriber', 'replace-publisher'] as const;

const cluster = sampleCluster(sixServers, { from: '4.2(1)', to: '4.2(1)' });

const PLANS = INSTALLING.map((procedure) => planOf(cluster, procedure));

/** Holds for every server that is installed, by each procedure that installs one. */
function forEachServer(holds: (server: PlannedServer, plan: Plan) => void): void {
  for (const plan of PLANS) for (const server of plan.servers) holds(server, plan);
}

const ADMINISTRATOR = 'Administrator password';
const SA = 'SA password';
const DIRECTORY = 'Directory Manager password';
const PHRASE = 'Private Password Phrase';

const secretNamed = (name: string, of = cluster): TypedSecret => {
  const found = typedSecretsOf(of).find(({ secret }) => secret === name);
  if (!found) throw new Error(`no secret ${name}`);
  return found;
};

const read = (value: string): ReadValue => ({ read: true, value });

const judged = (name: string, value: string): readonly SecretFinding[] =>
  judgeSecret(secretNamed(name), read(value), new Map());

/** Rules that a value breaks. */
const broken = (name: string, value: string): readonly string[] =>
  judged(name, value)
    .filter(({ verdict }) => verdict === 'refused')
    .flatMap(({ source }) => source);

/** The list of both places of S2, sign by sign, and the one sign that stands in one of them only. */
const SPECIAL = '{ } . < > : ? / \\ ` ~ ! @ $ ^ & * ( ) _ - +'.split(' ');
const ALPHANUMERIC = [...'ABCXYZabcxyz0189'];

const SA_DIFFERS =
  'Either the password of sa does not match the password on the publisher PUB, or a network connectivity error occurred. For details, review the log file x.log.';
const PHRASE_DIFFERS =
  'The private password phrase does not match the private password phrase on the publisher PUB. For details, review the log file x.log.';

const anyCharacter = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });

describe('the four secrets', () => {
  it('are all asked for before the first server, by their names, and no answer may hold one (PWD-01)', () => {
    expect(typedSecretsOf(cluster).map(({ secret }) => secret)).toEqual([ADMINISTRATOR, SA, DIRECTORY, PHRASE]);
    for (const procedure of INSTALLING) {
      const asked = promptOf(planOf(cluster, procedure), 'cluster/secrets-kept');
      for (const name of ['Administrator', 'SA', 'Directory Manager', PHRASE]) expect(told(asked)).toContain(name);
      expect(told(asked)).toMatch(/`ccmctl passwords check FILE`[^]*Type none of them into an answer/);
      expect(leadsTo(asked)).toEqual({ done: 'good' });
    }
  });

  it('stand in a cluster file as places only, and what was written there instead is not repeated (PWD-01)', () => {
    for (const name of ['administratorPassword', 'saPassword', 'directoryManagerPassword', 'privatePasswordPhrase'])
      for (const value of ['hunter2', 1234567, { value: 'hunter2' }, { env: 'hunter2 hunter3' }, ['hunter2']]) {
        const lines = problemsOf({ ...smallContent(), secrets: { [name]: value } });
        expect([name, lines.length > 0]).toEqual([name, true]);
        expect(lines.join('\n')).not.toMatch(/hunter|1234567/);
      }
  });

  it('are never known to a plan, which names their place in the safe and nothing else (PWD-01, PWD-13)', () => {
    const places = { administratorPassword: { env: 'THE_ADMINISTRATOR' }, saPassword: { file: '/safe/sa' } };
    forEachServer(({ name }, plan) => {
      const task = taskOf(promptOf(plan, `${name}/wizard`));
      const typed = task.kind === 'walk-pages' ? task.pages.flatMap(({ fields }) => fields) : [];
      const secrets = typed.filter(({ field }) => /password|phrase/i.test(field));
      expect(secrets.length).toBeGreaterThan(2);
      for (const { value } of secrets) expect(value).toMatch(/^secret: .*, from the password safe$/);
    });
    const asked = promptOf(planOf({ ...cluster, secrets: places }, 'install'), 'cluster/secrets-kept');
    expect(told(asked)).toContain('recorded in the password safe, and nowhere else');
    for (const { fields } of worksheetsOf({ ...cluster, secrets: places }, planOf(cluster, 'install')))
      for (const { state, value } of fields) if (state === 'secret') expect(value).toBeNull();
  });
});

describe.each([ADMINISTRATOR, SA])('the %s', (name) => {
  it('has English letters and digits only; of any other sign the place is told and nothing else (PWD-02)', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...ALPHANUMERIC), minLength: 1 }), anyCharacter, (good, sign) => {
        expect(broken(name, good)).toEqual([]);
        const isGood = /^[A-Za-z0-9]$/.test(sign);
        expect(broken(name, `${good}${sign}`)).toEqual(isGood ? [] : ['PWD-02']);
        if (isGood) return;
        const says = judged(name, `${good}${sign}`).find(({ verdict }) => verdict === 'refused')?.says;
        expect(says).toBe(`character ${[...good].length + 1}: neither an English letter nor a digit`);
      }),
    );
  });
});

describe('the Administrator password', () => {
  it('is not empty, and is proved by the log-on before the first disc (PWD-10)', () => {
    expect(broken(ADMINISTRATOR, '')).toEqual(['PWD-10', 'CFG-08']);
    forEachServer(({ name, steps }, plan) => {
      const logOn = promptOf(plan, `${name}/log-on`);
      expect(told(logOn)).toContain('with the password that the installer will ask for: this proves it');
      expect(logOn.proof).toMatchObject({ name: 'administrator-logged-on', servers: [name] });
      expectInOrder(steps, [`${name}/log-on`, `${name}/disc-1`]);
    });
  });

  it('of a server that keeps its own is compared with that of the cluster, and neither is shown (PWD-03)', () => {
    const servers = sixServers.map((one) => ({ ...one, administratorPassword: { env: `OF_${one.name}` } }));
    const secret = secretNamed(ADMINISTRATOR, { ...cluster, servers });
    const values: ReadonlyMap<string, ReadValue> = new Map(
      servers.map(({ name }, index) => [
        name,
        index === 0 ? read('hunter3') : index === 1 ? { read: false, why: 'no such file' } : read('hunter2'),
      ]),
    );
    const findings = judgeSecret(secret, read('hunter2'), values).filter(({ source }) => source.includes('PWD-03'));
    expect(findings.map(({ verdict }) => verdict)).toEqual([
      'refused',
      'unknown',
      ...servers.slice(2).map(() => 'good'),
      'open',
    ]);
    expect(JSON.stringify(findings)).not.toMatch(/hunter/);
    const unread = judgeSecret(secret, { read: false, why: 'it is not set' }, values);
    expect(unread.filter(({ verdict }) => verdict === 'good')).toEqual([]);
  });

  it('on the servers themselves is not taken for the same: who proves it is said, and C$ of the publisher is asked for before each subscriber (PWD-03, PWD-15)', () => {
    const [open] = judged(ADMINISTRATOR, 'good').filter(({ verdict }) => verdict === 'open');
    expect(open?.source).toEqual(['PWD-03', 'PWD-15', 'PWD-17']);
    expect(open?.says).toMatch(/not seen from here; S2 compares once with the server and once with all of them/);
    expect(open?.toDo).toMatch(/log on to each as Administrator[^]*publisher's C\$ from each subscriber/);
    forEachServer(({ name, role, steps }, plan) => {
      if (role === 'publisher') return;
      const logOn = promptOf(plan, `${name}/log-on`);
      expect(told(logOn)).toMatch(/\\\\PUB\\C\$: it must open without asking for a user or a password/);
      expectInOrder(steps, [logOn.id, `${name}/disc-1`, `${name}/wizard`]);
      expect(leadsTo(logOn)).toMatchObject({ differs: 'trouble' });
    });
  });

  it('dates from the installation of the operating system, which is said where it is looked for (PWD-11)', () => {
    expect(told(promptOf(planOf(cluster, 'install'), 'cluster/secrets-kept'))).toMatch(
      /Media Convergence Server it is the one that was given when the operating system was installed/,
    );
  });

  it('that was changed needs a new log-on, of the person and by the list of what is not proved (PWD-12)', () => {
    const asked = promptOf(planOf(cluster, 'install'), 'cluster/secrets-kept');
    expect(told(asked)).toMatch(/changed a password since the last log-on logs off and on again, or reboots/);
    expect(
      judged(ADMINISTRATOR, 'good')
        .map(({ toDo }) => toDo)
        .join(),
    ).toMatch(/log on anew first \(PWD-12\)/);
  });

  it('is that of the Administrator on both servers, who alone installs, and that is looked at (PWD-17)', () => {
    forEachServer(({ name }, plan) => {
      const logOn = promptOf(plan, `${name}/log-on`);
      expect(logOn.source).toContain('PWD-17');
      expect(logOn.proof?.name).toBe('administrator-logged-on');
    });
    const [found] = findMessages(
      'The password of Administrator does not match the password on the publisher PUB. For details, review the log file x.log.',
    );
    expect(found?.message.source).toContain('PWD-17');
  });
});

describe('what is one for the cluster', () => {
  it.each([
    [SA, 'PWD-04', /type this one on every server/],
    [DIRECTORY, 'PWD-05', /type it on the publisher only/],
    [PHRASE, 'PWD-06', /never a new one/],
  ])('has no field of a server, and where it is typed is told (PWD-04, PWD-05, PWD-06): %s', (name, id, toDo) => {
    const [open] = judged(name, 'Good1').filter(({ verdict }) => verdict === 'open');
    expect(open?.source).toContain(id);
    expect(open?.toDo).toMatch(toDo);
    const content = smallContent();
    for (const key of ['saPassword', 'directoryManagerPassword', 'privatePasswordPhrase']) {
      const servers = [{ ...content.servers[0], [key]: { env: 'X' } }, ...content.servers.slice(1)];
      expect(problemsOf({ ...content, servers }).join()).toContain('is an unknown key');
    }
  });

  it.each([
    ['SA password', 'PWD-04', SA_DIFFERS, /with the same password on subscriber and publisher/],
    ['SA password, typed otherwise the second time', 'PWD-04', 'The passwords that you entered do not match.', /the same one as on all servers of the cluster/],
    ['phrase', 'PWD-06', PHRASE_DIFFERS, /compare the phrase: it is the one that was entered on the publisher/],
  ])('stands on the sheet of every subscriber as the one of the cluster, and its installer refuses another (PWD-04, PWD-06): %s', (_, id, text, action) => {
    const { remedy, message, lines } = explainReport({ text, role: 'primary', atInstaller: true });
    expect(lines.join('\n')).toMatch(action);
    expect(INSTALLER_MESSAGES.find((one) => one.id === message)?.source).toContain(id);
    expect(troubleDecisions(remedy, { beAttested: false, haveRebooted: true }).map(({ value }) => value)).toContain('ask-again');
    for (const sheet of worksheetsOf(cluster, planOf(cluster, 'install')))
      for (const name of [SA, PHRASE])
        expect(sheet.fields.find(({ field }) => field === name)?.note).toContain('the same on every server');
  }); // prettier-ignore

  it('includes a Directory Manager password that no subscriber asks for, and no rule about its signs is known (PWD-05)', () => {
    for (const sheet of worksheetsOf(cluster, planOf(cluster, 'install'))) {
      const field = sheet.fields.find((one) => one.field === DIRECTORY);
      expect([sheet.server, field?.state]).toEqual([sheet.server, sheet.role === 'publisher' ? 'secret' : 'not asked']);
      const typed = sheet.sittings.flatMap(({ pages }) => pages.flatMap((page) => page.typed));
      const asked = typed.filter(({ field: name }) => name.includes('Directory Manager'));
      expect(asked).toHaveLength(sheet.role === 'publisher' ? 2 : 0);
    }
    expect(broken(DIRECTORY, 'ü % " | $')).toEqual([]);
    expect(broken(DIRECTORY, '')).toEqual(['CFG-08']);
    expect(broken(DIRECTORY, 'two\nlines')).toEqual(['CFG-06']);
  });
});

describe('the phrase', () => {
  it('has 1 to 15 letters, digits and signs of the list, and any other sign is told by its place alone (PWD-07)', () => {
    const taken = fc.constantFrom(...ALPHANUMERIC, ...SPECIAL);
    fc.assert(
      fc.property(fc.array(taken, { minLength: 1, maxLength: 14 }), anyCharacter, (good, sign) => {
        expect(broken(PHRASE, good.join(''))).toEqual([]);
        const isGood = /^[A-Za-z0-9]$/.test(sign) || SPECIAL.includes(sign);
        const found = broken(PHRASE, [...good, sign].join(''));
        expect(found).toEqual(isGood ? [] : sign === '|' ? ['PWD-08'] : ['PWD-07']);
        if (isGood) return;
        const refused = judged(PHRASE, [...good, sign].join('')).find(({ verdict }) => verdict === 'refused');
        expect(refused?.says).toMatch(new RegExp(`^character ${good.length + 1}: (?:not in the list|a vertical bar)`));
      }),
    );
    expect(SPECIAL).toHaveLength(22);
    expect(broken(PHRASE, '')).toEqual(['PWD-07', 'CFG-08']);
    expect(broken(PHRASE, 'a'.repeat(15))).toEqual([]);
    expect(broken(PHRASE, 'a'.repeat(16))).toEqual(['PWD-07', 'CFG-08']);
  });

  it('takes the backslash and the dollar sign each for itself: the pair of them in print is none (PWD-07)', () => {
    for (const phrase of ['$', '\\', '\\$', 'a$b', 'a\\b'])
      expect([phrase, broken(PHRASE, phrase)]).toEqual([phrase, []]);
  });

  it('has no vertical bar, which stands in one of two lists, and the disagreement is told (PWD-08)', () => {
    const refused = judged(PHRASE, 'a|b|c').find(({ verdict }) => verdict === 'refused');
    expect(refused).toMatchObject({ source: ['PWD-08'], says: 'characters 2, 4: a vertical bar' });
    expect(refused?.rule).toContain('S2 has it in one of its two lists only');
  });

  it('cannot be read back from a server, and whoever keeps it is told (PWD-09)', () => {
    expect(told(promptOf(planOf(cluster, 'install'), 'cluster/secrets-kept'))).toMatch(
      /No server gives it back: without it no subscriber can be added later/,
    );
    const [open] = judged(PHRASE, 'Good1').filter(({ verdict }) => verdict === 'open');
    expect(open).toMatchObject({ source: ['PWD-06', 'PWD-09'], says: expect.stringContaining('cannot be read back') });
  });

  it('that the publisher reports as another one is looked into by three causes, in their order (PWD-16)', () => {
    const [found] = findMessages(PHRASE_DIFFERS);
    expect(found?.message.source).toContain('PWD-16');
    const said = [found?.message.reason, ...(found?.message.next ?? [])].join('\n');
    expect(said).toMatch(/NT service accounts differ[^]*is not the publisher[^]*phrase is another one/);
  });
});

describe('at the console', () => {
  it('the Administrator password is typed once, and the phrase, SA and Directory Manager twice, in the order of the windows (PWD-14)', () => {
    forEachServer(({ name, role }, plan) => {
      const task = taskOf(promptOf(plan, `${name}/wizard`));
      const typed = task.kind === 'walk-pages' ? task.pages.flatMap(({ fields }) => fields) : [];
      const names = typed.map(({ field }) => field).filter((field) => /password|phrase/i.test(field));
      expect(names).toEqual([
        'Administrator password',
        'Private password phrase',
        'Confirm private password phrase',
        'SA password',
        'Confirm SA password',
        ...(role === 'publisher' ? ['Directory Manager password', 'Confirm Directory Manager password'] : []),
      ]);
    });
    const sheet = worksheetsOf(cluster, planOf(cluster, 'install'))[0];
    const counts = sheet?.fields
      .filter(({ state }) => state === 'secret')
      .map(({ note }) => /typed (\w+)/.exec(note)?.[1]);
    expect(counts).toEqual(['once', 'twice', 'twice', 'twice']);
  });
});
