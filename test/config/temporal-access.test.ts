import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { SettingsError } from '../../config/settings-error.ts';
import { plainAccess, readTemporalAccess, USUAL_ADDRESS, type TemporalAccess } from '../../config/temporal-access.ts';
import { TEST_CERTIFICATE, TEST_CERTIFICATE_KEY } from '../worker/temporal/test-certificate.ts';

const folder = mkdtempSync(join(tmpdir(), 'ccm-access-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

const certificateFile = fileOf('certificate.pem', TEST_CERTIFICATE);
const keyFile = fileOf('key.pem', TEST_CERTIFICATE_KEY);

const PROFILES = fileOf(
  'temporal.toml',
  `
[profile.default]
address = "here.example:7233"
namespace = "usual"
[profile.production]
address = "there.example:7233"
namespace = "night"
api_key = "secret-of-the-file"
[profile.production.grpc_meta]
x-team = "voice-of-the-team"
[profile.mutual]
address = "there.example:7233"
[profile.mutual.tls]
server_name = "temporal.internal"
client_cert_path = "${certificateFile}"
client_key_path = "${keyFile}"
`,
);

type Env = Readonly<Record<string, string>>;

const read = (env: Env, profile?: string, byDefault = true): TemporalAccess =>
  readTemporalAccess(env, { profile, byDefault });

const inProfiles = (profile?: string, env: Env = {}): TemporalAccess =>
  read({ TEMPORAL_CONFIG_FILE: PROFILES, ...env }, profile);

const WITH_ADDRESS = { TEMPORAL_ADDRESS: 'here.example:7233' };

describe('how Temporal is reached', () => {
  test('is the usual address without TLS where nobody says anything', () => {
    const access = read({});
    expect(access).toMatchObject({ isNamed: false, namespace: 'default', tls: 'none', hasApiKey: false });
    expect(access.howToConnect()).toEqual({ address: USUAL_ADDRESS });
  });

  test('is what the default profile says, and a variable weighs more', () => {
    expect(inProfiles()).toMatchObject({ address: 'here.example:7233', isNamed: true, namespace: 'usual' });
    expect(inProfiles(undefined, { TEMPORAL_NAMESPACE: 'other' })).toMatchObject({ namespace: 'other' });
  });

  test('is the profile that the command line names, before the one of the variable', () => {
    expect(inProfiles('production', { TEMPORAL_PROFILE: 'mutual' })).toMatchObject({
      profile: 'production',
      tls: 'server',
    });
    expect(inProfiles(undefined, { TEMPORAL_PROFILE: 'mutual' })).toMatchObject({ profile: 'mutual', tls: 'mutual' });
  });

  test('has all that a profile has: TLS with an API key, headers, names and certificates', () => {
    expect(inProfiles('production').howToConnect()).toEqual({
      address: 'there.example:7233',
      tls: {},
      apiKey: 'secret-of-the-file',
      metadata: { 'x-team': 'voice-of-the-team' },
    });
    expect(inProfiles('mutual').howToConnect().tls).toEqual({
      serverNameOverride: 'temporal.internal',
      clientCertPair: { crt: Buffer.from(TEST_CERTIFICATE), key: Buffer.from(TEST_CERTIFICATE_KEY) },
    });
  });

  test.each<[string, Env, 'none' | 'server']>([
    ['an API key', { TEMPORAL_API_KEY: 'key' }, 'server'],
    ['an API key, but TLS is not wanted', { TEMPORAL_API_KEY: 'key', TEMPORAL_TLS: 'false' }, 'none'],
    ['TEMPORAL_TLS', { TEMPORAL_TLS: 'true' }, 'server'],
    ['an authority', { TEMPORAL_TLS_SERVER_CA_CERT_PATH: certificateFile }, 'server'],
    ['an empty variable, which counts as not set', { TEMPORAL_API_KEY: '', TEMPORAL_TLS_SERVER_NAME: '' }, 'none'],
  ])('is by TLS or not, with %s', (_, env, tls) => expect(read({ ...WITH_ADDRESS, ...env }).tls).toBe(tls));

  test.each([
    ['an empty file', ''],
    ['a file without profiles', 'colour = "blue"'],
  ])('is the usual one with %s', (name, text) => {
    const env = { TEMPORAL_CONFIG_FILE: fileOf(`${name}.toml`, text) };
    expect(read(env).isNamed).toBe(false);
    expect(() => read(env, 'production')).toThrow(/no profile at all/);
  });
});

describe('for a rehearsal', () => {
  const HOME = { XDG_CONFIG_HOME: folder };
  const rehearse = (env: Env, profile?: string) => readTemporalAccess(env, { profile, byDefault: false });

  test('a profile counts only where it was named: real runs may live where the default one leads', () => {
    expect(rehearse(HOME).isNamed).toBe(false);
    expect(rehearse({ TEMPORAL_CONFIG_FILE: PROFILES }).isNamed).toBe(true);
    expect(rehearse({ ...HOME, ...WITH_ADDRESS })).toMatchObject({ isNamed: true, namespace: 'default' });
  });
});

describe('secrets', () => {
  const access = inProfiles('production');

  test('are in nothing that may be printed', () => {
    expect(`${inspect(access, { depth: null })} ${JSON.stringify(access)}`).not.toMatch(/secret-of|voice-of/);
  });

  test('are masked in the words of others', () => {
    expect(access.mask('no: secret-of-the-file, voice-of-the-team')).toBe('no: ***, ***');
    expect(plainAccess('a:1', 'default').mask('as it is')).toBe('as it is');
  });

  test.each<[string, Env]>([
    ['an API key of two lines', { TEMPORAL_API_KEY: 'secret\nkey' }],
    ['a key that is none', { TEMPORAL_TLS_CLIENT_CERT_PATH: certificateFile, TEMPORAL_TLS_CLIENT_KEY_DATA: 'secret' }],
  ])('are not in the refusal of %s', (_, env) => {
    const refused = (): unknown => read({ ...WITH_ADDRESS, ...env });
    expect(refused).toThrow(SettingsError);
    expect(refused).not.toThrow(/secret/);
  });
});

describe('is refused, with the reason', () => {
  test.each<[string, Env, RegExp]>([
    ['a file that is not there', { TEMPORAL_CONFIG_FILE: '/nowhere.toml' }, /TEMPORAL_CONFIG_FILE is "\/nowhere.toml"/],
    ['a profile that is not there', { TEMPORAL_CONFIG_FILE: PROFILES, TEMPORAL_PROFILE: 'x' }, /temporal.toml: Profile 'x' not found/],
    ['a file that is no TOML', { TEMPORAL_CONFIG_FILE: fileOf('bad.toml', '[profile') }, /bad.toml: Invalid TOML/],
    ['an address of another form', { TEMPORAL_CONFIG_FILE: fileOf('form.toml', '[profile.default]\naddress = "here"') }, /address: expected host:port/],
    ['a number as the address', { TEMPORAL_CONFIG_FILE: fileOf('number.toml', '[profile.default]\naddress = 7233') }, /address: Invalid input/],
    ['TLS without an address', { TEMPORAL_TLS: 'true' }, /TLS or an API key is set, but no address/],
    ['an API key without an address', { TEMPORAL_API_KEY: 'key' }, /TLS or an API key is set, but no address/],
    ['a certificate without its key', { ...WITH_ADDRESS, TEMPORAL_TLS_CLIENT_CERT_PATH: certificateFile }, /the key is missing/],
    ['a key without its certificate', { ...WITH_ADDRESS, TEMPORAL_TLS_CLIENT_KEY_PATH: keyFile }, /the certificate is missing/],
    ['a path and the certificate itself', { ...WITH_ADDRESS, TEMPORAL_TLS_SERVER_CA_CERT_PATH: certificateFile, TEMPORAL_TLS_SERVER_CA_CERT_DATA: 'x' }, /Cannot specify both/],
    ['an authority that is no certificate', { ...WITH_ADDRESS, TEMPORAL_TLS_SERVER_CA_CERT_DATA: 'x' }, /authority \(server CA\) is no certificate/],
    ['a certificate file that is not there', { ...WITH_ADDRESS, TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/nowhere.pem' }, /\/nowhere.pem cannot be read \(ENOENT\)/],
    ['an API key and a header', { ...WITH_ADDRESS, TEMPORAL_API_KEY: 'key', TEMPORAL_GRPC_META_AUTHORIZATION: 'x' }, /only one of them/],
  ])('%s', (_, env, reason) => expect(() => read(env)).toThrow(reason)); // prettier-ignore
});
