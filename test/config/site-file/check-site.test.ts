import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf, patternOf } from '../../../config/schema-fields.ts';
import { siteFileSchema } from '../../../config/site-file/site-file.ts';
import { valueAt, type Path } from '../../../config/problem.ts';
import { groupsOf, type Json, type JsonObject } from '../../platforms/callmanager4/cluster-file/cluster-content.ts';
import { HOST_KEY, KEYS, siteFrom, siteProblems, smallSite } from './site-content.ts';

const host = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  address: 'a',
  user: 'ops',
  agent: true,
  hostKey: HOST_KEY,
  ...more,
});
const person = (name: string, more: JsonObject = {}): JsonObject => ({ name, groups: ['crew'], ...more });

/** The small site with an entry more. */
const withHosts = (...hosts: JsonObject[]): JsonObject => ({ ...smallSite(), hosts: [...smallSite().hosts, ...hosts] });
const withPeople = (...people: JsonObject[]): JsonObject => ({
  ...smallSite(),
  people: [...smallSite().people, ...people],
});
const withPolicies = (policies: JsonObject): JsonObject => ({ ...smallSite(), policies });
const withStation = (change: JsonObject): JsonObject => {
  const [jump = {}, station = {}] = smallSite().hosts;
  return { ...smallSite(), hosts: [jump, { ...station, ...change }] };
};

/** The small site, whose people have addresses, with such a mail server. */
const withMail = (change: JsonObject): ReturnType<typeof smallSite> => ({
  ...smallSite(),
  people: smallSite().people.map((one) => ({ ...one, address: `${one['name'] as string}@b.example` })),
  notices: { mail: { server: 'smtp:25', from: 'a@b.example', ...change } },
});

const TIME = { from: '2005-03-12T22:00:00+01:00', to: '2005-03-12T20:00:00Z' };

