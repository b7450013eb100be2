import { spawn } from 'node:child_process';
import { SIGNATURE_NAMESPACE, statementText, type Statement } from '../../plan/statement.ts';
import type { EarlyStatement } from '../../plan/types/preflight.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/**
 * Has `ssh-keygen` sign a statement with a key of the person at the keyboard: a file, one that an agent holds (its public
 * key is named then), or one in hardware. A passphrase or a touch is asked for at the terminal by `ssh-keygen` itself.
 * @throws CommandError when it does not sign
 */
export function signStatement(statement: Statement | EarlyStatement, key: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const told = ['-q', '-Y', 'sign', '-n', SIGNATURE_NAMESPACE, '-f', key];
    const child = spawn('ssh-keygen', told, { stdio: ['pipe', 'pipe', 'inherit'] });
    let signature = '';
    const fail = (why: string): void =>
      reject(new CommandError(EXIT.failed, `ssh-keygen has not signed with ${key}: ${why}`, ['nothing was sent']));
    child.stdout.setEncoding('utf8').on('data', (text: string) => (signature += text));
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => (code === 0 ? resolve(signature.trim()) : fail(`it ended with exit code ${code}`)));
    child.stdin.on('error', () => undefined).end(statementText(statement));
  });
}
