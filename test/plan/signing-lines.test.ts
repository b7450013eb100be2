import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { whyNotSigned } from '../../activities/signatures/verify-signature.ts';
import { signingLines } from '../../plan/signing-lines.ts';
import { statementText, type Statement } from '../../plan/statement.ts';
import { openKeys, type Keys } from '../activities/signatures/people-with-keys.ts';

let keys: Keys;
let [home, key] = ['', ''];
beforeAll(async () => {
  keys = await openKeys();
  key = await keys.make('kim');
  home = await mkdtemp(join(tmpdir(), 'ccmctl-home-'));
  await mkdir(join(home, '.ssh'));
  await rename(keys.fileOf('kim'), join(home, '.ssh/id_ed25519'));
  // Prints each word that it is given, so that it is seen what the shell has made of the line.
  await writeFile(join(home, 'temporal'), '#!/bin/sh\nprintf "%s\\n" "$@"\n');
  await chmod(join(home, 'temporal'), 0o755);
});
afterAll(async () => {
  await keys.remove();
  await rm(home, { recursive: true, force: true });
});

const statement = (given: Partial<Statement>): Statement => ({
  ...{ workflow: 'ccm/berlin', firstRun: 'first', prompt: 'CM-PUB/reboot#1', value: 'act-again', by: 'Kim Larsen' },
  ...{ plan: 'a'.repeat(64), nonce: 'n-1' },
  ...given,
});

it.each<[string, Partial<Statement>]>([
  ['plain words', {}],
  ['quotes, dollars and backslashes', { note: `it's "$HOME" \`id\` \\n %s` }],
  ['lines of a server', { lines: 'sc \\\\CM-PUB stop "McShield"\nsc \\\\CM-PUB config "McShield" start= disabled' }],
  ['letters of any language', { by: 'Zoë 李', note: '再起動した' }],
])('what a shell makes of the two lines is signed and sent as it was meant: %s', async (_, given) => {
  const said = statement(given);
  const message = { prompt: said.prompt, value: said.value, by: said.by };
  const script = signingLines('answer', message, said).join('\n');
  const env = { ...process.env, HOME: home, PATH: `${home}:${process.env['PATH'] ?? ''}` };
  const words = execFileSync('/bin/sh', ['-ec', script], { encoding: 'utf8', env }).trimEnd().split('\n');
  expect(words.slice(0, 7)).toEqual(['workflow', 'update', 'execute', '--workflow-id', 'ccm/berlin', '--name', 'answer']);
  const { signature, ...sent } = JSON.parse(words.at(-1) ?? '') as typeof message & { signature: string };
  expect(sent).toEqual(message);
  const person = { name: said.by, roles: ['engineer'] as const, groups: [], keys: [key] };
  expect(await whyNotSigned({ statement: said, signature }, person)).toBeNull();
  expect(JSON.parse(statementText(said))).toEqual(said);
}); // prettier-ignore
