import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ClusterFileError } from '../../../../config/problem.ts';
import {
  loadClusterFile,
  readClusterContent,
} from '../../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { smallContent } from './cluster-content.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'load-cluster-file-'));
});

afterAll(() => rm(directory, { recursive: true }));

/** What is wrong with a file, each line without the directory; empty for a good file. */
async function problemsOf(name: string, bytes: string | Uint8Array): Promise<readonly string[]> {
  await writeFile(join(directory, name), bytes);
  return problemsAt(name);
}

async function problemsAt(name: string): Promise<readonly string[]> {
  try {
    await loadClusterFile(join(directory, name));
    return [];
  } catch (error) {
    if (!(error instanceof ClusterFileError)) throw error;
    expect(error.message.split('\n').slice(0, 20)).toEqual(error.problems.slice(0, 20));
    return error.problems.map((problem) => problem.replaceAll(`${directory}/`, ''));
  }
}

const GOOD = stringify(smallContent(), { flowCollectionPadding: false });

/** Replaces one text that occurs in the good file. */
interface Change {
  readonly from: string;
  readonly to: string;
}

async function problemsAfter(...changes: readonly Change[]): Promise<readonly string[]> {
  const text = changes.reduce((before, { from, to }) => {
    expect(before).toContain(from);
    return before.replace(from, () => to);
  }, GOOD);
  return problemsOf('six.yaml', text);
}

