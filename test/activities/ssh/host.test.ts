import { describe, expect, it } from 'vitest';
import { openHost } from '../../../activities/ssh/host.ts';
import { readSecret } from '../../../activities/ssh/read-secret.ts';
import { hostContract } from './host-contract.ts';
import { noOpenSsh, startOpenSsh } from './open-ssh-server.ts';

const LIMITS = { connectMs: 5_000, keepaliveMs: 5_000 };
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
        neverReturns: 'echo begun; sleep 5',
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
    expect((await host.run('echo hello', { timeoutMs: 5_000 })).stdout).toBe('hello\n');
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
});
