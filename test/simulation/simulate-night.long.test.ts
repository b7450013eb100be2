import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../lab/faults.ts';

const PROGRAM = fileURLToPath(new URL('../chaos/run.ts', import.meta.url));

/** A simulated night takes the clocks of its process over: it has one of its own. */
const chaos = (...words: readonly string[]): Promise<{ readonly code: number; readonly lines: readonly string[] }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', PROGRAM, ...words],
      { maxBuffer: 64 * 1024 * 1024, timeout: 280_000, killSignal: 'SIGKILL' },
      (error, stdout) => resolve({ code: Number(error?.code ?? 0), lines: stdout.trimEnd().split('\n') }),
    );
  });

const SEED = '20261127';

describe('simulated nights', () => {
  it('show each fault of the lab in the first fifty, and in none anything is done twice, out of order or unseen', async () => {
    const { code, lines } = await chaos('--seed', SEED, '--runs', '50', '--json');
    const { wrong, faultsFired, completed } = JSON.parse(lines.at(-1) ?? '') as {
      readonly wrong: readonly unknown[];
      readonly faultsFired: Readonly<Record<string, number>>;
      readonly completed: number;
    };
    expect(wrong).toEqual([]);
    expect(Object.keys(FAULTS).filter((fault) => !faultsFired[fault])).toEqual([]);
    expect(completed).toBeGreaterThan(20);
    expect(code).toBe(0);
  });

  it('hold with deaths, delays and mistakes in each of them', async () => {
    const { code, lines } = await chaos('--seed', SEED, '--from', '1000', '--runs', '40', '--json');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ runs: 40, wrong: [] });
    expect(code).toBe(0);
  });

  it('are the same again', async () => {
    const night = JSON.stringify({
      scene: 'an upgrade of two servers',
      faults: [{ fault: 'hangs-in-shutdown', server: 1, times: 'once' }],
      strikes: [{ victim: 'worker killed', place: 'act took effect', nth: 2, seconds: 30 }],
    });
    const [once, again] = [await chaos('--night', night), await chaos('--night', night)];
    expect(once.code).toBe(0);
    expect(once.lines.length).toBeGreaterThan(300);
    expect(again.lines).toEqual(once.lines);
  });
});
