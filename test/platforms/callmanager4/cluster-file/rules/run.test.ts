import { describe, expect, it } from 'vitest';
import { problemsOf, smallContent, type JsonObject } from '../cluster-content.ts';

const { station, ...withoutStation } = smallContent();

describe('a cluster file', () => {
  const direct = { transport: { direct: station } };

  it('needs a station where a server is reached through it, and only there', () => {
    expect(problemsOf(withoutStation)).toEqual([
      'station: is missing, and servers[0] is reached through it; describe the station, or give each server transport: {direct: ...}',
    ]);
    const servers = withoutStation.servers.map((server) => ({ ...server, ...direct }));
    expect(problemsOf({ ...withoutStation, servers })).toEqual([]);
  });

  it('says for every SSH server how to log on, wherever it is described', () => {
    const noSecret = { host: 'a', user: 'b', hostKey: station['hostKey'] ?? '' };
    const servers = [
      { ...withoutStation.servers[0], transport: { direct: noSecret } },
      ...withoutStation.servers.slice(1),
    ];
    expect(problemsOf({ ...withoutStation, station: noSecret, servers })).toEqual([
      'station: has neither key nor password; say where one of them lies',
      'servers[0].transport.direct: has neither key nor password; say where one of them lies',
    ]);
  });

  it('may call itself a rehearsal only where every SSH server is on this machine', () => {
    const rehearsalAt = (host: string): readonly string[] =>
      problemsOf({ ...withoutStation, station: { ...station, host }, rehearsal: true });
    for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1'])
      expect(rehearsalAt(host)).toEqual([]);
    for (const host of ['station', '10.1.1.5', '127.0.0.1.example.net', 'localhost.example.net', '128.0.0.1', '::'])
      expect(rehearsalAt(host), host).toEqual([
        'station.host: is not on this machine, and the file says rehearsal: true; take that line away where the servers are real',
      ]);
    expect(problemsOf({ ...withoutStation, station, rehearsal: false })).toEqual([]);
    expect(problemsOf({ ...withoutStation, station, rehearsal: 'true' })).toEqual([
      'rehearsal: is text; write true or false',
    ]);
  });

  it('says of a secret one keeping place', () => {
    const both = { ...station, key: { file: 'a', env: 'B' }, password: {} };
    expect(problemsOf({ ...smallContent(), station: both })).toEqual([
      'station.key: must name one keeping place; write either file or env',
      'station.password: must name one keeping place; write either file or env',
    ]);
  });

  it.each<[string, JsonObject[], readonly string[]]>([
    [
      'nobody who may answer',
      [{ name: 'Kim', roles: ['approver'] }],
      ['people: has nobody who may answer prompts; give somebody the role engineer'],
    ],
    [
      'one name twice',
      [
        { name: 'Kim', roles: ['approver', 'engineer'] },
        { name: 'kim', roles: ['engineer'] },
      ],
      ['people[1].name: "kim" is the name of people[0] too; give each its own'],
    ],
    ...(
      [
        ['letters of another alphabet', 'Аdа Оkаfоr'],
        ['full-width letters', 'Ａｄａ Ｏｋａｆｏｒ'],
      ] as const
    ).map(([how, name]): [string, JsonObject[], readonly string[]] => [
      `two names of which an eye sees one: ${how}`,
      [
        { name: 'Ada Okafor', roles: ['engineer'] },
        { name, roles: ['approver'] },
      ],
      [
        `people[1].name: "${name}" looks like the name of people[0], "Ada Okafor"; give each one that differs to the eye`,
      ],
    ]),
    [
      'an invisible character in a name, which is told beside the name that it looks like',
      [
        { name: 'Ada Okafor', roles: ['engineer'] },
        { name: 'Ada\u200b Okafor', roles: ['approver'] },
      ],
      [
        'people[1].name: "Ada\\\\u200b Okafor" looks like the name of people[0], "Ada Okafor"; give each one that differs to the eye',
        'people[1].name: "Ada\\\\u200b Okafor" holds characters that nobody sees; write the name as it is spoken',
      ],
    ],
    ['nobody at all', [], ['people: is empty; name the people who answer and approve']],
    [
      'a mistyped role, of which nothing more is said',
      [{ name: 'Kim', roles: ['aprover'] }],
      ['people[0].roles[0]: "aprover" is not known; choose from engineer, approver; did you mean approver?'],
    ],
  ])('is refused with %s', (_, people, said) => {
    expect(problemsOf({ ...smallContent(), people })).toEqual(said);
  });

  it('may name as many people as fit into an input of Temporal, and each is compared', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      name: `Kim ${index}`,
      roles: ['engineer', 'approver'],
    }));
    expect(problemsOf({ ...smallContent(), people: [...many, { name: 'kim 7', roles: ['engineer'] }] })).toEqual([
      'people[10000].name: "kim 7" is the name of people[7] too; give each its own',
    ]);
  });

  it('gives the two discs two labels, since a machine must tell them apart', () => {
    expect(problemsOf({ ...smallContent(), discLabels: { disc1: 'CCM', disc2: 'ccm' } })).toEqual([
      'discLabels.disc2: "ccm" is the label of disc1 too; a machine could not tell the discs apart',
    ]);
  });

  it.each([
    [{ installLow: '2h' }, 'durations.installLow: installLow (2h) is above installHigh (1h30m); set both'],
    [{ installHigh: '30m' }, 'durations.installHigh: installLow (45m) is above installHigh (30m); set both'],
  ])('compares durations with the defaults of the others: %j', (durations, said) => {
    expect(problemsOf({ ...smallContent(), durations })).toEqual([said]);
  });

  it('has durations from one second to a day', () => {
    for (const text of ['0s', '24h1s'])
      expect(problemsOf({ ...smallContent(), durations: { rebootLimit: text } })).toEqual([
        `durations.rebootLimit: "${text}" is out of range; a duration is from 1s to 24h`,
      ]);
  });
});