describe('a good file', () => {
  it('loads, with Windows line ends and a byte order mark too', async () => {
    expect(await problemsOf('six.yaml', GOOD)).toEqual([]);
    expect(await problemsOf('six.yaml', `\uFEFF${GOOD.replaceAll('\n', '\r\n')}`)).toEqual([]);
  });

  it('may name a list once and refer to it', async () => {
    const text = GOOD.replace('services:\n', 'services: &calls\n').replace(
      /(name: CM-SUB[\s\S]*?)services:\n {6}- Cisco CallManager/,
      '$1services: *calls',
    );
    expect(text).toContain('*calls');
    expect(await problemsOf('six.yaml', text)).toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'bad.yaml: is empty; describe a cluster'],
    ['only comments', '# later\n', 'bad.yaml: is empty; describe a cluster'],
    [
      'another encoding',
      new Uint8Array([0x63, 0x3a, 0x20, 0xe9, 0x0a]),
      'bad.yaml: is not UTF-8 text; save it as UTF-8',
    ],
    ['UTF-16 with mark', Buffer.from('\uFEFFa: b', 'utf16le'), 'bad.yaml: is not UTF-8 text; save it as UTF-8'],
    ['UTF-16 without mark', Buffer.from('a: b', 'utf16le'), 'bad.yaml: is not UTF-8 text; save it as UTF-8'],
    ['a huge file', `#${'x'.repeat(262144)}\n`, 'bad.yaml: has 262146 bytes; a cluster file has at most 262144'],
    ['a text', 'hello\n', 'bad.yaml:1: is text; write a group of fields: one a line, indented'],
    ['a list', '- a\n', 'bad.yaml:1: is a list; write a group of fields: one a line, indented'],
  ])('is refused: %s', async (_, bytes, line) => {
    expect(await problemsOf('bad.yaml', bytes)).toContain(line);
  });

  it('is refused: one that is not there, a directory, a pipe', async () => {
    expect(await problemsAt('none.yaml')).toEqual(['none.yaml: there is no such file; check the name']);
    await mkdir(join(directory, 'folder'));
    expect(await problemsAt('folder')).toEqual(['folder: is a directory; name a cluster file']);
    execFileSync('mkfifo', [join(directory, 'pipe')]);
    expect(await problemsAt('pipe')).toEqual(['pipe: is not a regular file; name a cluster file']);
  });

  it.each<[string, string, readonly string[]]>([
    ['a tab', 'servers:\n\t- name: A\n', ['bad.yaml:2:1: is indented by a tab; use blanks']],
    ['a key twice', 'to: 4.1(2)\nfrom: 3.3(5)\nto: 4.1(2)\n', ['bad.yaml:3:1: repeats a key; keep one of the two']],
    ['two documents', 'a: b\n---\na: b\n', ['bad.yaml:2:1: begins a second document; a file has one']],
    [
      'an open quote',
      'cluster: "berlin\nto: x\n',
      ['bad.yaml:3:1: lacks a character, such as a quote, bracket, comma or colon; put it in'],
    ],
    ['an unknown anchor', 'servers: *all\n', ['bad.yaml:1:10: refers to an anchor that is not there; write the value']],
    [
      'two colons in a line',
      'cluster: berlin: mitte\n',
      ['bad.yaml:1:10: has a second ": " in one line; put the value in quotes or on lines of its own'],
    ],
    [
      'a tag',
      'cluster: !secret x\n',
      ['bad.yaml:1:10: has a tag (!); none is needed, so put the value in quotes or take the tag away'],
    ],
    [
      'a tag that YAML itself knows',
      'cluster: !!timestamp 2001-01-01\n',
      ['bad.yaml:1:10: has a tag (!); none is needed, so put the value in quotes or take the tag away'],
    ],
    [
      'a value that begins with @',
      'cluster: @berlin\n',
      ['bad.yaml:1:10: begins with a character that has a meaning in YAML; put the value in quotes'],
    ],
  ])('is refused with line and column: %s', async (_, text, lines) => {
    expect(await problemsOf('bad.yaml', text)).toEqual(lines);
  });

  it('never takes the process down by nesting or by repeated anchors', async () => {
    expect(await problemsOf('bad.yaml', '['.repeat(100_000))).not.toEqual([]);
    const laughs = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`);
    expect(await problemsOf('bad.yaml', ['a0: &a0 [x]', ...laughs].join('\n'))).toEqual([
      'bad.yaml:1:1: is nested too deeply or repeats its anchors too often; write it out plainly',
    ]);
  });
});

const ROLES = 'is not known; choose from publisher, tftp, service, secondary, primary, application; did you mean';
const SECRET = 'put it into an environment variable or a file of its own and write {env: NAME} or {file: PATH}';
const FINGERPRINT = 'write SHA256: and 43 characters, as ssh-keygen -lf prints them on the host itself';
const INSTANT = 'write date, time and offset, such as 2005-03-12T22:00:00+01:00';
const DURATION = 'write hours, minutes and seconds, such as 35m, 90s or 1h30m';

/** What is changed in the good file, and below it what is said of it; `@` names another line than the changed one. */
const FAULTS = String.raw`
  name: CM-SUB => name: 10.1.1.1
    servers[2].name: "10.1.1.1" is an address; use the computer name, such as CM-SUB1
  name: CM-SUB => name: sub.a.net
    servers[2].name: "sub.a.net" is a DNS name with its domain; use the computer name alone, such as sub
  name: CM-SUB => name: CALLMANAGER-SUB-1
    servers[2].name: "CALLMANAGER-SUB-1" has 17 characters; a computer name has at most 15
  name: CM-SUB => name: CM-PUB
    servers[2].name: "CM-PUB" is the name of servers[0] too; give each its own
  name: CM-SUB => name: cm-pub
    servers[2].name: "cm-pub" is the name of servers[0] too; give each its own
  address: 10.1.1.12 => address: 10.1.1.10
    servers[2].address: "10.1.1.10" is the address of servers[0] too; give each its own
  address: 10.1.1.12 => address: 10.1.1.256
    servers[2].address: "10.1.1.256" is no IPv4 address; write four numbers from 0 to 255 with dots between
  address: 10.1.1.12 => adress: 10.1.1.12
    servers[2].adress: is an unknown key; did you mean address?
  roles:\n      - secondary => roles:\n      - publisher
    servers[1].roles: names a second publisher beside servers[0]; a cluster has exactly one
  - publisher => - tftp @ servers:
    servers: has no publisher; give exactly one server the role publisher
  - primary => - primery
    servers[2].roles[0]: "primery" ${ROLES} primary?
  - primary => - subscriber
    servers[2].roles[0]: "subscriber" ${ROLES} primary or secondary?
  backup: CM-SEC => backup: CM-PUB
    servers[2].backup: "CM-PUB" is not a secondary; choose from CM-SEC
  backup: CM-SEC => backup: CM-SEC2
    servers[2].backup: "CM-SEC2" is no server of this cluster; a backup is a secondary: choose from CM-SEC
  backup: CM-SEC => backup: cm-sec
    servers[2].backup: "cm-sec" differs from the server's name in its letters; write CM-SEC
  to: 4.1(2) => to: "4.1"
    to: "4.1" is no release; write it as Cisco does, such as 4.1(2)
  to: 4.1(2) => to: 4.1
    to: 4.1 is a number; write text, in quotes where it looks like a number
  user: ops => password: hunter2\n  user: ops
    station.password: holds a secret in plain text; ${SECRET}
  hostKey: SHA256: => hostKey: MD5:
    station.hostKey: is no fingerprint; ${FINGERPRINT}
  - engineer\n      - approver => - engineer @ people:
    people: has nobody who may approve a plan; give somebody the role approver
  from: => window: {from: 2005-03-12T22:00:00, to: 2005-03-13T16:00:00Z}\nfrom:
    window.from: "2005-03-12T22:00:00" is no instant; ${INSTANT}
  from: => window: {from: 2005-03-12T22:00:00+01:00, to: 2005-03-12T21:00:00Z}\nfrom:
    window.to: "2005-03-12T21:00:00Z" is not after the window's begin; write a later instant
  from: => durations: {rebootLimit: 15 minutes}\nfrom:
    durations.rebootLimit: "15 minutes" is no duration; ${DURATION}
  from: => durations: {installLow: 2h}\nfrom:
    durations.installLow: installLow (2h) is above installHigh (1h30m); set both
`;

const rows = FAULTS.trim().split(/\n {2}(?=\S)/);

describe('a file with one fault names line, place, value and what to do', () => {
  it.each(rows.map((row) => row.split('\n    ')))('%s', async (change = '', said = '') => {
    const [from = '', to = '', at = from] = change.replaceAll('\\n', '\n').split(/ => | @ /);
    const line = GOOD.slice(0, GOOD.indexOf(at)).split('\n').length;
    expect(await problemsAfter({ from, to })).toContain(`six.yaml:${line}: ${said}`);
  });
});

describe('the problems of a file', () => {
  it('are all shown at once, in the order of the lines', async () => {
    const problems = await problemsAfter(
      { from: 'cluster: berlin', to: 'cluster: ber lin' },
      { from: 'address: 10.1.1.12', to: 'address: 10.1.1.10' },
      { from: 'model: MCS-7845', to: 'model: 7845' },
      { from: 'devices: 900', to: 'devices: many' },
    );
    expect(problems).toHaveLength(4);
    const lines = problems.map((problem) => Number(problem.split(':')[1]));
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it('never hide a rule behind a mistyped field of another server', async () => {
    const problems = await problemsAfter(
      { from: 'model: MCS-7845', to: 'model: 7845' },
      { from: '- secondary', to: '- publisher' },
    );
    expect(problems.some((problem) => problem.includes('names a second publisher'))).toBe(true);
  });

  it('never say that a publisher is missing while some roles cannot be read', async () => {
    const problems = await problemsAfter({ from: '- publisher', to: '- publisherr' });
    expect(problems.map((problem) => problem.split(': ')[1])).toEqual(['servers[0].roles[0]']);
  });

  it('never repeat a secret, wherever it stands by mistake', async () => {
    const places: readonly Change[] = [
      { from: 'user: ops', to: 'user: ops\n  password: hunter2hunter2' },
      { from: 'user: ops', to: 'user: ops\n  password: 0x472f3b\n' },
      { from: 'user: ops', to: 'user: ops\n  password: [hunter2hunter2]' },
      { from: 'user: ops', to: 'user: ops\n  password: {env: "hunter2 hunter2"}' },
      { from: 'file: /keys/station', to: 'file: "-----BEGIN\\nhunter2\\n"' },
      { from: 'file: /keys/station', to: 'value: hunter2' },
      { from: 'user: ops', to: 'user: ops\n  pasword: hunter2' },
      { from: 'host: station', to: 'host: ssh://ops:hunter2@station' },
      { from: 'user: ops', to: 'user: ops\n  password: "hunter2' },
      { from: 'user: ops', to: 'user: ops\n  password: hunter2: hunter2' },
      { from: 'user: ops', to: 'user: ops\n  password: @hunter2' },
    ];
    for (const change of places) {
      const problems = await problemsAfter(change);
      expect(problems, change.to).not.toEqual([]);
      expect(problems.join('\n')).not.toMatch(/hunter2|4665147|472f3b/);
    }
  });

  it('are lines of the file, whatever happened to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(GOOD.length), fc.nat(8), fc.string({ maxLength: 4 }), async (at, cut, put) => {
        const text = GOOD.slice(0, at) + put + GOOD.slice(at + cut);
        for (const problem of await problemsOf('six.yaml', text)) expect(problem).toMatch(/^six\.yaml:[^\n]+$/);
      }),
      { numRuns: 400 },
    );
  });
});

describe('content without a file', () => {
  it('is refused with its origin and the path as the place', () => {
    const content = smallContent();
    content.servers[2] = { ...content.servers[2], name: '10.1.1.1' };
    const problem = 'servers[2].name: "10.1.1.1" is an address; use the computer name, such as CM-SUB1';
    expect(() => readClusterContent(content, '')).toThrow(new ClusterFileError([problem]));
    expect(() => readClusterContent(content, 'workflow input')).toThrow(
      new ClusterFileError([`workflow input: ${problem}`]),
    );
    expect(() => readClusterContent('x', 'workflow input')).toThrow(/^workflow input: is text; write a group/);
  });
});
