import { fork, type ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CopyOfTree } from './copy-of-tree.ts';
import type { Asked, Said } from './lane-messages.ts';

/** Which test failed; that one did not get on, which counts as well; or that all passed. */
export type Outcome = { readonly caughtBy: string } | 'stands still' | 'all passed';

/** One copy of the tree and one process that runs tests in it. */
export interface Lane {
  /** Runs tests with a file of the copy written otherwise, and puts the file back. */
  run(file: string, text: string, tests: readonly string[], mostLive: number): Promise<Outcome>;
  close(): void;
}

/** No test takes as long without one of its cases ending: more than twice what a case may take. */
const STANDS_STILL_MS = 150_000;

const PROGRAM = fileURLToPath(new URL('lane-process.ts', import.meta.url));

/** Opens a lane over a copy, which it removes when it is closed. */
export function openLane(copy: CopyOfTree, environment: NodeJS.ProcessEnv): Lane {
  const env = { ...environment, XDG_CACHE_HOME: copy.caches, CI: 'true', NO_COLOR: '1' };
  let process: ChildProcess | null = null;
  let isClosed = false;
  const start = async (): Promise<ChildProcess> => {
    // A group of its own, so that whatever its tests have started ends with it.
    const child = fork(PROGRAM, {
      cwd: copy.root,
      env,
      execArgv: ['--import', 'tsx'],
      detached: true,
      stdio: 'ignore',
    });
    await said(child, 'ready');
    return child;
  };
  const stop = (): void => {
    if (process?.pid !== undefined) killGroup(process.pid);
    process = null;
  };
  const ask = async (asked: Asked): Promise<Outcome> => {
    process ??= await start();
    const child = process;
    const answer = said(child, 'done');
    child.send(asked);
    const outcome = await answer;
    if (outcome === null) stop();
    if (outcome === null) return 'stands still';
    return outcome.is === 'done' && outcome.failed !== null ? { caughtBy: outcome.failed } : 'all passed';
  };
  return {
    async run(file, text, tests, mostLive) {
      if (isClosed) throw new Error('this lane is closed');
      const path = join(copy.root, file);
      const before = await readFile(path, 'utf8');
      await writeFile(path, text);
      try {
        return await ask({ changed: file, tests, mostLive });
      } finally {
        await writeFile(path, before);
      }
    },
    close() {
      isClosed = true;
      stop();
      copy.remove();
    },
  };
}

/** Waits for one thing that a lane says; null where nothing was heard for too long, or the process is gone. */
function said(child: ChildProcess, what: Said['is']): Promise<Said | null> {
  return new Promise((resolve) => {
    const end = (heard: Said | null): void => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('exit', gone);
      resolve(heard);
    };
    const gone = (): void => end(null);
    const hear = (heard: Said): void => {
      timer.refresh();
      if (heard.is === what) end(heard);
    };
    const timer = setTimeout(gone, STANDS_STILL_MS);
    child.on('message', hear).on('exit', gone);
  });
}

function killGroup(pid: number): void {
  try {
    globalThis.process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
