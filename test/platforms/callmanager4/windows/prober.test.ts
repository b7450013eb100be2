import { describe, expect, it } from 'vitest';
import type { CommandResult } from '../../../../plan/platform/hosts.ts';
import type { RunOnHost } from '../../../../platforms/callmanager4/windows/host-script.ts';
import { Prober } from '../../../../platforms/callmanager4/windows/prober.ts';
import { commandWord } from '../../../../platforms/callmanager4/command-words.ts';
import type { Endpoint } from '../../../../plan/types/endpoint.ts';
import { resultOf } from '../../../activities/command-result.ts';
import { wholeLook } from '../site-fixture.ts';

const HOST: Endpoint = { host: 'station', port: 22, user: 'x', hostKey: 'SHA256:x', algorithms: [] };

const NODE = commandWord('server', 'CM-PUB');

const CMD = 'C:\\WINNT\\system32\\cmd.exe';
const NO_SCRIPT = { stdout: 'Input Error: Can not find script file "C:\\ccmctl\\probe.vbs".\r\n', exitCode: 1 };
const REFUSED = { stderr: 'Access is denied.\r\n', exitCode: 1 };

/** A host: what each program says, by the first word of the command line; `echo` is what its shell makes of it. */
interface Machine {
  readonly shell: string;
  readonly programs: Readonly<Record<string, Partial<CommandResult>>>;
}

function hostOf(machine: () => Machine): { readonly run: RunOnHost; readonly commands: string[] } {
  const commands: string[] = [];
  const run: RunOnHost = (_host, command) => {
    commands.push(command);
    const word = command.split(' ')[0] ?? '';
    const { shell, programs } = machine();
    const expanded = command.replace('%COMSPEC%', shell);
    const said = word === 'echo' ? { stdout: `${expanded.slice(5)}\r\n` } : {};
    return Promise.resolve(resultOf({ command, ...said, ...programs[word] }));
  };
  return { run, commands };
}

const sentTo = (commands: readonly string[]): number => commands.filter((one) => one.startsWith('find')).length;

const whyOf = async (prober: Prober): Promise<string> => {
  const read = await prober.probe(HOST, NODE, 'plain');
  if (!read.known) return read.why;
  return 'why' in read.value ? read.value.why : 'facts';
};

/** Hosts on which the script cannot be put or run, and what is said of them: what is wrong, and what to set. */
const MACHINES: readonly (readonly [string, Machine, RegExp])[] = [
  [
    'with PowerShell for its shell',
    { shell: '%COMSPEC%', programs: { cscript: NO_SCRIPT } },
    /another shell than cmd\.exe.*DefaultShell under HKLM\\SOFTWARE\\OpenSSH/,
  ],
  [
    'with a shell that prints each word on its line',
    { shell: '%COMSPEC%', programs: { cscript: NO_SCRIPT, echo: { stdout: '%COMSPEC%\r\n0123\r\n' } } },
    /another shell than cmd\.exe.*DefaultShell/,
  ],
  [
    'that knows no command at all',
    {
      shell: CMD,
      programs: { cscript: { stderr: 'nope', exitCode: 127 }, echo: { stdout: '', stderr: 'nope', exitCode: 127 } },
    },
    /"echo %COMSPEC%" printed "nope", exit code 127.*DefaultShell/,
  ],
  [
    'whose find is refused',
    { shell: CMD, programs: { cscript: NO_SCRIPT, find: REFUSED } },
    /"find \/v" printed "Access is denied\.", exit code 1/,
  ],
  [
    'whose mkdir is refused, so that find has no folder',
    { shell: CMD, programs: { cscript: NO_SCRIPT, mkdir: REFUSED, find: { stderr: 'path not found', exitCode: 1 } } },
    /"mkdir C:\\ccmctl" printed "Access is denied\.", exit code 1; "find \/v" printed "path not found"/,
  ],
  [
    'whose find hangs',
    { shell: CMD, programs: { cscript: NO_SCRIPT, find: { exitCode: null, timedOut: true } } },
    /"find \/v" printed nothing, it did not end in time/,
  ],
  [
    'that says success and keeps nothing',
    { shell: CMD, programs: { cscript: NO_SCRIPT } },
    /is not whole \(exit code 1\); it printed: Input Error.*the script probe\.vbs was sent there before/,
  ],
];

describe('a host', () => {
  it.each(MACHINES)(
    '%s is found out at the first look, said in words, and not sent the script at each look',
    async (_name, machine, told) => {
      const { run, commands } = hostOf(() => machine);
      let now = 0;
      const prober = new Prober(run, () => now);
      const first = await whyOf(prober);
      expect(first).toMatch(told);
      const sent = sentTo(commands);
      expect(sent).toBeLessThanOrEqual(1);
      for (let look = 0; look < 20; look += 1) expect(await whyOf(prober)).toBe(first);
      expect(sentTo(commands)).toBe(sent);
      expect(commands.slice(-20).every((command) => command.startsWith('cscript'))).toBe(true);
      now = 5 * 60_000;
      expect(await whyOf(prober)).toBe(first);
      expect(sentTo(commands)).toBe(2 * sent);
    },
  );

  it('whose shell leaves the word as it was is unreadable, however good the script runs there', async () => {
    const commands: string[] = [];
    const run: RunOnHost = (_host, command) => {
      commands.push(command);
      const stdout = wholeLook(command).replace(/shell=.*/, 'shell=%COMSPEC%');
      return Promise.resolve(resultOf({ command, stdout }));
    };
    expect(await whyOf(new Prober(run))).toMatch(/another shell than cmd\.exe.*DefaultShell/);
    expect(commands).toHaveLength(1);
  });

  it('that was mended in the meantime is looked at without being sent anything', async () => {
    let isMended = false;
    const { run } = hostOf(() => ({ shell: CMD, programs: { cscript: NO_SCRIPT } }));
    const commands: string[] = [];
    const mended: RunOnHost = (host, command, stdin) => {
      commands.push(command);
      return isMended && command.startsWith('cscript')
        ? Promise.resolve(resultOf({ command, stdout: wholeLook(command) }))
        : run(host, command, stdin);
    };
    const prober = new Prober(mended);
    expect(await whyOf(prober)).toMatch(/was sent there before/);
    isMended = true;
    commands.length = 0;
    expect(await whyOf(prober)).toBe('facts');
    expect(commands).toHaveLength(1);
  });

  it('whose connection broke while the script was sent is sent it again at the next look', async () => {
    let breaks = true;
    const sent = new Set<string>();
    const run: RunOnHost = (_host, command) => {
      const word = command.split(' ')[0] ?? '';
      if (word === 'cscript' && sent.has('find')) return Promise.resolve(resultOf({ stdout: wholeLook(command) }));
      if (word === 'cscript') return Promise.resolve(resultOf(NO_SCRIPT));
      if (word === 'find' && breaks) return Promise.resolve(resultOf({ exitCode: null, disconnected: true }));
      sent.add(word);
      return Promise.resolve(resultOf({ stdout: command.replace('echo %COMSPEC%', CMD) }));
    };
    const prober = new Prober(run);
    await expect(prober.probe(HOST, NODE, 'plain')).rejects.toThrow('was lost while the script probe.vbs was sent');
    breaks = false;
    expect(await whyOf(prober)).toBe('facts');
  });
});
