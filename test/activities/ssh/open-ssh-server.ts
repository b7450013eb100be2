import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Endpoint } from '../../../plan/types/cluster.ts';

const SSHD = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path));

/** Why tests with a real OpenSSH server are skipped on this machine; undefined when they run. */
export const noOpenSsh = SSHD ? undefined : 'sshd is not installed (apt-get install openssh-server)';

export interface OpenSshServer {
  readonly endpoint: Endpoint;
  /** Fingerprint of each of its host keys by type, as ssh-keygen prints them. */
  readonly fingerprints: Readonly<Record<'ed25519' | 'rsa', string>>;
  /** Connections that were accepted so far. */
  readonly accepted: () => number;
  readonly folder: string;
  stop(): Promise<void>;
}

/** Starts a real sshd on loopback as the current user, with keys of its own, and waits until it listens. */
export async function startOpenSsh(extraConfig: readonly string[] = []): Promise<OpenSshServer> {
  if (!SSHD) throw new Error(noOpenSsh);
  const folder = mkdtempSync(join(tmpdir(), 'ccmctl-sshd-'));
  // The privilege separation folder that sshd insists on when root starts it outside of its service.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true });
  const port = await freePort();
  for (const type of ['ed25519', 'rsa']) newKey(folder, `host_${type}`, type);
  newKey(folder, 'user', 'ed25519');
  writeFileSync(join(folder, 'authorized_keys'), readFileSync(join(folder, 'user.pub')), { mode: 0o600 });
  writeFileSync(join(folder, 'config'), configOf(folder, port, extraConfig).join('\n'));
  const child = spawn(SSHD, ['-D', '-e', '-f', join(folder, 'config')], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let accepted = 0;
  const log: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      log.push(line);
      if (line.includes('Server listening')) resolve();
      if (line.startsWith('Accepted publickey')) accepted += 1;
    });
    child.once('exit', (code) => reject(new Error(`sshd ended with ${code}: ${log.join('\n')}`)));
  });
  const fingerprints = { ed25519: fingerprint(folder, 'host_ed25519'), rsa: fingerprint(folder, 'host_rsa') };
  return {
    endpoint: {
      host: '127.0.0.1',
      port,
      user: userInfo().username,
      key: { file: join(folder, 'user') },
      hostKey: fingerprints.ed25519,
      algorithms: [],
    },
    fingerprints,
    accepted: () => accepted,
    folder,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const configOf = (folder: string, port: number, extra: readonly string[]): readonly string[] => [
  `Port ${port}`,
  'ListenAddress 127.0.0.1',
  `HostKey ${folder}/host_ed25519`,
  `HostKey ${folder}/host_rsa`,
  `AuthorizedKeysFile ${folder}/authorized_keys`,
  `PidFile ${folder}/pid`,
  'StrictModes no',
  'UsePAM no',
  'PermitRootLogin prohibit-password',
  'PasswordAuthentication no',
  'MaxStartups 100',
  ...extra,
  '',
];

const newKey = (folder: string, name: string, type: string): void => {
  execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', join(folder, name)]);
};

const fingerprint = (folder: string, name: string): string =>
  execFileSync('ssh-keygen', ['-lf', join(folder, `${name}.pub`)], { encoding: 'utf8' }).split(' ')[1] ?? '';

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
