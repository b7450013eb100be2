import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { describeError } from '../../../../cli/describe-error.ts';
import {
  loadClusterFile,
  readClusterContent,
} from '../../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { readClusterSpec } from '../../../../lab/cluster-spec.ts';
import { smallContent } from './cluster-content.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'secrets-by-mistake-'));
});
afterAll(() => rm(directory, { recursive: true }));

const GOOD = stringify(smallContent(), { flowCollectionPadding: false });

/** What people write for a secret, each with what must not be seen of it. */
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ['hunter2', /hunter2/],
  ['"hunter2 hunter3"', /hunter/],
  ['hunter2: hunter3', /hunter/],
  ['ops:hunter2@station', /hunter/],
  ['"ssh://ops:hun@ter2@station"', /hun|ter2/],
  ['"hunter2', /hunter/],
  ["'hunter2", /hunter/],
  ['@hunter2', /hunter/],
  ['*hunter2', /hunter/],
  ['&hunter2', /hunter/],
  ['!hunter2 hunter3', /hunter/],
  ['%hunter2', /hunter/],
  ['`hunter2`', /hunter/],
  ['{hunter2', /hunter/],
  ['[hunter2', /hunter/],
  ['{hunter2: hunter3}', /hunter/],
  ['[hunter2, hunter3]', /hunter/],
  ['{env: "hunter2 hunter3"}', /hunter/],
  ['{value: hunter2}', /hunter/],
  ['0x472f3b', /4665147|472f3b/i],
  ['1234567', /1234567/],
  ['"-----BEGIN RSA PRIVATE KEY-----\\nhunter2\\n"', /hunter|BEGIN/],
  ['-----BEGIN RSA PRIVATE KEY-----', /BEGIN/],
];

/** Where it may come to stand: a text of the good file, and what becomes of it. */
type Place = readonly [string, (secret: string) => readonly [string, string]];
const PLACES: readonly Place[] = [
  ...['password', 'key', 'pasword', 'passwd', 'privateKey', 'identityFile'].map((name): Place => [
    `station.${name}`,
    (secret) => ['user: ops', `user: ops\n  ${name}: ${secret}`],
  ]),
  ['station.key.file', (secret) => ['file: /keys/station', `file: ${secret}`]],
  ['station.key.env', (secret) => ['file: /keys/station', `env: ${secret}`]],
  ['station.key.value', (secret) => ['file: /keys/station', `value: ${secret}`]],
  ['station.user', (secret) => ['user: ops', `user: ops ${secret}`]],
  ['station.host', (secret) => ['host: station', `host: ${secret}`]],
  ['station.port', (secret) => ['user: ops', `user: ops\n  port: ${secret}`]],
  ['station.algorithms', (secret) => ['user: ops', `user: ops\n  algorithms: [${secret}]`]],
  ['station', (secret) => [GOOD.slice(GOOD.indexOf('station:'), GOOD.indexOf('servers:')), `station: ${secret}\n`]],
  ['transport', (secret) => ['address: 10.1.1.12', `address: 10.1.1.12\n    transport: ${secret}`]],
  [
    'transport.direct',
    (secret) => ['address: 10.1.1.12', `address: 10.1.1.12\n    transport: {direct: {host: a, password: ${secret}}}`],
  ],
  ['server.password', (secret) => ['address: 10.1.1.12', `address: 10.1.1.12\n    password: ${secret}`]],
  ['people.password', (secret) => ['people:', `people:\n  - password: ${secret}`]],
  ...['administratorPassword', 'saPassword', 'directoryManagerPassword', 'privatePasswordPhrase'].map((name): Place => [
    `secrets.${name}`,
    (secret) => ['cluster: berlin', `cluster: berlin\nsecrets:\n  ${name}: ${secret}`],
  ]),
  ['secrets', (secret) => ['cluster: berlin', `cluster: berlin\nsecrets: ${secret}`]],
  ['a key of the secrets', (secret) => ['cluster: berlin', `cluster: berlin\nsecrets:\n  ${secret}: x`]],
  [
    'server.administratorPassword',
    (secret) => ['address: 10.1.1.12', `address: 10.1.1.12\n    administratorPassword: ${secret}`],
  ],
  ['password', (secret) => ['cluster: berlin', `cluster: berlin\npassword: ${secret}`]],
  ['a key of the station', (secret) => ['user: ops', `user: ops\n  ${secret}: x`]],
  ['a key of a secret', (secret) => ['file: /keys/station', `${secret}: x`]],
  ['a quote that is not closed', (secret) => ['cluster: berlin', `cluster: "berlin\npassword: ${secret}\n"`]],
  ['the end of a name', (secret) => ['cluster: berlin', `cluster: "berlin password ${secret.replaceAll('"', '')}"`]],
];

/** Everything that is said of a file, by whoever reads one. */
async function saidOf(text: string): Promise<string> {
  const file = join(directory, 'cluster.yaml');
  await writeFile(file, text);
  const said: string[] = [];
  const hear = async (read: () => unknown): Promise<void> => {
    try {
      await read();
    } catch (error) {
      const { name, message } = error as Error;
      said.push(name, message, JSON.stringify(error), JSON.stringify(describeError(error)));
    }
  };
  await hear(() => loadClusterFile(file));
  await hear(() => readClusterSpec(text));
  let content: unknown;
  try {
    content = parse(text, { logLevel: 'error' });
  } catch {
    return said.join('\n');
  }
  await hear(() => readClusterContent(content, 'workflow input'));
  return said.join('\n');
}

describe('a secret that was written into a cluster file', () => {
  it.each(PLACES)('is repeated by nobody who reads the file: %s', async (_, change) => {
    let refused = 0;
    for (const [secret, seen] of SECRETS) {
      const [from, to] = change(secret);
      expect(GOOD).toContain(from);
      const said = await saidOf(GOOD.replace(from, () => to));
      if (said !== '') refused += 1;
      expect(said, secret).not.toMatch(seen);
    }
    expect(refused).toBeGreaterThan(SECRETS.length / 2);
  });
});
