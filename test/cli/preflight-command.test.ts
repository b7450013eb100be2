import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Preflight } from '../../cli/render/preflight.ts';
import { begin as beginLab, type Beginning } from '../lab/begun-lab.ts';
import { FOUR_SERVERS } from '../lab/lab-fixture.ts';
import { runInProcess } from './run-ccmctl.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-preflight-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Answers {
  answers: Record<
    string,
    { value: string | null; by: string | null; note: string | null; at: string | null; asked: string; seen?: string }
  >;
}

const readAnswers = async (path: string): Promise<Answers> => parse(await readFile(path, 'utf8')) as Answers;

/** A lab whose plan nothing refuses: its publisher hands out the device loads. */
const begin = (beginning: Beginning = {}) => {
  const [publisher, ...others] = FOUR_SERVERS.servers;
  const servers = [{ ...publisher, services: ['Cisco Database Layer Monitor', 'Cisco TFTP'] }, ...others];
  return beginLab(beginning, { ...FOUR_SERVERS, servers });
};

describe('preflight', () => {
  it('says of the lab what is good, what holds and what people must answer, and changes nothing on it', async () => {
    const lab = await begin({ faults: ['too-little-memory@CM-SUB1'] });
    const events = lab.cluster.events.all().length;
    const run = await runInProcess(['preflight', lab.clusterFile, '--json']);
    const { lines, unseen } = JSON.parse(run.stdout) as Preflight;
    expect(unseen).toEqual([]);
    expect(lines.find(({ id }) => id === 'CM-SUB1/memory')).toMatchObject({
      verdict: 'bad',
      outcome: 'hold',
      source: ['HW-01', 'HW-03'],
    });
    expect(lines.filter(({ kind, verdict }) => kind === 'check' && verdict !== 'good').map(({ id }) => id)).toEqual([
      'CM-SUB1/memory',
    ]);
    // What only people know blocks until somebody has answered.
    expect(run.exitCode).toBe(4);
    expect(lab.cluster.events.all().length).toBe(events);
  });

  it('tells on stderr how far its looks are, and keeps stdout for the judgement', async () => {
    const lab = await begin();
    const { stdout, stderr } = await runInProcess(['preflight', lab.clusterFile, '--json']);
    const { cluster } = JSON.parse(stdout) as Preflight;
    expect(cluster).toBe(FOUR_SERVERS.cluster);
    const [first, ...others] = stderr.trimEnd().split('\n');
    expect(first).toBe('looking at 4 servers, 4 at a time');
    expect(others.map((line) => line.replace(/^.* \((.*)\)$/, '$1'))).toEqual(['1 of 4', '2 of 4', '3 of 4', '4 of 4']);
    const named = others.map((line) => line.replace(/:.*/, ''));
    expect(named.sort()).toEqual(['CER-1', 'CM-PUB', 'CM-SEC1', 'CM-SUB1']);
  });

  it('writes its questions, takes what is answered in the right part, stamps it, and has the plan hold it', async () => {
    const lab = await begin({ faults: ['too-little-memory@CM-SUB1'] });
    const path = join(folder, 'answers.yaml');
    await runInProcess(['preflight', lab.clusterFile, '--answers', path]);
    const asked = await readAnswers(path);
    expect(await readFile(path, 'utf8')).toContain('# CM-SUB1 has 1 GB of memory [HW-01, HW-03;');
    expect(asked.answers['CM-SUB1/memory']).toEqual({
      value: null,
      by: null,
      note: null,
      at: null,
      asked: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
      seen: 'CM-SUB1: 511 MB',
    });
    Object.assign(asked.answers['CM-SUB1/memory']!, {
      value: 'accept',
      by: 'Ada',
      note: 'memory comes on Monday',
    });
    Object.assign(asked.answers['cluster/compatibility-confirmed']!, {
      value: 'done',
      by: 'Ada',
      note: 'matrix of March',
    });
    Object.assign(asked.answers['cluster/machines-built']!, { value: 'each from its own discs', by: 'Mallory' });
    await writeFile(path, stringify(asked));
    const run = await runInProcess(['preflight', lab.clusterFile, '--answers', path, '--json']);
    const { lines } = JSON.parse(run.stdout) as Preflight;
    const line = (id: string) => lines.find((one) => one.id === id);
    expect(line('CM-SUB1/memory')?.answered?.note).toBe('memory comes on Monday');
    expect(line('cluster/machines-built')?.refused).toContain('Mallory is no engineer');
    const kept = await readAnswers(path);
    expect(kept.answers['CM-SUB1/memory']?.at).toMatch(/^\d{4}-\d\d-\d\dT/);
    const plan = await runInProcess(['plan', lab.clusterFile, '--answers', path, '--json']);
    expect(plan.stdout).toContain('"note": "memory comes on Monday"');
    expect(plan.stdout).not.toContain('CM-SUB1 has 1 GB of memory: not so');
    // Whoever approves it reads what was said before, and by whom.
    const read = await runInProcess(['plan', lab.clusterFile, '--answers', path]);
    expect(read.stdout).toMatch(
      /said before by Ada, .* UTC: accept \(memory comes on Monday\); only while this is seen: CM-SUB1: 511 MB/,
    );
    expect(read.stdout).toMatch(/said before by Ada, .* UTC: done \(matrix of March\)/);
  });

  it('takes no answer for another release than that for which it was given, and has it signed anew', async () => {
    const lab = await begin();
    const path = join(folder, 'answers.yaml');
    await runInProcess(['preflight', lab.clusterFile, '--answers', path]);
    const asked = await readAnswers(path);
    const matrix = { value: 'done', by: 'Ada', note: 'matrix of March' };
    Object.assign(asked.answers['cluster/compatibility-confirmed']!, matrix);
    await writeFile(path, stringify(asked));
    const standing = async (...words: readonly string[]) => {
      const { stdout } = await runInProcess(['preflight', lab.clusterFile, '--answers', path, '--json', ...words]);
      return (JSON.parse(stdout) as Preflight).lines.find(({ id }) => id === 'cluster/compatibility-confirmed');
    };
    expect((await standing())?.verdict).toBe('good');
    const other = await standing('--to', '4.1(3)');
    expect(other?.verdict).toBe('unknown');
    expect(other?.refused).toContain('question in other words');
    expect((await readAnswers(path)).answers['cluster/compatibility-confirmed']).toMatchObject({ ...matrix, by: null });
    expect((await standing())?.verdict).toBe('unknown');
  });

  it('refuses the plan, and itself, where something that blocks is so', async () => {
    const lab = await begin();
    lab.servers[1]!.facts.dhcp = true;
    const preflight = await runInProcess(['preflight', lab.clusterFile]);
    expect(preflight.exitCode).toBe(3);
    expect(preflight.stdout).toMatch(/BLOCK CM-\w+ has a static address \[NET-01\]/);
    const plan = await runInProcess(['plan', lab.clusterFile]);
    expect(plan.exitCode).toBe(3);
  });
});

