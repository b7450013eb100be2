import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MODULE = new URL('../../cli/abort-on-signals.ts', import.meta.url).href;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A process that says what it hears, and ends when its standard input does. */
const program = (onAgain: string): string => `
  const { abortOnSignals } = await import(${JSON.stringify(MODULE)});
  const { signal } = abortOnSignals(${onAgain});
  signal.addEventListener('abort', () => console.log('aborted'));
  process.stdin.on('data', () => console.log('on')).on('end', () => process.exit(0));
  console.log('ready');
`;

async function start(onAgain = '') {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program(onAgain)], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const until = async (words: string): Promise<void> => {
    while (!said.includes(words)) await Promise.race([once(child.stdout, 'data'), ended]);
  };
  await until('ready');
  return {
    child,
    until,
    /** Signals that are sent one after the other are not told apart by the system unless each has been taken. */
    async end() {
      child.stdin.end();
      const [exitCode, signal] = await ended;
      return { exitCode, signal, said: said.split('\n').filter((line) => line !== 'ready' && line !== '') };
    },
    ended,
  };
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

describe.each(SIGNALS)('a process that is told to end by %s', (name) => {
  it('ends in order, also when an `npx` above it passes the same on', async () => {
    const { child, until, end } = await start();
    child.kill(name);
    await until('aborted');
    for (const same of SIGNALS) child.kill(same);
    expect(await end()).toEqual({ exitCode: 0, signal: null, said: ['aborted'] });
  });
});

/** Asks again and again, each time when the word before has been taken. */
async function insist({ child, until }: Awaited<ReturnType<typeof start>>, isEnough: () => boolean): Promise<void> {
  child.kill('SIGTERM');
  await until('aborted');
  while (!isEnough()) {
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('whoever insists', () => {
  it('ends the process at once', async () => {
    const started = await start();
    let isOver = false;
    void started.ended.then(() => (isOver = true));
    await insist(started, () => isOver);
    expect(await started.ended).toEqual([null, 'SIGTERM']);
  });

  it('is told that it is ending, where something must not be cut off', async () => {
    const started = await start("() => console.log('still ending')");
    let isTold = false;
    void started.until('still ending').then(() => (isTold = true));
    await insist(started, () => isTold);
    expect(await started.end()).toMatchObject({ exitCode: 0, signal: null });
  });
});
