import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../worker/temporal/free-ports.ts';
import { runCcmctl } from './run-ccmctl.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('starting up', () => {
  it('never loads Temporal, SSH or the planner to show help', async () => {
    const coverage = join(folder, 'coverage');
    const run = await runCcmctl(['--help'], { env: { NODE_V8_COVERAGE: coverage } });
    expect(run.exitCode).toBe(0);
    const files = await readdir(coverage);
    const loaded = (await Promise.all(files.map((file) => readFile(join(coverage, file), 'utf8')))).join('\n');
    expect(loaded).toContain('/cli/main.ts');
    expect(loaded).not.toMatch(/@temporalio|node_modules\/ssh2|\/plan\/make-plan\.ts|node_modules\/zod/);
  });
});

describe('help and version', () => {
  it('help COMMAND is the help of that command, and help alone the overview', async () => {
    expect(await runCcmctl(['help', 'approve'])).toEqual(await runCcmctl(['approve', '--help']));
    expect(await runCcmctl(['help'])).toEqual(await runCcmctl(['--help']));
  });

  it('help of a command that there is not says so', async () => {
    const run = await runCcmctl(['help', 'aprove']);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/^ccmctl: unknown command 'aprove'\n.*approve/);
  });

  it('version says what speaks to Temporal, too', async () => {
    const { temporalSdk, ...run } = JSON.parse((await runCcmctl(['version', '--json'])).stdout) as Record<
      string,
      string
    >;
    expect(run).toMatchObject({ ccmctl: (await runCcmctl(['--version'])).stdout.trim(), node: process.versions.node });
    expect(temporalSdk).toMatch(/^\d+\.\d+\.\d+$/);
    expect((await runCcmctl(['version'])).stdout).toContain(`Temporal SDK ${temporalSdk}`);
  });
});

// Each line is wrong usage: nothing is tried, nothing goes to stdout, and the first line says what is wrong.
const WRONG: readonly (readonly [readonly string[], string])[] = [
  [['bogus'], "ccmctl: unknown command 'bogus'"],
  [['plan'], "ccmctl: missing required argument 'FILE'"],
  [['plan', 'a', 'b'], "ccmctl: too many arguments for 'plan'. Expected 1 argument but got 2."],
  [['status', '--nope'], "ccmctl: unknown option '--nope'"],
  [['stop', 'berlin'], "ccmctl: required option '--reason <text>' not specified"],
  [['answer', 'berlin', 'p#1'], 'ccmctl: give either a value or --problem'],
  [['answer', 'berlin', 'p#1', 'done', '--problem', 'x'], 'ccmctl: give either a value or --problem'],
];

describe('wrong usage', () => {
  it.each(WRONG)('%j exits 2', async (words, firstLine) => {
    const run = await runCcmctl(words);
    expect(run.stderr.split('\n')[0]).toBe(firstLine);
    expect(run.stdout).toBe('');
    expect(run.exitCode).toBe(2);
  });

  it('is a document too with --json', async () => {
    const run = await runCcmctl(['plan', '--json']);
    expect(run.exitCode).toBe(2);
    expect(JSON.parse(run.stdout)).toEqual({
      error: { message: "missing required argument 'FILE'", details: [], exitCode: 2 },
    });
  });

  it('names no command: shows the overview on stderr', async () => {
    const run = await runCcmctl([]);
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('Usage: ccmctl');
  });
});

const BAD_FILES: readonly (readonly [string, string | null, string])[] = [
  ['missing.yaml', null, 'ccmctl: missing.yaml: there is no such file; check the name\n'],
  ['empty.yaml', '', 'ccmctl: empty.yaml: is empty; describe a cluster\n'],
];

describe('a file that is no cluster file', () => {
  it.each(BAD_FILES)('%s exits 2 with one line', async (name, content, stderr) => {
    if (content !== null) await writeFile(join(folder, name), content);
    for (const command of ['plan', 'start']) {
      const run = await runCcmctl([command, name], { cwd: folder });
      expect(run).toEqual({ exitCode: 2, stdout: '', stderr });
    }
  });
});

describe('a Temporal server that does not answer', () => {
  it('exits 4 and says how to get one', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const run = await runCcmctl(['status', 'berlin'], { env: { TEMPORAL_ADDRESS: address } });
    expect(run.exitCode).toBe(4);
    expect(run.stdout).toBe('');
    expect(run.stderr.split('\n')[0]).toBe(`ccmctl: no Temporal server answers at ${address}`);
  }, 20_000);
});

describe('an environment that cannot be used', () => {
  it('exits 2 and names the variable', async () => {
    const run = await runCcmctl(['status'], { env: { TEMPORAL_ADDRESS: 'nowhere' } });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toBe('ccmctl: TEMPORAL_ADDRESS is "nowhere": expected host:port, such as 127.0.0.1:7233\n');
  });
});