const FAULTS: readonly (readonly [string, JsonObject, string])[] = [
  ['a name in capitals', { ...smallSite(), site: 'BLN' }, 'site: "BLN" is no name of a site'],
  ['two hosts of one name', withHosts(host('Station')), 'hosts[2].name: "Station" is the name of hosts[1] too; give each its own'],
  ['a host that no cluster file could name', withHosts(host('-x')), 'hosts[2].name: is no name of a host'],
  ['no way to log on', withHosts({ ...host('a'), agent: null }), 'hosts[2].agent: has no value; write one or leave the line out'],
  ['neither key nor password nor agent', withHosts({ name: 'a', address: 'a', user: 'ops', hostKey: HOST_KEY }), 'hosts[2]: has neither key nor password nor agent'],
  ['an agent beside a key', withStation({ agent: true }), 'hosts[1].agent: is true beside a key; keep one of the two'],
  ['agent: false', withStation({ agent: false }), 'hosts[1].agent: is not true; write true, or leave the line out'],
  ['a passphrase without a key', withHosts(host('a', { passphrase: { env: 'CCM_PASSWORD' } })), 'hosts[2].passphrase: unlocks no key'],
  ['a host without a pinned key', withHosts({ name: 'a', address: 'a', user: 'ops', agent: true }), 'hosts[2].hostKey: is missing; write: Fingerprint'],
  ['a way through nobody', withStation({ via: 'jmp' }), 'hosts[1].via: is no host of this file; did you mean jump?'],
  ['a way through itself', withStation({ via: 'station' }), 'hosts[1].via: is the host itself; name the host before it'],
  ['a circle', { ...smallSite(), hosts: [host('a', { via: 'b' }), host('b', { via: 'c' }), host('c', { via: 'a' })] }, 'hosts[2].via: is reached through this host itself; end the circle'],
  ['a long way', withHosts(host('a', { via: 'station' }), host('b', { via: 'a' }), host('c', { via: 'b' })), 'hosts[4].via: is 4 hosts away from the worker; 3 are the most'],
  ['a key elsewhere', withStation({ key: { file: '/etc/other/key' } }), 'hosts[1].key.file: lies in no folder that the site file names'],
  ['a key by a way up', withStation({ key: { file: '/keys/../etc/shadow' } }), 'hosts[1].key.file: is no whole path'],
  ['a key by a short path', withStation({ key: { file: 'station' } }), 'hosts[1].key.file: is no whole path'],
  ['a variable of somebody else', withStation({ password: { env: 'HOME' } }), 'hosts[1].password.env: is no variable that the site file names'],
  ['all folders', { ...smallSite(), secrets: { folders: ['/'] } }, 'secrets.folders[0]: is the root of all files; name a folder'],
  ['a folder by a way up', { ...smallSite(), secrets: { folders: ['/keys/../'] } }, 'secrets.folders[0]: is no whole path of a folder'],
  ['two groups of one name', { ...smallSite(), groups: [...smallSite().groups, { name: 'Crew', may: [] }] }, 'groups[2].name: "Crew" is the name of groups[0] too; give each its own'],
  ['a group that may what nobody knows', { ...smallSite(), groups: [{ name: 'crew', may: ['enginer'] }] }, 'groups[0].may[0]: "enginer" is not known; choose from engineer, approver; did you mean engineer?'],
  ['a person of no group', withPeople(person('Pat', { groups: [] })), 'people[2].groups: is empty; name at least one group'],
  ['a person of a group that is not there', withPeople(person('Pat', { groups: ['crwe'] })), 'people[2].groups[0]: "crwe" is no group of this file; did you mean crew?'],
  ['two people of one name', withPeople(person('KIM')), 'people[2].name: "KIM" is the name of people[0] too; give each its own'],
  ['people who look alike', withPeople(person('К\u0456m')), 'people[2].name: "К\u0456m" looks like the name of people[0], "Kim"; give each one that differs to the eye'],
  ['a name that nobody sees', withPeople(person('Pat\u200b')), 'people[2].name: "Pat'],
  ['a name of an example', withPeople(person('<your name>')), 'people[2].name: "<your name>" is what an example left open'],
  ['one key of two people', withPeople(person('Pat', { keys: [`${KEYS[0].split(' ').slice(0, 2).join(' ')} pat`] })), 'people[2].keys[0]: is the key of people[0] too; each key has one owner'],
  ['one key twice', withPeople(person('Pat', { keys: [KEYS[2], KEYS[2]] })), 'people[2].keys[1]: stands here twice; each key has one owner'],
  ['a private key', withPeople(person('Pat', { keys: ['-----BEGIN OPENSSH PRIVATE KEY-----\nx\n'] })), 'people[2].keys[0]: is a private key'],
  ['an address that is none', withPeople(person('Pat', { address: 'pat' })), 'people[2].address: "pat" is no mail address'],
  ['nobody who may approve', { ...smallSite(), groups: [{ name: 'crew', may: ['engineer'] }, { name: 'board', may: [] }] }, 'people: has nobody who is an approver'],
  ['a policy of a group that is not there', withPolicies({ approval: { groups: ['bord'] } }), 'policies.approval.groups[0]: "bord" is no group of this file; did you mean board?'],
  ['a word to a group that is not there', withPolicies({ work: { escalate: { after: '1h', to: ['x'] } } }), 'policies.work.escalate.to[0]: "x" is no group of this file; choose from crew, board'],
  ['more approvers than there are', withPolicies({ approval: { people: 2 } }), 'policies.approval: wants 2 people, and only Ada can sign it'],
  ['more people than a group has', withPolicies({ work: { people: 2, groups: ['board'] } }), 'policies.work: wants 2 people, and only Ada can give it'],
  ['signatures of people without a key', withPolicies({ approval: { groups: ['night'] } }), 'policies.approval.groups[0]: "night" is no group'],
  ['nobody who can sign', { ...smallSite(), people: [person('Kim'), person('Ada', { groups: ['board', 'crew'] })] }, 'policies.approval: wants somebody, and nobody can sign it; name more people with a key'],
  ['no number of people', withPolicies({ approval: { people: 0 } }), 'policies.approval.people: 0 is no number of people; write a whole number from 1 to 10'],
  ['a kind of prompt that is not there', withPolicies({ aproval: {} }), 'policies.aproval: is an unknown key; did you mean approval?'],
  ['a time that is none', withPolicies({ work: { remind: '1 hour' } }), 'policies.work.remind: "1 hour" is no duration'],
  ['a freeze that ends before it begins', { ...smallSite(), freezes: [{ ...TIME, reason: 'x' }] }, 'freezes[0].to: "2005-03-12T20:00:00Z" is not after the freeze\'s begin'],
  ['a window that ends before it begins', { ...smallSite(), windows: [TIME] }, 'windows[0].to: "2005-03-12T20:00:00Z" is not after the window\'s begin'],
  ['no ledger', { ...smallSite(), ledger: 'ledger' }, 'ledger: "ledger" is no whole path of a folder'],
  ['a web server without TLS', { ...smallSite(), notices: { webhooks: [{ url: 'http://a/', secret: { env: 'CCM_PASSWORD' } }] } }, 'notices.webhooks[0].url: is no address of a web server with TLS'],
  ['a secret of a web server elsewhere', { ...smallSite(), notices: { webhooks: [{ url: 'https://a/', secret: { env: 'HOME' } }] } }, 'notices.webhooks[0].secret.env: is no variable that the site file names'],
  ['a mail server without a port', withMail({ server: 'smtp' }), 'notices.mail.server: "smtp" is no server'],
  ['mail that reaches no approver', { ...withMail({}), people: withMail({}).people.map(({ address: _, ...one }) => ({ ...one, ...(one['name'] === 'Kim' && { address: 'kim@b.example' }) })) }, 'notices.mail: reaches nobody who is an approver; write the address of one'],
  ['a login without a secret', withMail({ user: 'ccmctl' }), 'notices.mail: has a user and no secret; write both, or neither'],
  ['a secret without a login', withMail({ secret: { env: 'CCM_PASSWORD' } }), 'notices.mail: has a secret and no user; write both, or neither'],
  ['a login in clear', withMail({ user: 'ccmctl', secret: { env: 'CCM_PASSWORD' }, tls: 'offered' }), 'notices.mail.tls: would send the secret in clear; write tls: required'],
  ['a secret of the mail server elsewhere', withMail({ user: 'ccmctl', secret: { env: 'HOME' } }), 'notices.mail.secret.env: is no variable that the site file names'],
  ['mail of a kind that is not there', withMail({ mode: 'error' }), 'notices.mail.mode: "error" is not known; choose from all, errors; did you mean errors?'],
  ['certificates by a way up', withMail({ ca: '/etc/../ca.pem' }), 'notices.mail.ca: "/etc/../ca.pem" is no whole path of a file'],
  ['a key of the audit elsewhere', { ...smallSite(), audit: { folder: '/audit', key: { file: '/elsewhere/worker' }, workers: [KEYS[2]] } }, 'audit.key.file: lies in no folder that the site file names'],
  ['a record that nobody seals', { ...smallSite(), audit: { folder: '/audit', key: { file: '/keys/worker' }, workers: [] } }, 'audit.workers: is empty; write the public key of each worker'],
  ['a number that nobody can dial', { ...smallSite(), sheets: { folder: '/sheets', support: [{ name: 'TAC', phone: 'see the wall' }] } }, 'sheets.support[0].phone: "see the wall" is no telephone number'],
  ['a private key among those of workers', { ...smallSite(), audit: { folder: '/audit', key: { file: '/keys/worker' }, workers: ['-----BEGIN OPENSSH PRIVATE KEY-----'] } }, 'audit.workers[0]: is a private key'],
]; // prettier-ignore

