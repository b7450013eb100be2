import { describe, expect, it } from 'vitest';
import { HOSTILE_ANSWERS, type HostileAnswer } from '../../../lab/ssh/hostile-answers.ts';
import { runCommandLine, type ShellOutcome } from '../../../lab/ssh/shell.ts';
import { begin, lab } from '../begun-lab.ts';

const SCRIPT = new Map([['c:\\p.vbs', 'winmgmts probe=3']]);
const run = (line: string): ShellOutcome =>
  runCommandLine(line, '', { cluster: lab.cluster, self: null, files: SCRIPT });
const look = (server: string): ShellOutcome => run(`cscript //nologo C:\\p.vbs ${server} n0nce SHELL`);

/** What was asked before the fault is on, the answer that comes then, and the right one. */
const SPOILT: Readonly<Record<HostileAnswer, (spoilt: ShellOutcome, honest: string, before: string) => void>> = {
  'answers-with-a-megabyte': ({ stdout }) => expect(stdout).toMatch(/^x{1000000}\r\nprobe=3\r\n/),
  'answers-without-end': ({ fate }) => expect(fate).toBe('flood'),
  'answers-in-ten-thousand-lines': ({ stdout }) => expect(stdout.split('\r\n').indexOf('probe=3')).toBe(10_000),
  'answers-with-control-characters': ({ stdout }) => expect(stdout).toContain('\u001b[2K\u0007computer.name=CM-SUB1'),
  'answers-to-half-a-character': ({ stdout }, honest) => {
    expect(stdout.at(-1)).toBe('\u00c3');
    expect(honest).toContain(stdout.slice(0, -40));
  },
  'answers-what-was-asked-before': ({ stdout }, _, before) => expect(stdout).toBe(before),
  'answers-for-another-server': ({ stdout }) => expect(stdout).toContain('computer.name=CM-PUB'),
};

describe('an answer that is none', () => {
  it.each(Object.keys(HOSTILE_ANSWERS) as readonly HostileAnswer[])(
    '%s strikes once, where it is set, and is written down',
    async (fault) => {
      await begin({ faults: [] });
      look('CM-PUB');
      const before = run('sc \\\\CM-SUB1 qc "Alerter"').stdout;
      lab.cluster.faults.on({ fault, server: 'CM-SUB1', times: 'once' });
      const spoilt = look('CM-SUB1');
      const honest = look('CM-SUB1').stdout;
      SPOILT[fault](spoilt, honest, before);
      expect(honest).toMatch(/^probe=3\r\n[^]*end=n0nce\r\n$/);
      expect(lab.cluster.events.all().filter(({ kind }) => kind === 'fault')).toMatchObject([
        { server: 'CM-SUB1', fault },
      ]);
    },
  );

  it('hides no effect: the command has done what it does', async () => {
    await begin({ faults: ['answers-without-end@CM-SUB1'] });
    expect(run('sc \\\\CM-SUB1 stop "Alerter"').fate).toBe('flood');
    expect(lab.cluster.server('CM-SUB1').windows.services.find('Alerter')?.state).not.toBe('running');
  });
});
