import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface RunOptions {
  readonly cwd?: string;
  /** Gets each line of standard output and standard error as it comes. */
  readonly onLine?: (line: string) => void;
  /** After so long the program is ended, in seconds. */
  readonly withinSeconds?: number;
}

const LINES_IN_MESSAGE = 12;

/**
 * Runs a program without a shell and without input, to its end.
 * @returns the lines of its standard output.
 * @throws Error that ends with its last lines, when it does not start, fails, or takes too long.
 */
export function runProgram(
  program: string,
  programArguments: readonly string[],
  options: RunOptions = {},
): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.cwd && { cwd: options.cwd }),
      ...(options.withinSeconds && { timeout: options.withinSeconds * 1000 }),
    });
    const output: string[] = [];
    const all: string[] = [];
    const listen = (line: string, lines: readonly string[][]): void => {
      for (const kept of lines) kept.push(line);
      options.onLine?.(line);
    };
    createInterface({ input: child.stdout }).on('line', (line) => listen(line, [output, all]));
    createInterface({ input: child.stderr }).on('line', (line) => listen(line, [all]));
    child.on('error', (error) => reject(new Error(`${program} did not start: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const end = signal ? `was ended by ${signal}` : `ended with exit code ${code ?? 'unknown'}`;
      const command = [program, ...programArguments].join(' ');
      reject(new Error([`${command} ${end}`, ...all.slice(-LINES_IN_MESSAGE)].join('\n')));
    });
  });
}
