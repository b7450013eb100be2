import { execFile } from 'node:child_process';
import { environmentAskingNobody } from '../../config/settings.ts';

/** It has seconds: a key in hardware waits for its owner's touch. */
const LIMIT_MS = 60_000;

/** OpenSSH's client is not on this machine, so nothing can be signed or verified here. */
export class NoSshKeygenError extends Error {
  override readonly name = 'NoSshKeygenError';
}

/** What a call of `ssh-keygen` came to. */
export interface KeygenAnswer {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs OpenSSH's `ssh-keygen`, which reads `input`. Its failure is an answer as well.
 * @throws NoSshKeygenError when there is no such program; Error when it takes too long
 */
export function runSshKeygen(told: readonly string[], input: string): Promise<KeygenAnswer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'ssh-keygen',
      told,
      { timeout: LIMIT_MS, encoding: 'utf8', env: environmentAskingNobody() },
      (error, stdout, stderr) => {
        if (error?.code === 'ENOENT')
          reject(new NoSshKeygenError('there is no ssh-keygen on PATH; install the client of OpenSSH'));
        else if (error?.killed) reject(new Error(`ssh-keygen gave no answer within ${LIMIT_MS / 1000} s`));
        else resolve({ ok: error === null, stdout, stderr });
      },
    );
    // It may end before it has read all of it, which its exit code tells.
    child.stdin?.on('error', () => undefined).end(input);
  });
}
