import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { profileFileOf } from '../../../config/profile-file.ts';
import { readSettings } from '../../../config/settings.ts';
import { lookAtKept } from '../../../worker/doctor/look-at-kept.ts';
import { smallSite } from '../../config/site-file/site-content.ts';

let folder: string;
const at = (...names: readonly string[]): string => join(folder, ...names);

/** All that a worker of a site has lying about, as it should be. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-kept-'));
  for (const name of ['keys', 'ledger', 'settings']) await mkdir(at(name), { mode: 0o700 });
  const site = {
    ...smallSite(),
    secrets: { folders: [at('keys')], variables: ['CCM_PASSWORD'] },
    ledger: at('ledger'),
  };
  const hosts = site.hosts.map((host) => ('key' in host ? { ...host, key: { file: at('keys', 'station') } } : host));
  const codec = { namespaces: { default: [{ id: 'first', key: { file: at('codec.key') } }] } };
  const files = {
    'site.yaml': stringify({ ...site, hosts }),
    'codec.yaml': stringify(codec),
    'codec.key': 'a key',
    'keys/station': 'a key',
    'keys/station.pub': 'no secret',
    'settings/temporal.toml': '',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(at(name), text, { mode: 0o600 });
  await chmod(at('keys/station.pub'), 0o644);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const look = (siteFile: string | undefined = at('site.yaml'), platform: NodeJS.Platform = 'linux') =>
  lookAtKept(
    readSettings({ TEMPORAL_CONFIG_FILE: at('settings/temporal.toml'), CCMCTL_CODEC_KEYS: at('codec.yaml') }),
    siteFile,
    platform,
  );

it('is content where nobody else may read or write', async () => {
  expect(await look()).toEqual({ state: 'found', seen: '7 looked at: open to nobody else' });
  expect(await look(undefined)).toMatchObject({ state: 'found' });
});

/** A file, a mode that opens it to others, and what is said of it. */
const OPENED: readonly (readonly [string, number, RegExp])[] = [
  ['settings/temporal.toml', 0o640, /^profile .*: its group may read it; chmod go-rwx /],
  ['settings/temporal.toml', 0o604, /^profile .*: everybody may read it; chmod go-rwx /],
  ['codec.yaml', 0o660, /^file of codec keys .*: its group may write it; chmod go-w /],
  ['codec.key', 0o644, /^codec key first .*: its group and everybody may read it; chmod go-rwx /],
  ['site.yaml', 0o664, /^site file .*: its group may write it; chmod go-w /],
  ['keys', 0o770, /^folder of secrets .*chmod go-w .*; folder .*: others may replace what lies in it/],
  ['keys/station', 0o640, /^secret .*station: its group may read it; chmod go-rwx /],
  ['ledger', 0o777, /^ledger .*: its group and everybody may write it; chmod go-w /],
];

describe('warns, with what to do, of', () => {
  it.each(OPENED)('%s with mode %o', async (name, mode, said) => {
    await chmod(at(name), mode);
    expect(await look()).toMatchObject({ state: 'missing', seen: expect.stringMatching(said) as string });
  });

  it('a folder in which others may put another file in its place', async () => {
    await chmod(folder, 0o777);
    expect((await look()).seen).toContain(`folder ${folder}: others may replace what lies in it; chmod go-w ${folder}`);
    await chmod(folder, 0o1777);
    expect(await look()).toMatchObject({ state: 'found' });
  });
});

it('lets a site file and its folders be read by others: a worker that is not root reads what root owns', async () => {
  await chmod(at('site.yaml'), 0o644);
  for (const name of ['keys', 'ledger']) await chmod(at(name), 0o755);
  expect(await look()).toMatchObject({ state: 'found' });
});

describe('says that it does not know', () => {
  it('of what is not there', async () => {
    await rm(at('ledger'), { recursive: true });
    expect(await look()).toEqual({ state: 'unknown', seen: `ledger ${at('ledger')} cannot be looked at (ENOENT)` });
  });

  it('of what a file names that cannot be read', async () => {
    await writeFile(at('site.yaml'), 'hello');
    expect(await look()).toMatchObject({ state: 'unknown', seen: expect.stringContaining('what the site file names is not known') as string }); // prettier-ignore
  });

  it('on Windows, whatever is named', async () => {
    expect(await look(at('site.yaml'), 'win32')).toMatchObject({ state: 'unknown', seen: expect.stringContaining('icacls') as string }); // prettier-ignore
  });
});

it('looks for the profile where the temporal command has it', () => {
  expect(profileFileOf({ HOME: '/srv/kim' }, 'linux')).toBe('/srv/kim/.config/temporalio/temporal.toml');
  expect(profileFileOf({ XDG_CONFIG_HOME: '/etc/kim' }, 'linux')).toBe('/etc/kim/temporalio/temporal.toml');
  expect(profileFileOf({ TEMPORAL_CONFIG_FILE: '/x.toml' }, 'linux')).toBe('/x.toml');
});
