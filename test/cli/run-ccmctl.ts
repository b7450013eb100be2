import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from '../../cli/command-table.ts';
import { runCommandLine } from '../../cli/run-command-line.ts';
import type { Sink } from '../../cli/sink.ts';
import { readSettings } from '../../config/settings.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/ccmctl.js', import.meta.url));

/** Profiles and keys of whoever runs the tests are none of theirs. */
const NOBODYS = { TEMPORAL_CONFIG_FILE: '/dev/null', CCMCTL_CODEC_KEYS: '' };

/** What a run of the real program left behind. */
export interface ProgramRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `node bin/ccmctl.js` in a process of its own, without a terminal. */
export function runCcmctl(words: readonly string[], options: ProgramOptions = {}): Promise<ProgramRun> {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    cwd: options.cwd,
    env: { ...process.env, ...NOBODYS, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** A stream that keeps what is written to it. */
export interface KeptText extends Sink {
  text: string;
}

export function keepText(terminal = false): KeptText {
  const kept: KeptText = {
    text: '',
    isTTY: terminal,
    write(text: string) {
      kept.text += text;
    },
  };
  return kept;
}

/** Runs a command line in this process, against a Temporal server where one is given. */
export async function runInProcess(
  words: readonly string[],
  temporalAddress?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<ProgramRun> {
  const stdout = keepText();
  const stderr = keepText();
  const env = {
    HOME: process.env['HOME'],
    ...NOBODYS,
    ...(temporalAddress ? { TEMPORAL_ADDRESS: temporalAddress } : {}),
    ...more,
  };
  const exitCode = await runCommandLine(words, {
    commands: COMMANDS,
    version: '0.0.0',
    stdout,
    stderr,
    settings: async (profile) => readSettings(env, profile),
  });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}
