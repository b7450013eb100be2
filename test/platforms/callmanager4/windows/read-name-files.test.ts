import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandResult } from '../../../../plan/platform/hosts.ts';
import { commandWord } from '../../../../platforms/callmanager4/command-words.ts';
import { readTyped, typeCommand } from '../../../../platforms/callmanager4/windows/read-name-files.ts';

const NONCE = '0123456789abcdef';

const result = (stdout: string, given: Partial<CommandResult> = {}): CommandResult => ({
  host: 'station',
  command: 'type',
  exitCode: 0,
  stdout,
  stderr: '',
  durationMs: 1,
  timedOut: false,
  disconnected: false,
  overflowed: false,
  ...given,
});

const line = fc.stringMatching(/^[ -~]{0,40}$/);

describe('a file that resolves names', () => {
  it('is read line by line, whatever its line ends are and whether the last line has one', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), line, fc.constantFrom('\r\n', '\n'), (lines, last, end) => {
        const stdout = [...lines, `${last}there=${NONCE}`].join(end) + '\r\n';
        expect(readTyped(result(stdout), NONCE)).toEqual({
          known: true,
          value: last === '' ? lines : [...lines, last],
        });
      }),
    );
  });

  it.each([
    ['a file that is not there', result(`none=${NONCE}\r\n`), { known: true, value: null }],
    ['a folder that cannot be seen', result(`unseen=${NONCE}\r\n`), { known: false, why: 'its folder cannot be seen' }],
  ])('%s is told apart', (_what, given, fact) => expect(readTyped(given, NONCE)).toEqual(fact));

  it.each([
    ['a file that broke off', result('127.0.0.1 localhost\r\n', { stderr: 'Access is denied.', exitCode: 1 })],
    ['the mark of another look', result('there=fedcba9876543210\r\n')],
    ['an answer that was cut', result(`x\r\nthere=${NONCE}\r\n`, { overflowed: true })],
    ['a file of more lines than are taken', result('x\r\n'.repeat(301) + `there=${NONCE}\r\n`)],
    ['a file of more characters than are taken', result(`${'x'.repeat(16_001)}\r\nthere=${NONCE}\r\n`)],
  ])('%s is unknown', (_what, given) => expect(readTyped(given, NONCE)).toMatchObject({ known: false }));

  it('is typed where Windows 2000 keeps it: over the network from a station, or on the machine itself', () => {
    const folder = 'WINNT\\system32\\drivers\\etc';
    expect(typeCommand(commandWord('server', 'CM-PUB'), 'hosts', 'N')).toBe(
      `if exist \\\\CM-PUB\\C$\\${folder}\\hosts (type \\\\CM-PUB\\C$\\${folder}\\hosts && echo there=N) else if exist \\\\CM-PUB\\C$\\${folder} (echo none=N) else (echo unseen=N)`,
    );
    expect(typeCommand('.', 'lmhosts', 'N')).toContain(`type C:\\${folder}\\lmhosts && echo there=N`);
  });
});
