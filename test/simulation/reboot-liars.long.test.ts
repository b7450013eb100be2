import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { LIARS, type LiarsEnd } from './reboot-liars.ts';

const PROGRAM = fileURLToPath(new URL('../chaos/run.ts', import.meta.url));

/** Nights take the clocks of their process over: they have one of their own. */
const liars = (): Promise<readonly LiarsEnd[]> =>
  new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', PROGRAM, '--liars', '--json'],
      { maxBuffer: 64 * 1024 * 1024, timeout: 580_000, killSignal: 'SIGKILL' },
      (error, stdout) => {
        const line = stdout.trimEnd().split('\n').at(-1);
        if (line?.startsWith('[')) resolve(JSON.parse(line) as readonly LiarsEnd[]);
        else reject(error ?? new Error(stdout));
      },
    );
  });

describe('a server that lies about its reboot', () => {
  let ends: readonly LiarsEnd[];
  beforeAll(async () => {
    ends = await liars();
  }, 600_000);

  it.each(Object.entries(LIARS))(
    '%s is %s at either server, boot and policy, and never believed',
    (liar, { comesTo }) => {
      const own = ends.filter((end) => end.liar === liar);
      expect(own.length).toBeGreaterThanOrEqual(4);
      expect(own.filter(({ outcome, wrong }) => outcome !== comesTo || wrong.length > 0)).toEqual([]);
    },
  );
});
