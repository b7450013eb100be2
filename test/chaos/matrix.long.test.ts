import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What has gone wrong before, or could do the most harm; all other cells are struck by the whole matrix. */
const CELLS = [
  'stop-and-disable-services, under way: worker killed',
  'stop-and-disable-services, under way: connection broken',
  'reboot, looked: worker killed',
  'reboot, written down: worker killed',
  'reboot, under way: worker frozen',
  'reboot, under way: connection broken',
  'reboot, done: worker killed',
  'reboot, done: Temporal killed',
  'restore-services, under way: worker killed',
] as const;

test('whatever dies in an act, it takes effect once, and the run goes on to its end', async () => {
  const options = ['--scene', 'upgrade of two servers', '--at-once', '2', '--nights', '8', '--night-limit', '6'];
  const cells = CELLS.flatMap((name) => ['--cell', name]);
  const told = ['--import', 'tsx', 'test/chaos/run.ts', '--matrix', ...options, ...cells, '--json'];
  // It ends with 1 where anything is wrong, and has told it.
  const { stdout } = await promisify(execFile)(process.execPath, told, { cwd: ROOT, maxBuffer: 16 * 1_024 * 1_024 });
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
    cells: CELLS.length,
    left: [],
    violations: 0,
  });
}, 900_000);
