import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { FOUR_SERVERS } from './lab-fixture.ts';

const MAIN = join(import.meta.dirname, '../../lab/main.ts');

describe('the lab as a process', () => {
  it('prints one line when it is ready, and leaves nothing behind after SIGTERM', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'lab-test-')), 'cluster.yaml');
    await writeFile(file, stringify(FOUR_SERVERS));
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, file, '--fault', 'unreachable@CM-PUB:always'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const ready = JSON.parse(line) as { clusterFile: string; consoleUrl: string };
    const faults = (await (await fetch(`${ready.consoleUrl}/faults`)).json()) as { on: unknown[] };
    expect(faults.on).toEqual([{ fault: 'unreachable', server: 'CM-PUB', times: 'always' }]);
    await access(ready.clusterFile);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await expect(access(ready.clusterFile)).rejects.toThrow();
  }, 20_000);

  it('exits 2 without a cluster file', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN], { stdio: 'ignore' });
    expect(await once(child, 'exit')).toEqual([2, null]);
  }, 20_000);
});
