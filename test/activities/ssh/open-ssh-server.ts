import { execFileSync, spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import { newPamService, whyNoPam } from './pam-service.ts';

const SSHD = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path));

/** Why tests with a real OpenSSH server are skipped on this machine; undefined when they run. */
export const noOpenSsh = SSHD ? undefined : 'sshd is not installed (apt-get install openssh-server)';

/** Why tests of passwords are skipped, which sshd has judged by PAM; undefined when they run. */
export const noPam = noOpenSsh ?? whyNoPam();

/** Why tests of IPv6 are skipped; undefined when they run. */
export const noIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((each) => each?.address === '::1')
  ? undefined
  : 'this machine has no address ::1';

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
  const port = await freePort();
  const endpoint = writeKeys(folder, address, port);
  const lines = configOf(folder, address, port, [...(pam ? PAM_CONFIG : []), ...extraConfig]);
  writeFileSync(join(folder, 'config'), lines.join('\n'));
  const service = pam && newPamService(SSHD, folder, pam);
  const child = spawn(service?.program ?? SSHD, ['-D', '-e', '-f', join(folder, 'config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const removeAll = (): void => {
    child.kill('SIGTERM');
    service?.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  // Nothing stays on the machine, however the process of the test ends.
  process.once('exit', removeAll);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    removeAll();
    process.off('exit', removeAll);
  };
  try {
    const log = await logOnceItListens(child);
    const logged = (pattern: RegExp): number => log.filter((line) => pattern.test(line)).length;
    const fingerprints = { ed25519: fingerprint(folder, 'host_ed25519'), rsa: fingerprint(folder, 'host_rsa') };
    const accepted = (): number => logged(/^Accepted publickey/);
    return { endpoint: { ...endpoint, hostKey: fingerprints.ed25519 }, fingerprints, accepted, logged, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Keys of the server and of who logs on. */
function writeKeys(folder: string, host: string, port: number): Omit<Endpoint, 'hostKey'> {
  // The privilege separation folder that sshd insists on when root starts it outside of its service.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true });
  for (const type of ['ed25519', 'rsa'] as const) newKey(folder, `host_${type}`, type);
  newKey(folder, 'user', 'ed25519');
  writeFileSync(join(folder, 'authorized_keys'), readFileSync(join(folder, 'user.pub')), { mode: 0o600 });
  return { host, port, user: userInfo().username, key: { file: join(folder, 'user') }, algorithms: [] };
}

const logOnceItListens = (child: ChildProcessByStdio<null, null, Readable>): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const log: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => {
      log.push(line);
      if (line.includes('Server listening')) resolve(log);
    });
    child.once('exit', (code) => reject(new Error(`sshd ended with ${code}: ${log.join('\n')}`)));
  });

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
  // Else bash runs the start files of whoever runs the tests before each command, which may take a second.
  'SetEnv SHLVL=1',
  '',
];

/** Made once: a key of this type takes longer than all the rest of a server. */
let rsaKey: { readonly secret: Buffer; readonly open: Buffer } | undefined;

function newKey(folder: string, name: string, type: 'ed25519' | 'rsa'): void {
  const file = join(folder, name);
  if (type === 'rsa' && rsaKey) {
    writeFileSync(file, rsaKey.secret, { mode: 0o600 });
    writeFileSync(`${file}.pub`, rsaKey.open);
    return;
  }
  execFileSync('ssh-keygen', ['-q', '-t', type, ...(type === 'rsa' ? ['-b', '2048'] : []), '-N', '', '-f', file]);
  if (type === 'rsa') rsaKey = { secret: readFileSync(file), open: readFileSync(`${file}.pub`) };
}

const fingerprint = (folder: string, name: string): string =>
  execFileSync('ssh-keygen', ['-lf', join(folder, `${name}.pub`)], { encoding: 'utf8' }).split(' ')[1] ?? '';

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
