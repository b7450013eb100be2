import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSshKeygen } from '../../../activities/signatures/run-ssh-keygen.ts';
import { SIGNATURE_NAMESPACE, statementText, type Statement } from '../../../plan/statement.ts';
import type { EarlyStatement } from '../../../plan/types/preflight.ts';

/** Keys of people in a folder of their own, made and used by real `ssh-keygen`. */
export interface Keys {
  /** Makes a key; its public half, as one line. */
  make(name: string, type?: readonly string[]): Promise<string>;
  fileOf(name: string): string;
  /** A statement, signed with a key; on one line, as a message may carry it. */
  sign<Stated extends Statement | EarlyStatement>(
    statement: Stated,
    name: string,
    namespace?: string,
  ): Promise<{ readonly statement: Stated; readonly signature: string }>;
  remove(): Promise<void>;
}

export async function openKeys(): Promise<Keys> {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-keys-'));
  const fileOf = (name: string): string => join(folder, name);
  return {
    fileOf,
    async make(name, type = ['-t', 'ed25519']) {
      await runSshKeygen(['-q', ...type, '-N', '', '-f', fileOf(name)], '');
      return (await readFile(`${fileOf(name)}.pub`, 'utf8')).trim();
    },
    async sign(statement, name, namespace = SIGNATURE_NAMESPACE) {
      const told = ['-q', '-Y', 'sign', '-n', namespace, '-f', fileOf(name)];
      const { stdout } = await runSshKeygen(told, statementText(statement));
      return { statement, signature: stdout.replaceAll('\n', '') };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
