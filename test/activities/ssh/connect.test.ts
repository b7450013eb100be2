import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost } from '../../../activities/ssh/host.ts';
import { readSecret, type ReadSecret } from '../../../activities/ssh/read-secret.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import { noOpenSsh, startOpenSsh, type OpenSshServer } from './open-ssh-server.ts';

const LIMITS = { connectMs: 50_000, keepaliveMs: 50_000 };
const SECRET = 'Tr0mbone-of-Jericho';

const failureOf = async (endpoint: Endpoint, read: ReadSecret = readSecret): Promise<Error & { kind?: string }> => {
  const outcome = await openHost(endpoint, read, LIMITS).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(Error);
  return outcome as Error & { kind?: string };
};

/** Everything of an error that could end up in a log. */
const everythingOf = (error: Error): string =>
  JSON.stringify([error.message, error.stack, String(error), error, Object.getOwnPropertyNames(error)]);

describe.skipIf(noOpenSsh)('a failure to connect', () => {
  let server: OpenSshServer;
  beforeAll(async () => {
    server = await startOpenSsh(['PasswordAuthentication yes']);
  });
  afterAll(() => server.stop());

  const cases: readonly (readonly [title: string, kind: string, endpoint: () => Endpoint])[] = [
    ['a wrong password', 'refused login', () => withPassword({})],
    ['a port that nobody listens on', 'unreachable', () => withPassword({ port: 1 })],
    ['a name that does not resolve', 'unreachable', () => withPassword({ host: 'no.such.invalid' })],
    ['another host key', 'host key differs', () => withPassword({ hostKey: `SHA256:${'B'.repeat(43)}` })],
    ['an algorithm that does not exist', 'algorithm', () => withPassword({ algorithms: ['rot13'] })],
    ['a key file that holds no key', 'refused login', () => withKey(SECRET)],
    ['a key that is broken', 'refused login', () => withKey(brokenKey())],
  ];
  const withPassword = (changes: Partial<Endpoint>): Endpoint => {
    const { host, port, user, hostKey } = server.endpoint;
    return { host, port, user, hostKey, algorithms: [], password: { file: write('password', SECRET) }, ...changes };
  };
  const withKey = (text: string): Endpoint => ({ ...server.endpoint, key: { file: write('key', text) } });
  const write = (name: string, text: string): string => {
    writeFileSync(join(server.folder, name), text, { mode: 0o600 });
    return join(server.folder, name);
  };
  const brokenKey = (): string =>
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${Buffer.from(SECRET).toString('base64')}\n-----END OPENSSH PRIVATE KEY-----\n`;

  it.each(cases)(
    'by %s is of the kind "%s", names the host and never tells the secret',
    async (_title, kind, endpoint) => {
      const failure = await failureOf(endpoint());
      expect(failure).toMatchObject({ kind });
      expect(failure.message).toContain(`${endpoint().host}:${endpoint().port}: `);
      for (const form of [SECRET, Buffer.from(SECRET).toString('base64')]) {
        expect(everythingOf(failure)).not.toContain(form);
      }
    },
  );

  it('by a secret that is not where it should be names the place', async () => {
    const missing = { ...server.endpoint, key: { file: '/no/such/key' } };
    expect((await failureOf(missing)).message).toContain('/no/such/key');
    const unset = { ...server.endpoint, key: { env: 'CCMCTL_NO_SUCH_VARIABLE' } };
    expect((await failureOf(unset)).message).toContain('CCMCTL_NO_SUCH_VARIABLE');
  });

  it('by a host that accepts and then says nothing is unreachable, after the time limit', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const outcome = openHost({ ...server.endpoint, port }, readSecret, { ...LIMITS, connectMs: 100 });
    await expect(outcome).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('the host does not answer') as string,
    });
    silent.close();
  });
});