describe('a site file with one fault is refused at its place', () => {
  it.each(FAULTS)('%s', (_, content, problem) => {
    expect(siteProblems(content).map((line) => line.slice(0, problem.length))).toContain(problem);
  });

  it('as the small site is not', () => {
    expect(siteProblems(smallSite())).toEqual([]);
  });
});

/** One group of fields of the small site, with all that it may have. */
const FULL: JsonObject = {
  ...smallSite(),
  policies: { approval: { remind: '1h', escalate: { after: '2h', to: ['crew'] } } },
  freezes: [{ ...TIME, to: '2005-03-13T20:00:00Z', reason: 'x' }],
  people: withMail({}).people,
  notices: { mail: { server: 'smtp:25', from: 'a@b.example' }, webhooks: [{ url: 'https://a/', secret: { env: 'CCM_PASSWORD' } }] },
  audit: { folder: '/audit', key: { file: '/keys/worker' }, workers: [KEYS[2]] },
  sheets: { folder: '/sheets', discs: 'cabinet 3', files: 'ops1', workers: ['ops1'], support: [{ name: 'TAC', phone: '+32 2 704' }] },
}; // prettier-ignore
const groupIn = fc.constantFrom(...groupsOf(FULL));
const groupAt = (content: JsonObject, path: Path): JsonObject => valueAt(content, path) as JsonObject;

