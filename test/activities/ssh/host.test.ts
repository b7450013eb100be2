import { describe, expect, it } from 'vitest';
import { openHost } from '../../../activities/ssh/host.ts';
import { readSecret } from '../../../activities/ssh/read-secret.ts';
import { OUTPUT_BYTES } from '../../../activities/ssh/run-command.ts';
import { hostContract } from './host-contract.ts';
import { noIpv6, noOpenSsh, startOpenSsh, type OpenSshOptions, type OpenSshServer } from './open-ssh-server.ts';

const LIMITS = { connectMs: 50_000, keepaliveMs: 50_000 };
const PATIENT = { timeoutMs: 50_000 };
const OLD = ['KexAlgorithms diffie-hellman-group14-sha1', 'Ciphers aes128-cbc', 'MACs hmac-sha1'];

describe.skipIf(noOpenSsh)(`a real OpenSSH server${noOpenSsh ? ` (skipped: ${noOpenSsh})` : ''}`, () => {
  hostContract('OpenSSH', async () => {
    const server = await startOpenSsh();
    return {
      endpoint: server.endpoint,
      commands: {
        hello: 'echo hello',
        fails: 'exit 3',
        bothStreams: 'echo out; echo err >&2',
        copiesInput: 'cat',
        bigOutput: (bytes) => `head -c ${bytes} /dev/zero | tr '\\0' x`,
        binary: String.raw`printf '\201\377\000\351'`,
        neverReturns: `echo begun; while test -e ${server.folder}; do sleep 0.1; done`,
        dropsConnection: 'kill -9 $PPID; sleep 5',
      },
      withoutCommonAlgorithm: () => startOpenSsh(OLD),
      stop: () => server.stop(),
    };
  });

  it('is reached with old algorithms that its entry allows by name', async () => {
    const server = await startOpenSsh(OLD);
    const algorithms = ['diffie-hellman-group14-sha1', 'aes128-cbc'];
    const host = await openHost({ ...server.endpoint, algorithms }, readSecret, LIMITS);
    expect((await host.run('echo hello', PATIENT)).stdout).toBe('hello\n');
    host.close();
    await server.stop();
  });

  it.each(['ed25519', 'rsa'] as const)('is known by its %s key, whichever key it shows first', async (type) => {
    const server = await startOpenSsh();
    const host = await openHost({ ...server.endpoint, hostKey: server.fingerprints[type] }, readSecret, LIMITS);
    expect(host.usable).toBe(true);
    host.close();
    await server.stop();
  });

  const withServer = async (
    config: readonly string[],
    use: (server: OpenSshServer) => Promise<void>,
    options: OpenSshOptions = {},
  ): Promise<void> => {
    const server = await startOpenSsh(config, options);
    try {
      await use(server);
    } finally {
      await server.stop();
    }
  };

  it.each([1, 2])('that allows %d session at a time is asked six things at once, and answers all', async (sessions) => {
    await withServer([`MaxSessions ${sessions}`], async ({ endpoint }) => {
      const host = await openHost(endpoint, readSecret, LIMITS);
      const asked = Array.from({ length: 6 }, (_, index) => host.run(`echo ${index}`, PATIENT));
      const said = (await Promise.all(asked)).map(({ stdout }) => Number(stdout));
      expect(said).toEqual([0, 1, 2, 3, 4, 5]);
      host.close();
    });
  });

  it.skipIf(noIpv6)('is reached by an address of IPv6, and is named with brackets', async () => {
    const use = async ({ endpoint }: OpenSshServer): Promise<void> => {
      const host = await openHost(endpoint, readSecret, LIMITS);
      expect((await host.run('echo hello', PATIENT)).host).toBe(`[::1]:${endpoint.port}`);
      host.close();
    };
    await withServer([], use, { address: '::1' });
  });

  it('that signs with SHA-1 by its host key is taken only where its entry allows ssh-rsa', async () => {
    await withServer(['HostKeyAlgorithms ssh-rsa'], async ({ endpoint, fingerprints }) => {
      const old = { ...endpoint, hostKey: fingerprints.rsa };
      const failure = await openHost(old, readSecret, LIMITS).catch((error: unknown) => error);
      expect(failure).toMatchObject({ kind: 'algorithm' });
      expect((failure as Error).message).toContain('no type of host key of today; if it is an old one, allow');
      const host = await openHost({ ...old, algorithms: ['ssh-rsa'] }, readSecret, LIMITS);
      expect(host.usable).toBe(true);
      host.close();
    });
  });

  it.each(['stdout', 'stderr'] as const)(
    'whose command never stops printing on %s is left, and its result says so',
    async (stream) => {
      await withServer([], async ({ endpoint }) => {
        const host = await openHost(endpoint, readSecret, LIMITS);
        const result = await host.run(stream === 'stdout' ? 'yes' : 'yes >&2', { timeoutMs: 60_000 });
        expect(result).toMatchObject({ overflowed: true, exitCode: null, timedOut: false, disconnected: false });
        expect(result[stream]).toHaveLength(OUTPUT_BYTES);
        expect(host.usable).toBe(false);
        host.close();
      });
    },
  );
});
