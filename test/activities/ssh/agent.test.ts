import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAgent } from '../../../activities/ssh/agent.ts';
import type { ConnectError } from '../../../activities/ssh/connect-error.ts';
import { openHost, type Host } from '../../../activities/ssh/host.ts';
import { HostPool } from '../../../activities/ssh/host-pool.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import { noOpenSsh, startOpenSsh, type OpenSshServer } from './open-ssh-server.ts';
import { startAgent, type RealAgent } from './real-agent.ts';

const LIMITS = { connectMs: 50_000, keepaliveMs: 50_000 };
const PATIENT = { timeoutMs: 50_000 };
const noSecrets = (): Promise<string> => Promise.reject(new Error('no secret is read for an agent'));

describe.skipIf(noOpenSsh)('a host that is logged on to with a real ssh-agent', () => {
  let server: OpenSshServer;
  let agent: RealAgent;
  let endpoint: Endpoint;

  beforeAll(async () => {
    server = await startOpenSsh();
    const { key: _, ...rest } = server.endpoint;
    endpoint = { ...rest, agent: true };
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    agent = await startAgent();
    vi.stubEnv('SSH_AUTH_SOCK', agent.socket);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await agent.stop();
  });

  const keyOfServer = (): string => join(server.folder, 'user');
  const open = (to: Endpoint = endpoint): Promise<Host> => openHost(to, noSecrets, LIMITS);
  const failureOf = async (to?: Endpoint): Promise<ConnectError> => {
    const failure: unknown = await open(to).then(
      (host) => host.close(),
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: 'ConnectError' });
    return failure as ConnectError;
  };
  const says = async (host: Host): Promise<string> => {
    const { stdout } = await host.run('echo hello', PATIENT);
    host.close();
    return stdout;
  };

  it('runs commands, and no secret is read', async () => {
    agent.add(keyOfServer());
    expect(await says(await open())).toBe('hello\n');
  });

  it('is let in by the one of its keys that it takes', async () => {
    for (const name of ['a', 'b']) agent.add(agent.newKey(name, 'ed25519'));
    agent.add(keyOfServer());
    expect(await says(await open())).toBe('hello\n');
  });

  it('takes an RSA key with a signature of today', async () => {
    const path = agent.newKey('rsa', 'rsa', '-b', '2048');
    const file = join(server.folder, 'authorized_keys');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before}${readFileSync(`${path}.pub`, 'utf8')}`);
    agent.add(path);
    expect(await says(await open())).toBe('hello\n');
    writeFileSync(file, before);
  });

  it('says what was refused, and that it is not tried again', async () => {
    agent.add(agent.newKey('stranger', 'ed25519'));
    const failure = await failureOf();
    expect(failure.kind).toBe('refused login');
    expect(failure.message).toMatch(/the host did not accept the key; it is not tried again by itself/);
  });

  it.each<[string, () => void, RegExp]>([
    ['no agent is named', () => vi.stubEnv('SSH_AUTH_SOCK', ''), /SSH_AUTH_SOCK is not set; start ssh-agent/],
    ['nothing answers there', () => vi.stubEnv('SSH_AUTH_SOCK', '/nowhere/agent'), /does not answer \(.*\); see that it runs/],
    ['it holds no key', () => undefined, /holds no key; put one in with ssh-add/],
    ['it holds more keys than a host lets be tried', () => 'abcdef'.split('').forEach((name) => agent.add(agent.newKey(name, 'ed25519'))), /holds 6 keys, and hosts count those that they refuse; leave at most 5/],
  ])('is not asked when %s', async (_, prepare, words) => {
    prepare();
    // Nothing listens there: whoever tried to connect would say so.
    const failure = await failureOf({ ...endpoint, port: 1 });
    expect(failure.kind).toBe('refused login');
    expect(failure.message).toMatch(words);
  }); // prettier-ignore

  it('is not asked for ever by an agent that never answers', async () => {
    const silent = createServer(() => undefined);
    const path = join(server.folder, 'silent.sock');
    await new Promise<void>((resolve) => silent.listen(path, resolve));
    await expect(openAgent(path, 10)).rejects.toThrow('does not answer (no answer in 0.01 s)');
    silent.close();
  });

  it('is tried again when the agent has got another key, and not before', async () => {
    agent.add(agent.newKey('stranger', 'ed25519'));
    const pool = new HostPool(noSecrets, { ...LIMITS, idleMs: 60_000 });
    const run = (): Promise<unknown> => pool.run(endpoint, 'echo hello', PATIENT).then(({ stdout }) => stdout, (error: unknown) => error); // prettier-ignore
    const refused = await run();
    expect(refused).toMatchObject({ kind: 'refused login' });
    // The very same failure: it comes from memory.
    expect(await run()).toBe(refused);
    agent.add(keyOfServer());
    expect(await run()).toBe('hello\n');
    await pool.close();
  });
});
