import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ProgramOptions } from './run-ccmctl.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/ccmctl.js', import.meta.url));

/** A command that goes on until Ctrl-C. */
export interface Served {
  /** The document that it has printed. */
  readonly places: Readonly<Record<string, string>>;
  /** What it has written on stderr until now. */
  readonly said: () => string;
  /** Ends it as Ctrl-C does; resolves with its exit code. */
  end(): Promise<number | null>;
}

/** Starts a command that goes on until Ctrl-C, and waits for its document. */
export async function serveCcmctl(words: readonly string[], options: ProgramOptions = {}): Promise<Served> {
  const child = spawn(process.execPath, [PROGRAM, ...words, '--json'], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  let text = '';
  for await (const line of createInterface({ input: child.stdout })) {
    text += line;
    if (line === '}') break;
  }
  if (text === '') throw new Error(`ccmctl ${words.join(' ')} ended: ${said}`);
  return {
    places: JSON.parse(text) as Record<string, string>,
    said: () => said,
    async end() {
      const exited = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGINT');
      return (await exited)[0];
    },
  };
}
