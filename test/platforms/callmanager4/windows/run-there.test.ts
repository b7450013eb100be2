import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandWord } from '../../../../platforms/callmanager4/command-words.ts';
import { ThereRunner } from '../../../../platforms/callmanager4/windows/run-there.ts';
import { runThereLine } from '../../../../platforms/callmanager4/windows/run-there-line.ts';
import { scriptText } from '../../../../platforms/callmanager4/windows/probe.ts';
import { resultOf } from '../../../activities/command-result.ts';
import { noWine, startWine, type Wine } from './wine.ts';

const SCRIPT = scriptText('run-there.vbs');
const STATION = { host: 'station', port: 22, user: 'ops' } as never;
const NODE = commandWord('server', 'CM-SUB1');

/** What the script printed, as a station hands it on. */
const readOf = (printed: (nonce: string) => string) =>
  new ThereRunner(async (_host, command) => {
    const nonce = /run-there\.vbs \S+ (\S+) "/.exec(command)?.[1] ?? '';
    return resultOf({ stdout: printed(nonce) });
  }).run(STATION, NODE, 'nbtstat -c');

const CONNECTION = 'Set wmi = CreateObject("WbemScripting.SWbemLocator").ConnectServer(node, "root\\cimv2")';

const PROCESS = 'wmi.Get("Win32_Process")';

/** WMI of a script host that can make no process: it runs the line at once. All that is done with it is the script's own. */
const PRETENDED = [
  'Class PretendedWmi',
  '  Public ImpersonationLevel',
  '  Public Function Security_()',
  '    Set Security_ = Me',
  '  End Function',
  '  Public Function Process()',
  '    Set Process = Me',
  '  End Function',
  '  Public Function Create(line, folder, startup, id)',
  '    CreateObject("WScript.Shell").Run line, 0, True',
  '    id = 4711',
  '    Create = 0',
  '  End Function',
  '  Public Function ExecQuery(query)',
  '    Set ExecQuery = New PretendedRows',
  '  End Function',
  'End Class',
  'Class PretendedRows',
  '  Public Function Count()',
  '    Count = 0',
  '  End Function',
  'End Class',
  '',
].join('\r\n');

describe('the script that runs a line on a node', () => {
  it('is plain ASCII with line ends of Windows, in lines that no console cuts', () => {
    expect(SCRIPT).toMatch(/^(?:[\x20-\x7e]*\r\n)+$/);
    expect(Math.max(...SCRIPT.split('\r\n').map(({ length }) => length))).toBeLessThan(200);
    expect(SCRIPT).toContain(CONNECTION);
  });

  it('is told the line in quotation marks, so that the command processor of the host reads none of it', () => {
    expect(runThereLine(NODE, 'N1', 'ping CM-PUB & echo end=N1')).toBe(
      'cscript //nologo C:\\ccmctl\\run-there.vbs CM-SUB1 N1 "ping CM-PUB & echo end=N1"',
    );
  });

  it.each([
    ['what the line printed', ['out.0=\\u00FCber', 'out.1=', 'out.2=node=cm-sub1', 'out.count=3'], { known: true, value: 'über\r\n\r\n' }],
    ['nothing, where it printed nothing', ['out.0=node=CM-SUB1', 'out.count=1'], { known: true, value: '' }],
    ['why there is no way to the node', ['error.connect=-2147023174 The RPC server is unavailable.'], { known: false, why: expect.stringContaining('RPC') as string }],
    ['that another machine has answered', ['out.0=x', 'out.1=node=CM-PUB', 'out.count=2'], { known: false, why: expect.stringContaining('another machine') as string }],
    ['that the machine did not say its name', ['out.0=x', 'out.count=1'], { known: false }],
    ['that two answers are in one', ['out.0=x', 'out.0=y', 'out.1=node=CM-SUB1', 'out.count=3'], { known: false }],
    ['that a line of it is missing', ['out.0=one', 'out.count=2'], { known: false }],
  ])('tells %s', async (_title, lines, expected) => {
    const printed = (nonce: string) => ['runthere=2', ...lines, `end=${nonce}`, ''].join('\r\n');
    expect(await readOf(printed)).toMatchObject(expected);
    expect(await readOf((nonce) => printed(nonce).replace(`end=${nonce}`, ''))).toMatchObject({ known: false });
  }); // prettier-ignore
});

describe.skipIf(noWine)(`the same script in a real script host${noWine ? ` (skipped: ${noWine})` : ''}`, () => {
  let wine: Wine;
  const run = (text: string, node: string, line: string): string => {
    const path = join(wine.prefix, 'drive_c', 'script.vbs');
    writeFileSync(path, text, 'latin1');
    return wine.run('cscript', '//nologo', 'C:\\script.vbs', node, 'N1', line);
  };
  beforeAll(() => {
    wine = startWine();
  });
  afterAll(() => wine.stop());

  it('prints what a line printed there, with what went to standard error, and takes its file away', async () => {
    const output = run(
      SCRIPT.replace(CONNECTION, 'Set wmi = New PretendedWmi').replace(PROCESS, 'wmi.Process()') + PRETENDED,
      '.',
      'echo one & echo two% 1>&2 & echo end=N1',
    );
    expect(
      await readOf((nonce) => output.replaceAll('end=N1', `end=${nonce}`).replace(/node=\S+/, 'node=CM-SUB1')),
    ).toMatchObject({
      known: true,
      value: expect.stringMatching(/^one *\r\ntwo% *\r\nend=\w+ *\r\n$/) as string,
    });
    expect(existsSync(join(wine.prefix, 'drive_c', 'ccmctl-N1.txt'))).toBe(false);
  });

  it('says why where a node cannot be connected to, or makes no process, and ends with the nonce all the same', () => {
    expect(run(SCRIPT, 'NO-SUCH-NODE', 'echo one')).toMatch(/^runthere=2\r\nerror\.connect=-?\d+ .*\r\nend=N1\r\n$/);
    expect(run(SCRIPT, '.', 'echo one')).toMatch(/^runthere=2\r\nerror\.create=-?\d+ .*\r\nend=N1\r\n$/);
  });
});
