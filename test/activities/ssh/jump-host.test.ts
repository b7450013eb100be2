import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConnectError } from '../../../activities/ssh/connect-error.ts';
import { openHostFiles } from '../../../activities/ssh/host-files.ts';
import { HostPool } from '../../../activities/ssh/host-pool.ts';
import { openHost, type Host } from '../../../activities/ssh/host.ts';
import { readSecret } from '../../../activities/ssh/read-secret.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import { noOpenSsh, startOpenSsh, type OpenSshServer } from './open-ssh-server.ts';

const LIMITS = { connectMs: 50_000, keepaliveMs: 50_000 };
const PATIENT = { timeoutMs: 50_000 };
const OTHER_KEY = `SHA256:${'A'.repeat(43)}`;

describe.skipIf(noOpenSsh)('a host that is reached through others, each a real sshd', () => {
  let [first, second, target]: OpenSshServer[] = [];
  let through: Endpoint;

  beforeAll(async () => {
    [first, second, target] = await Promise.all([startOpenSsh(), startOpenSsh(), startOpenSsh()]);
    through = { ...target.endpoint, via: first.endpoint };
  });
  afterAll(async () => {
    for (const server of [first, second, target]) await server?.stop();
  });

  const open = (endpoint: Endpoint): Promise<Host> => openHost(endpoint, readSecret, LIMITS);
  const failureOf = async (endpoint: Endpoint): Promise<ConnectError> => {
    const failure: unknown = await open(endpoint).then(
      (host) => host.close(),
      (error: unknown) => error,
    );
    expect(failure).toHaveProperty('kind');
    return failure as ConnectError;
  };
  /** Nobody is logged on at the host before any more. */
  const isLeft = (server: OpenSshServer, times: number): Promise<unknown> =>
    vi.waitFor(() => expect(server.logged(/^Disconnected from user|^Received disconnect/)).toBeGreaterThanOrEqual(times), { timeout: 50_000 }); // prettier-ignore

  it('runs commands there and not on the way, and leaves the way with the connection', async () => {
    const [way, there] = [first!.accepted(), target!.accepted()];
    const left = first!.logged(/^Disconnected from user|^Received disconnect/);
    const host = await open(through);
    // What a connection is to a server, its own side says: the port that it came in on.
    const { stdout } = await host.run('echo $SSH_CONNECTION', PATIENT);
    expect(stdout.trim().split(' ').at(-1)).toBe(String(target!.endpoint.port));
    expect([first!.accepted(), target!.accepted()]).toEqual([way + 1, there + 1]);
    host.close();
    await isLeft(first!, left + 1);
  });

  it('is reached through two', async () => {
    const host = await open({ ...target!.endpoint, via: { ...second!.endpoint, via: first!.endpoint } });
    expect((await host.run('echo hello', PATIENT)).stdout).toBe('hello\n');
    host.close();
    await isLeft(second!, 1);
  });

  it('gives much output whole, and its files', async () => {
    const host = await open(through);
    const { stdout } = await host.run('head -c 1000000 /dev/zero | tr "\\0" x', PATIENT);
    expect(stdout).toBe('x'.repeat(1_000_000));
    host.close();
    const failure = await openHostFiles(through, readSecret).then(
      (files) => files.close(),
      (error: Error) => error.message,
    );
    expect(failure).toMatch(/offers no SFTP/);
  });

  it('is not logged on to where the key on the way is another one', async () => {
    const there = target!.accepted();
    const failure = await failureOf({ ...through, via: { ...first!.endpoint, hostKey: OTHER_KEY } });
    expect(failure.kind).toBe('host key differs');
    expect(failure.host).toBe(`127.0.0.1:${first!.endpoint.port}`);
    expect(target!.accepted()).toBe(there);
  });

  it('is not logged on to where its own key is another one, whichever the way shows', async () => {
    const failure = await failureOf({ ...through, hostKey: first!.endpoint.hostKey });
    expect(failure.kind).toBe('host key differs');
    expect(failure.host).toBe(`127.0.0.1:${target!.endpoint.port}`);
  });

  it('may have a key of another type pinned, for which the way is gone once more', async () => {
    const host = await open({ ...through, hostKey: target!.fingerprints.rsa });
    expect((await host.run('echo hello', PATIENT)).stdout).toBe('hello\n');
    host.close();
  });

  it('that does not listen is told apart from a way that does not lead there', async () => {
    const failure = await failureOf({ ...through, port: 1 });
    expect(failure.kind).toBe('unreachable');
    expect(failure.message).toMatch(
      /^127\.0\.0\.1:1: 127\.0\.0\.1:\d+ does not lead to it \(.*\); see that the host behind it is up/,
    );
    const nowhere = await failureOf({ ...through, via: { ...first!.endpoint, port: 1 } });
    expect(nowhere.message).toMatch(/^127\.0\.0\.1:1: nothing listens on this port/);
  });

  it('is not reached through a host that lets nothing through', async () => {
    const closed = await startOpenSsh(['AllowTcpForwarding no']);
    const failure = await failureOf({ ...through, via: closed.endpoint });
    expect(failure.message).toMatch(/does not lead to it \(.*\); let it, by AllowTcpForwarding/);
    await closed.stop();
  });

  it('counts as lost when the way is lost, and a command as unanswered', async () => {
    const way = await startOpenSsh();
    const host = await open({ ...target!.endpoint, via: way.endpoint });
    const begun = host.run('echo begun; sleep 600', PATIENT);
    // The process of sshd that serves whoever is logged on there, and no other.
    const listener = readFileSync(join(way.folder, 'pid'), 'utf8').trim();
    const serving = execFileSync('pgrep', ['-P', listener], { encoding: 'utf8' }).trim().split('\n');
    for (const pid of serving) process.kill(Number(pid), 'SIGKILL');
    expect(await begun).toMatchObject({ disconnected: true, exitCode: null });
    expect(host.connected).toBe(false);
    await way.stop();
  });

  it('and the same host without a way are two connections', async () => {
    const pool = new HostPool(readSecret, { ...LIMITS, idleMs: 60_000 });
    const there = target!.accepted();
    const ports = await Promise.all(
      [through, target!.endpoint, through].map((endpoint) => pool.run(endpoint, 'echo $SSH_CONNECTION', PATIENT)),
    );
    expect(new Set(ports.map(({ stdout }) => stdout.split(' ')[1])).size).toBe(2);
    expect(target!.accepted()).toBe(there + 2);
    await pool.close();
  });

  it('is tried on although its way was refused before, once that is mended', async () => {
    const pool = new HostPool(readSecret, { ...LIMITS, idleMs: 60_000 });
    const shut = { ...through, via: { ...first!.endpoint, key: { file: `${second!.folder}/user` } } };
    const run = (endpoint: Endpoint): Promise<string> => pool.run(endpoint, 'echo hello', PATIENT).then(({ stdout }) => stdout, (error: Error) => error.message); // prettier-ignore
    expect(await run(shut)).toMatch(new RegExp(`^127.0.0.1:${first!.endpoint.port}: the login .* was refused`));
    expect(await run(through)).toBe('hello\n');
    await pool.close();
  });
});