describe('a site file', () => {
  it('with an unknown key anywhere is refused at that key', () => {
    fc.assert(
      fc.property(groupIn, fc.constantFrom('__proto__', 'toString', 'a.b', '', 'hosts', 'colour'), (path, key) => {
        const changed = structuredClone(FULL);
        fc.pre(!Object.hasOwn(groupAt(changed, path), key));
        Object.defineProperty(groupAt(changed, path), key, { value: 1, enumerable: true });
        expect(siteProblems(changed)).toContainEqual(
          expect.stringMatching(/: is an unknown key; (did you mean|known here are) /),
        );
      }),
    );
  });

  it('without a field that it must have is told what to write', () => {
    const required = new Set(fieldsOf(siteFileSchema).flatMap(({ path, required: must }) => (must ? [path] : [])));
    const places = groupsOf(FULL).flatMap((path) =>
      Object.keys(groupAt(FULL, path)).map((key) => [...path, key] as Path),
    );
    const musts = places.filter((path) => required.has(patternOf(path)));
    expect(musts.length).toBeGreaterThan(20);
    for (const path of musts) {
      const changed = structuredClone(FULL);
      Reflect.deleteProperty(groupAt(changed, path.slice(0, -1)), String(path.at(-1)));
      expect(siteProblems(changed)).toContainEqual(expect.stringMatching(/: is missing; write: /));
    }
  });

  it('is refused by lines only, whatever the content is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        const problems = siteProblems(content);
        expect(problems.length).toBeGreaterThan(0);
        for (const problem of problems) expect(problem).toMatch(/^[^\n]+$/);
      }),
    );
  });

  it('has another hash for whatever it says otherwise', () => {
    const changes: readonly [string, Json][] = [
      ['site', 'other'],
      ['secrets', { folders: ['/keys', '/more'], variables: ['CCM_PASSWORD'] }],
      ['hosts', [...smallSite().hosts, host('more')]],
      ['people', [...smallSite().people, person('Pat')]],
      ['policies', { work: { remind: '1h' } }],
      ['windows', [{ ...TIME, to: '2005-03-13T20:00:00Z' }]],
      ['freezes', FULL['freezes'] as Json],
      ['ledger', '/other'],
      ['notices', { webhooks: [{ url: 'https://a/', secret: { env: 'CCM_PASSWORD' } }] }],
      ['audit', FULL['audit'] as Json],
      ['sheets', FULL['sheets'] as Json],
    ];
    const hashes = [smallSite(), ...changes.map(([field, value]) => ({ ...smallSite(), [field]: value }))].map(
      (content) => siteFrom(content).hash,
    );
    expect(new Set(hashes).size).toBe(changes.length + 1);
  });

  it('says of sheets what it has, and nothing of what it has not', () => {
    expect(siteFrom({ ...smallSite(), sheets: FULL['sheets'] as Json }).sheets).toEqual(FULL['sheets']);
    expect(siteFrom({ ...smallSite(), sheets: { folder: '/sheets' } }).sheets).toStrictEqual({ folder: '/sheets' });
  });

  it('resolves names: ways through other hosts, what people may do, policies that are not written', () => {
    const { hosts, people, policies } = siteFrom();
    const jump = { host: 'jump.example.net', port: 22, user: 'ops', agent: true, hostKey: HOST_KEY, algorithms: [] };
    expect(hosts).toEqual({
      jump,
      station: {
        host: '10.1.1.5',
        port: 22,
        user: 'ops',
        key: { file: '/keys/station' },
        hostKey: HOST_KEY,
        algorithms: [],
        via: jump,
      },
    });
    expect(people).toEqual([
      { name: 'Kim', roles: ['engineer'], groups: ['crew'], keys: [KEYS[0].replace(/ kim.*/, '')] },
      {
        name: 'Ada',
        roles: ['engineer', 'approver'],
        groups: ['board', 'crew'],
        keys: [KEYS[1].replace(/ ada.*/, '')],
      },
    ]);
    expect(Object.values(policies).map(({ signed, people: count }) => [signed, count])).toEqual([
      [true, 1],
      [false, 1],
      [true, 1],
      [true, 1],
    ]);
    expect(policies.approval.notRequester).toBe(true);
  });
});

/** What people write for a secret in the wrong place; nothing of it may be seen again. */
const SECRETS = [
  'hunter2',
  'hunter2: hunter3',
  '{hunter2: hunter3}',
  '-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2',
  'ssh://ops:hunter2@a',
];
const SECRET_PLACES: readonly Path[] = [
  ...['key', 'password', 'passphrase', 'passwd', 'agent', 'hostKey', 'via', 'address'].map((name): Path => [
    'hosts',
    1,
    name,
  ]),
  ['hosts', 1, 'key', 'file'],
  ['hosts', 1, 'key', 'env'],
  ['secrets', 'folders', 0],
  ['secrets', 'variables', 0],
  ['people', 0, 'keys', 0],
  ['people', 0, 'password'],
  ['notices', 'webhooks', 0, 'secret'],
  ['notices', 'webhooks', 0, 'url'],
  ['notices', 'mail', 'password'],
];

it.each(SECRET_PLACES.map((path) => [path.join('.'), path] as const))(
  'a secret that was written into a site file is not repeated: %s',
  (_, path) => {
    let refused = 0;
    for (const secret of SECRETS) {
      const changed = structuredClone(FULL);
      const group = groupAt(changed, path.slice(0, -1));
      group[path.at(-1) as string] = secret;
      const said = siteProblems(changed);
      refused += said.length > 0 ? 1 : 0;
      expect(said.join('\n')).not.toMatch(/hunter|BEGIN/);
    }
    expect(refused).toBeGreaterThanOrEqual(SECRETS.length - 1);
  },
);
