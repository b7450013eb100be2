import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectError } from '../../../activities/ssh/connect-error.ts';
import { HostPool } from '../../../activities/ssh/host-pool.ts';
import { readSecret } from '../../../activities/ssh/read-secret.ts';
import type { Endpoint, SecretReference } from '../../../plan/types/endpoint.ts';
import { noPam, startOpenSsh, type OpenSshServer } from './open-ssh-server.ts';
import { ASKS_PASSWORD, OPEN_SSH_PASSWORD } from './pam-service.ts';

const LIMITS = { connectMs: 50_000, keepaliveMs: 50_000, idleMs: 60_000 };
const FAILED = /^(?:Failed|error: PAM: .*) .*for /;

let server: OpenSshServer;
let pool: HostPool;
afterEach(async () => {
  await pool.close();
  await server.stop();
});

/** A real sshd whose PAM asks for a password, and a pool to reach it through. */
async function start(config: readonly string[], pam: readonly string[] = ASKS_PASSWORD): Promise<void> {
  server = await startOpenSsh(config, { pam });
  pool = new HostPool(readSecret, LIMITS);
}

const secret = (text: string): SecretReference => {
  const file = join(server.folder, 'secret');
  writeFileSync(file, `${text}\n`, { mode: 0o600 });
  return { file };
};

const withPassword = (text: string): Endpoint => {
  const { key: _key, ...rest } = server.endpoint;
  return { ...rest, password: secret(text) };
};

const said = async (endpoint: Endpoint): Promise<string> =>
  pool.run(endpoint, 'echo hello', { timeoutMs: 50_000 }).then(
    ({ stdout }) => stdout.trim(),
    (error: unknown) => (error instanceof ConnectError ? `${error.kind}: ${error.message}` : String(error)),
  );

describe.skipIf(noPam)(`a login at a real sshd with PAM${noPam ? ` (skipped: ${noPam})` : ''}`, () => {
  it('by password is let in, by whichever way the host asks for it', async () => {
    await start(['PasswordAuthentication yes', 'KbdInteractiveAuthentication no']);
    expect(await said(withPassword(OPEN_SSH_PASSWORD))).toBe('hello');
    await pool.close();
    await server.stop();
    await start(['PasswordAuthentication no']);
    expect(await said(withPassword(OPEN_SSH_PASSWORD))).toBe('hello');
  });

  it.each(['password', 'keyboard-interactive'])('by key and %s, both required, is let in', async (second) => {
    await start([`AuthenticationMethods publickey,${second}`, 'PasswordAuthentication yes']);
    expect(await said({ ...server.endpoint, password: secret(OPEN_SSH_PASSWORD) })).toBe('hello');
  });

  it('by key alone where a password is required too says what is wanted', async () => {
    await start(['AuthenticationMethods publickey,password', 'PasswordAuthentication yes']);
    expect(await said(server.endpoint)).toMatch(/^refused login: .*the host took the key and wants more: password/);
  });

  it('that is refused is tried once by many looks, and once more by each decision', async () => {
    await start(['PasswordAuthentication yes']);
    const wrong = withPassword('a wrong one');
    for (let look = 0; look < 4; look += 1) {
      const answers = await Promise.all(Array.from({ length: 6 }, () => said(wrong)));
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toMatch(/^refused login: .*did not accept the password; it is not tried again by itself/);
    }
    expect(server.logged(FAILED)).toBe(1);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      pool.allowLogin(wrong, 'a decision');
      await said(wrong);
    }
    expect(server.logged(FAILED)).toBe(2);
    secret(OPEN_SSH_PASSWORD);
    expect(await said(wrong)).toBe('hello');
  });

  it('whose password has run out is refused at once, in words', async () => {
    await start(
      ['PasswordAuthentication no'],
      [...ASKS_PASSWORD, 'account required pam_debug.so acct=new_authtok_reqd'],
    );
    expect(await said(withPassword(OPEN_SSH_PASSWORD))).toMatch(/^refused login: .*; it is not tried again by itself/);
  });

  it('that asks a second hidden question after the password is refused at once, in words', async () => {
    await start(['PasswordAuthentication no'], [...ASKS_PASSWORD, 'auth required pam_ftp.so users=root ignore']);
    expect(await said(withPassword(OPEN_SSH_PASSWORD))).toMatch(
      /^refused login: .*the host asks ".*" after it was given/,
    );
  });

  it('is refused when the host ends the connection by a message instead of an answer', async () => {
    await start(['PasswordAuthentication yes', 'MaxAuthTries 1']);
    const wrong = withPassword('a wrong one');
    expect(await said(wrong)).toMatch(/^refused login: .*did not accept the password and said "Too many/);
    await said(wrong);
    expect(server.logged(FAILED)).toBe(1);
  });

  it('by an RSA key signs with SHA-2', async () => {
    await start([]);
    execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', join(server.folder, 'rsa')]);
    copyFileSync(join(server.folder, 'rsa.pub'), join(server.folder, 'authorized_keys'));
    expect(await said({ ...server.endpoint, key: { file: join(server.folder, 'rsa') } })).toBe('hello');
  });

  it('at a host that allows no session is told so by the first command, and nothing was started', async () => {
    await start(['MaxSessions 0']);
    expect(await said(server.endpoint)).toMatch(/^NoChannelError: .*see MaxSessions/);
  });
});
