import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

const SERVICES = '/etc/pam.d';

/** Where distributions keep the modules of PAM. */
const MODULES = ['/lib', '/lib64', '/usr/lib', '/usr/lib64'].flatMap((folder) => [
  folder,
  ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []),
]);

const NEEDED = ['pam_exec.so', 'pam_permit.so', 'pam_deny.so', 'pam_debug.so', 'pam_ftp.so'];

/** Why sshd can have no PAM service of a test's own on this machine, in words; undefined when it can. */
export function whyNoPam(): string | undefined {
  if (userInfo().uid !== 0) return 'only root can give sshd a PAM service of its own';
  try {
    accessSync(SERVICES, constants.W_OK);
  } catch {
    return `${SERVICES} cannot be written to`;
  }
  const missing = NEEDED.find((name) => !MODULES.some((folder) => existsSync(join(folder, 'security', name))));
  return missing && `this machine has no ${missing}`;
}

/** What the servers of tests take for a password where PAM judges by `ASKS_PASSWORD`. */
export const OPEN_SSH_PASSWORD = 'Tr0mbone of Jericho';

/** Lines of a PAM service: asks one hidden question and compares the answer, by a program of the test's own. */
export const ASKS_PASSWORD = [
  'auth required pam_exec.so expose_authtok quiet FOLDER/compare',
  'auth optional pam_permit.so',
];

const REST = ['account required pam_permit.so', 'session required pam_permit.so', 'password required pam_deny.so'];

export interface PamService {
  /** sshd asks for the service that has its own name, so it is started by this one. */
  readonly program: string;
  remove(): void;
}

/** Makes a service that no other test of this machine uses; FOLDER in its lines is the folder of its programs. */
export function newPamService(sshd: string, folder: string, lines: readonly string[]): PamService {
  removeLeftOver();
  const name = `ccmctl-sshd-${process.pid}-${randomUUID()}`;
  const file = join(SERVICES, name);
  const program = join(folder, name);
  symlinkSync(sshd, program);
  const compare = `#!/bin/sh\nread -r given\n[ "$given" = "${OPEN_SSH_PASSWORD}" ]\n`;
  writeFileSync(join(folder, 'compare'), compare, { mode: 0o700 });
  writeFileSync(file, [...lines, ...REST, ''].join('\n').replaceAll('FOLDER', folder));
  return { program, remove: () => rmSync(file, { force: true }) };
}

/** Of tests that were killed: the number in a service's name is that of the process that made it. */
function removeLeftOver(): void {
  for (const name of readdirSync(SERVICES)) {
    const maker = /^ccmctl-sshd-(\d+)-/.exec(name)?.[1];
    if (maker !== undefined && !isRunning(Number(maker))) rmSync(join(SERVICES, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
