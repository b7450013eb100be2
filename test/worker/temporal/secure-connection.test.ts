import { afterEach, describe, expect, inject, test } from 'vitest';
import type { HowToConnect } from '../../../config/temporal-access.ts';
import { connectClient } from '../../../worker/temporal/connect-client.ts';
import { connectWorker } from '../../../worker/temporal/connect-worker.ts';
import { makeUsable } from '../../../worker/temporal/reach-temporal.ts';
import { whyUnreached } from '../../../worker/temporal/why-unreached.ts';
import { runInProcess } from '../../cli/run-ccmctl.ts';
import { startShelfRun, type ShelfRun } from '../shelf-run.ts';
import { API_KEY, settingsOf, useSecureGround } from './secure-ground.ts';

const ground = useSecureGround();
let shelf: ShelfRun | undefined;

afterEach(async () => {
  await shelf?.end();
  shelf = undefined;
});

/** All that a server may ask for, in a profile. */
const profileFor = (address: string) =>
  ground.profiles([
    `address = "${address}"`,
    `api_key = "${API_KEY}"`,
    '[profile.production.tls]',
    `server_ca_cert_path = "${ground.authority.certificateFile}"`,
    `client_cert_path = "${ground.laptop.certificateFile}"`,
    `client_key_path = "${ground.laptop.keyFile}"`,
  ]);

test('worker and client carry out a run by mutual TLS and with an API key, which a profile names', async () => {
  const { address, shown } = await ground.front({ clientsOf: ground.authority, apiKey: API_KEY });
  shelf = await startShelfRun(settingsOf(await profileFor(address), 'production'));
  await shelf.approve();
  expect((await shelf.light()).state).toBe('completed');
  expect([...shown]).toEqual([`Bearer ${API_KEY}`]);
});

describe('the command line', () => {
  test('takes the profile of --profile; neither doctor nor a document ever says the API key', async () => {
    const { address } = await ground.front({ apiKey: API_KEY });
    const env = await profileFor(address);
    const runs = await runInProcess(['status', '--profile', 'production', '--json'], undefined, env);
    expect(runs).toMatchObject({ exitCode: 0, stderr: '' });
    const doctor = await runInProcess(['doctor', '--profile', 'production', '--json'], undefined, env);
    expect(doctor.stdout).toMatch(
      /at localhost:\d+ by TLS and with a client certificate and with an API key \(profile production\), namespace default/,
    );
    expect(JSON.stringify([runs, doctor])).not.toContain(API_KEY);
  });

  test('says that an API key is not taken, and not which, even where the server repeats it', async () => {
    const { address } = await ground.front({ apiKey: 'another' });
    const env = await profileFor(address);
    const asked = ['--profile', 'production', '--json', '--debug'];
    const refused = await runInProcess(['status', ...asked], undefined, env);
    expect(refused.exitCode).toBe(4);
    expect(refused.stderr).toContain(`ccmctl: the Temporal server at ${address} does not take the API key\n`);
    const doctor = await runInProcess(['doctor', ...asked], undefined, env);
    expect(JSON.stringify([refused, doctor])).not.toContain(API_KEY);
  });

  test('names the profiles file where it has no such profile', async () => {
    const env = await profileFor('localhost:1');
    const run = await runInProcess(['status', '--profile', 'elsewhere'], undefined, env);
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/temporal.toml.*'elsewhere' not found/) });
  });
});

test('a server that shows its search attributes to nobody is used, with a word about them', async () => {
  const { address } = await ground.front({ forbids: /OperatorService/ });
  const env = { TEMPORAL_ADDRESS: address, TEMPORAL_TLS_SERVER_CA_CERT_PATH: ground.authority.certificateFile };
  const warnings = await makeUsable(settingsOf(env).temporal);
  expect(warnings).toContainEqual(expect.stringMatching(/namespace default has.*CcmCluster.*each a Keyword/));
});

/** What a look at the server says of a connection that did not come about, and what to do. */
describe('a connection that does not come about says why, and what to do', () => {
  const late = new Error('Failed to connect before the deadline');

  const cases: readonly (readonly [string, RegExp, RegExp, () => Promise<HowToConnect>])[] = [
    ['a TLS server that is reached without', /speaks TLS alone/, /TEMPORAL_TLS=true/, async () => ({ address: (await ground.front()).address })],
    ['a plain server that is reached by TLS', /speaks no TLS/, /TEMPORAL_TLS=false/, async () => ({ address: inject('temporalAddress'), tls: {} })],
    ['an unknown authority', /authority that is not known/, /TEMPORAL_TLS_SERVER_CA_CERT_PATH/, async () => ({ address: (await ground.front()).address, tls: { serverRootCACertificate: ground.stranger.certificate } })],
    ['another name', /certificate of another name \(.*other\.example/, /TEMPORAL_TLS_SERVER_NAME/, async () => ({ address: (await ground.front({ server: await ground.authority.certify('other', { for: 'DNS:other.example' }) })).address, tls: trust() })],
    ['an expired one', /has expired/, /operator has to renew/, async () => ({ address: (await ground.front({ server: await ground.authority.certify('old', { expired: true }) })).address, tls: trust() })],
    ['no client certificate', /for want of a client certificate/, /TEMPORAL_TLS_CLIENT_CERT_PATH/, async () => ({ address: (await ground.front({ clientsOf: ground.authority })).address, tls: trust() })],
    ['a client certificate of a stranger', /does not take the client certificate/, /TEMPORAL_TLS_CLIENT_CERT_PATH/, async () => ({ address: (await ground.front({ clientsOf: ground.stranger })).address, tls: { ...trust(), clientCertPair: { crt: ground.laptop.certificate, key: ground.laptop.key } } })],
    ['nobody', /^no Temporal server answers at 127\.0\.0\.1:1$/m, /ccmctl dev/, async () => ({ address: '127.0.0.1:1' })],
    ['a name that is none', /^no Temporal server answers at no\.such\.host\.invalid:7233: /, /ccmctl dev/, async () => ({ address: 'no.such.host.invalid:7233', tls: {} })],
  ]; // prettier-ignore

  const trust = () => ({ serverRootCACertificate: ground.authority.certificate });

  test.each(cases)('%s', async (_, says, toDo, how) => {
    const [message = '', ...advice] = (await whyUnreached(await how(), late)).message.split('\n');
    expect(message).toMatch(says);
    expect(advice.join('\n')).toMatch(toDo);
  });

  test('a name in the certificate that was asked for is taken', async () => {
    const other = await ground.authority.certify('named', { for: 'DNS:other.example' });
    const { address } = await ground.front({ server: other });
    const how = { address, tls: { ...trust(), serverNameOverride: 'other.example' } };
    const [client, worker] = await Promise.all([connectClient(how), connectWorker(how)]);
    await Promise.all([client.close(), worker.close()]);
  });

  test.each([
    ['the client of the command line', connectClient],
    ['the connection of the worker', connectWorker],
  ])('%s says it, of TLS and of API keys', async (_, connect: Connect) => {
    const { address } = await ground.front({ apiKey: API_KEY });
    await expect(connect({ address })).rejects.toThrow(/speaks TLS alone/);
    await expect(connect({ address, tls: trust() })).rejects.toThrow(/does not know who we are: no API key/);
    await expect(connect({ address, tls: trust(), apiKey: 'wrong' })).rejects.toThrow(/does not take the API key/);
  });
});

type Connect = (how: HowToConnect) => Promise<unknown>;