describe('start', () => {
  it('says which answers it will not take, and why, before it asks Temporal', async () => {
    const lab = await begin();
    const path = join(folder, 'answers.yaml');
    await runInProcess(['preflight', lab.clusterFile, '--answers', path]);
    const { answers, ...head } = parse(await readFile(path, 'utf8')) as Answers;
    const given = { ...answers['cluster/machines-built']!, value: 'each from its own discs', by: 'Mallory' };
    await writeFile(
      path,
      stringify({ ...head, answers: { 'cluster/machines-built': given, 'cluster/nothing': given } }),
    );
    const run = await runInProcess(['start', lab.clusterFile, '--answers', path], '127.0.0.1:1');
    expect(run.stderr).toContain('not asked any more: cluster/nothing');
    expect(run.stderr).toMatch(/not taken, so the run will ask: cluster\/machines-built \(.*Mallory is no engineer/);
  });
});

describe('a file of answers', () => {
  const example = new URL('../../config/examples/demo-six-servers.yaml', import.meta.url).pathname;

  it.each([
    ['of another cluster', 'cluster: rome\nprocedure: upgrade\nanswers: {}\n', 'of rome'],
    ['that is none', 'hello\n', 'answers.yaml:1'],
    ['that is empty', '', 'is empty'],
    [
      'with a field that means nothing',
      'cluster: berlin\nprocedure: upgrade\nanswers:\n  a: {valeu: done}\n',
      'answers.yaml:4',
    ],
    ['of a hostile shape', 'cluster: berlin\nprocedure: upgrade\nanswers: [[[]]]\n', 'answers.yaml:3'],
  ])('%s is refused with its place, and stays as it was', async (_what, text, told) => {
    const path = join(folder, 'answers.yaml');
    await writeFile(path, text);
    const run = await runInProcess(['plan', example, '--offline', '--answers', path]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(told);
    expect(await readFile(path, 'utf8')).toBe(text);
    expect((await stat(path)).size).toBe(text.length);
  });
});
