import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Endpoint } from '../../../plan/types/cluster.ts';

const SSHD = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path));

/** Why tests with a real OpenSSH server are skipped on this machine; undefined when they run. */
export const noOpenSsh = SSHD ? undefined : 'sshd is not installed (apt-get install openssh-server)';

/** Why tests of passwords are skipped, which sshd has judged by PAM; undefined when they run. */
export const noPam =
  noOpenSsh ?? (userInfo().uid === 0 ? undefined : 'only root can give sshd a PAM service of its own');

/** Why tests of IPv6 are skipped; undefined when they run. */
export const noIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((each) => each?.address === '::1')
  ? undefined
  : 'this machine has no address ::1';

/** What the servers of tests take for a password where PAM judges by `ASKS_PASSWORD`. */
export const OPEN_SSH_PASSWORD = 'Tr0mbone of Jericho';

/** Lines of a PAM service: asks one hidden question and compares the answer, by a program of the test's own. */
export const ASKS_PASSWORD = [
  'auth required pam_exec.so expose_authtok quiet FOLDER/compare',
  'auth optional pam_permit.so',
];

export interface OpenSshOptions {
  readonly address?: '127.0.0.1' | '::1';
  /** Lines of its PAM service; FOLDER in them is the server's folder. */
  readonly pam?: readonly string[];
}

export interface OpenSshServer {
  readonly endpoint: Endpoint;
  /** Fingerprint of each of its host keys by type, as ssh-keygen prints them. */
  readonly fingerprints: Readonly<Record<'ed25519' | 'rsa', string>>;
  /** Connections that were accepted so far. */
  readonly accepted: () => number;
  /** How many lines of its log so far match. */
  readonly logged: (pattern: RegExp) => number;
  readonly folder: string;
  stop(): Promise<void>;
}

/** Starts a real sshd on loopback as the current user, with keys of its own, and waits until it listens. */
export async function startOpenSsh(
  extraConfig: readonly string[] = [],
  { address = '127.0.0.1', pam }: OpenSshOptions = {},
): Promise<OpenSshServer> {
  if (!SSHD) throw new Error(noOpenSsh);
  const folder = mkdtempSync(join(tmpdir(), 'ccmctl-sshd-'));
  // The privilege separation folder that sshd insists on when root starts it outside of its service.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true });
  const port = await freePort();
  for (const type of ['ed25519', 'rsa']) newKey(folder, `host_${type}`, type);
  newKey(folder, 'user', 'ed25519');
  writeFileSync(join(folder, 'authorized_keys'), readFileSync(join(folder, 'user.pub')), { mode: 0o600 });
  writeFileSync(
    join(folder, 'config'),
    configOf(folder, address, port, [...(pam ? PAM_CONFIG : []), ...extraConfig]).join('\n'),
  );
  const service = pam && newPamService(folder, pam);
  const child = spawn(service?.program ?? SSHD, ['-D', '-e', '-f', join(folder, 'config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
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
      host: address,
      port,
      user: userInfo().username,
      key: { file: join(folder, 'user') },
      hostKey: fingerprints.ed25519,
      algorithms: [],
    },
    fingerprints,
    accepted: () => accepted,
    logged: (pattern) => log.filter((line) => pattern.test(line)).length,
    folder,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      if (service) rmSync(service.file, { force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The first of two lines of one option counts. */
const PAM_CONFIG = ['UsePAM yes', 'PermitRootLogin yes', 'KbdInteractiveAuthentication yes'];

const configOf = (folder: string, address: string, port: number, extra: readonly string[]): readonly string[] => [
  ...extra,
  `Port ${port}`,
  `ListenAddress ${address}`,
  `HostKey ${folder}/host_ed25519`,
  `HostKey ${folder}/host_rsa`,
  `AuthorizedKeysFile ${folder}/authorized_keys`,
  `PidFile ${folder}/pid`,
  'StrictModes no',
  'UsePAM no',
  'PermitRootLogin prohibit-password',
  'PasswordAuthentication no',
  'MaxStartups 100',
  '',
];

/** sshd asks for the PAM service that has its own name, in small letters, so it is started by a name of its own. */
function newPamService(folder: string, lines: readonly string[]): { readonly file: string; readonly program: string } {
  const name = basename(folder).toLowerCase();
  const program = join(folder, name);
  symlinkSync(SSHD ?? '', program);
  const compare = `#!/bin/sh\nread -r given\n[ "$given" = "${OPEN_SSH_PASSWORD}" ]\n`;
  writeFileSync(join(folder, 'compare'), compare, { mode: 0o700 });
  const file = join('/etc/pam.d', name);
  const rest = ['account required pam_permit.so', 'session required pam_permit.so', 'password required pam_deny.so'];
  writeFileSync(file, [...lines, ...rest, ''].join('\n').replaceAll('FOLDER', folder));
  return { file, program };
}

const newKey = (folder: string, name: string, type: string): void => {
  execFileSync('ssh-keygen', [
    '-q',
    '-t',
    type,
    ...(type === 'rsa' ? ['-b', '2048'] : []),
    '-N',
    '',
    '-f',
    join(folder, name),
  ]);
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
