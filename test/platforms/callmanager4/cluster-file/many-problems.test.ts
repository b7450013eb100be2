import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../../cli/run-command-line.ts';
import { COMMANDS } from '../../../../cli/command-table.ts';
import { ClusterFileError } from '../../../../config/problem.ts';
import { readClusterContent } from '../../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { keepText } from '../../../cli/run-ccmctl.ts';

let directory: string;
let file: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'many-problems-'));
  file = join(directory, 'cluster.yaml');
});
afterAll(() => rm(directory, { recursive: true }));

async function plan(...more: readonly string[]): Promise<{ stdout: string; stderr: string; exitCode: number }> {
  const [stdout, stderr] = [keepText(), keepText()];
  const words = ['plan', file, '--offline', ...more];
  const exitCode = await runCommandLine(words, { commands: COMMANDS, version: '0', stdout, stderr });
  return { stdout: stdout.text, stderr: stderr.text, exitCode };
}

/** A file with exactly so many problems beside those of what it lacks. */
const withProblems = (count: number): string =>
  `cluster: berlin\n${Array.from({ length: count }, (_, index) => `unknown-${index}: 1\n`).join('')}`;

const lines = (text: string): readonly string[] => text.trimEnd().split('\n');

/** What `cluster: berlin` alone lacks. */
let lacking: number;

beforeAll(async () => {
  await writeFile(file, withProblems(0));
  lacking = lines((await plan()).stderr).length;
});

describe('the problems of a file', () => {
  it.each([
    ['19 and those', (): number => 19 - lacking, 19, 0],
    ['20 and those', (): number => 20 - lacking, 20, 0],
    ['21 and those', (): number => 21 - lacking, 20, 1],
    ['8,000', (): number => 8_000 - lacking, 20, 7_980],
  ])('are told, twenty at most, with how many there are beside: %s', async (_, count, told, more) => {
    await writeFile(file, withProblems(count()));
    const { stdout, stderr, exitCode } = await plan('--json');
    expect(exitCode).toBe(2);
    const last = more === 0 ? [] : [`  and ${more} more ${more === 1 ? 'problem' : 'problems'}; mend these first`];
    expect(lines(stderr)).toHaveLength(told + last.length);
    expect(lines(stderr).slice(told)).toEqual(last);
    // A machine gets more of them, and not without end either.
    const { error } = JSON.parse(stdout) as { error: { problems: string[]; count: number } };
    expect(error.count).toBe(told + more);
    expect(error.problems).toHaveLength(Math.min(200, told + more));
  });

  it.each([
    ['wrong entries', { servers: Array.from({ length: 2_000 }, () => ({})) }],
    ['entries that are no groups', { servers: Array.from({ length: 20_000 }, () => 1), people: [] }],
    ['a key as long as a book', { ['x'.repeat(1_000_000)]: 1 }],
    ['a value as long as a book', { cluster: 'x'.repeat(1_000_000), site: 'y'.repeat(1_000_000) }],
  ])('never make a long message of a workflow input: %s', (_, content) => {
    let error: unknown;
    try {
      readClusterContent(content, 'workflow input');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ClusterFileError);
    expect((error as ClusterFileError).message.length).toBeLessThan(10_000);
  });
});

describe('a file that is no cluster file at all is refused in a line', () => {
  const bomb = [
    'a0: &a0 [x]',
    ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`),
  ];

  it.each<[string, () => Promise<void>, RegExp]>([
    [
      '100 MB',
      () => writeFile(file, '').then(() => truncate(file, 100e6)),
      /has 100000000 bytes; a cluster file has at most/,
    ],
    ['binary', () => writeFile(file, Buffer.from([0xff, 0xfe, 0, 1, 2, 3])), /is not UTF-8 text/],
    ['bytes of zero', () => writeFile(file, Buffer.alloc(1_000)), /is not UTF-8 text/],
    ['anchors that grow', () => writeFile(file, bomb.join('\n')), /repeats its anchors too often/],
    ['one letter for each line', () => writeFile(file, 'a\n'.repeat(20_000)), /./],
    ['quotes without an end', () => writeFile(file, 'a: "\n'.repeat(4_000)), /./],
  ])('%s', async (_, prepare, words) => {
    await prepare();
    const { stdout, stderr, exitCode } = await plan();
    expect([stdout, exitCode]).toEqual(['', 2]);
    expect(stderr).toMatch(words);
    expect(lines(stderr).length).toBeLessThanOrEqual(21);
    expect(stderr.length).toBeLessThan(10_000);
  });
});
