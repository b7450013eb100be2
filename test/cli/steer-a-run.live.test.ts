import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import { Rehearsal } from '../workflows/harness.ts';
import { promptStep, sampleCluster, samplePlan } from '../workflows/sample-cluster.ts';
import { runInProcess } from './run-ccmctl.ts';

let cluster: Cluster;
let run: Rehearsal;
let hash: string;

beforeEach(async () => {
  cluster = sampleCluster();
  const plan = samplePlan(cluster, { PUB: [promptStep('PUB/disc')], SUB: [promptStep('SUB/disc')] });
  run = await Rehearsal.start(cluster, plan);
  hash = (await run.untilState('awaiting approval')).planHash;
});

const ccmctl = (...words: string[]) => runInProcess(words, inject('temporalAddress'));

const approve = () => ccmctl('approve', cluster.name, '--plan', hash, '--by', 'Ada');

/** The contract's `status --json`. */
const STATUS = z.object({
  cluster: z.string(),
  workflowId: z.string(),
  runId: z.string(),
  procedure: z.string(),
  planHash: z.string(),
  state: z.enum(['planning', 'awaiting approval', 'running', 'held', 'stopping', 'stopped', 'completed']),
  stage: z.string().nullable(),
  server: z.string().optional(),
  step: z.string().optional(),
  servers: z.array(z.object({ name: z.string(), role: z.string(), state: z.string(), evidence: z.string() })),
  prompts: z.array(
    z.object({
      id: z.string(),
      server: z.string().optional(),
      title: z.string(),
      instructions: z.array(z.string()),
      answer: z.record(z.string(), z.unknown()),
      askedAt: z.iso.datetime(),
      dueAt: z.iso.datetime().optional(),
      signal: z.object({ prompt: z.string(), value: z.union([z.string(), z.number()]), by: z.string() }),
    }),
  ),
});

describe('status', () => {
  it('has the shape of the contract at every stage', async () => {
    STATUS.parse(JSON.parse((await ccmctl('status', cluster.name, '--json')).stdout));
    await approve();
    await run.untilAsked('PUB/disc');
    const status = STATUS.parse(JSON.parse((await ccmctl('status', cluster.name, '--json')).stdout));
    expect(status.prompts.map((prompt) => prompt.id)).toEqual(['PUB/disc#1']);
    expect(status.server).toBe('PUB');
  });

  it('says how to approve while nobody has', async () => {
    const { stdout, exitCode } = await ccmctl('status', cluster.name);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`ccmctl approve ${cluster.name} --plan ${hash}`);
  });

  it('lists the run among those under way', async () => {
    const listed = async () => (await ccmctl('status')).stdout;
    await expect
      .poll(listed, { timeout: 10_000 })
      .toMatch(new RegExp(`${cluster.name} +upgrade.*approval of the plan`));
  });

  it('exits 4 for a cluster without a run', async () => {
    const { exitCode, stderr } = await ccmctl('status', 'nowhere');
    expect(exitCode).toBe(4);
    expect(stderr.split('\n')[0]).toBe('ccmctl: cluster nowhere has no run');
  });
});

describe('a refusal', () => {
  it.each([
    ['the approval of another plan', () => ['approve', cluster.name, '--plan', 'b'.repeat(64), '--by', 'Ada']],
    ['an approval by somebody who may not', () => ['approve', cluster.name, '--plan', hash, '--by', 'Ben']],
    ['an answer to what is not asked', () => ['answer', cluster.name, 'PUB/disc#7', 'done', '--by', 'Ben']],
    ['a resume of what is not held', () => ['resume', cluster.name, '--by', 'Ben']],
  ])('exits 3 with its reason: %s', async (_name, words) => {
    const { exitCode, stdout, stderr } = await ccmctl(...words());
    expect(exitCode).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^ccmctl: refused: \S.*\n$/);
  });
});

describe('a whole run by command line', () => {
  it('is approved, held, resumed, answered and completed, and its record names who did what', async () => {
    expect(await approve()).toMatchObject({ exitCode: 0, stderr: '' });
    await run.untilAsked('PUB/disc');
    expect(await ccmctl('prompts', cluster.name)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(`ccmctl answer ${cluster.name} 'PUB/disc#1' ...`) as string,
    });
    expect((await ccmctl('hold', cluster.name, '--by', 'Ben', '--reason', 'lunch')).exitCode).toBe(0);
    expect((await ccmctl('answer', cluster.name, 'PUB/disc#1', 'done', '--by', 'Ben')).exitCode).toBe(0);
    await run.untilState('held');
    expect((await ccmctl('resume', cluster.name, '--by', 'Ben')).exitCode).toBe(0);
    await run.untilAsked('SUB/disc');
    expect((await ccmctl('answer', cluster.name, 'SUB/disc#1', 'done', '--by', 'Cleo')).exitCode).toBe(0);
    const watched = await ccmctl('status', cluster.name, '--watch', '--json');
    expect(watched.exitCode, watched.stderr).toBe(0);
    expect(STATUS.parse(JSON.parse(watched.stdout.trim().split('\n').at(-1) ?? '')).state).toBe('completed');

    const audit = JSON.parse((await ccmctl('audit', cluster.name, '--json')).stdout);
    const texts = (audit.journal as { text: string }[]).map((entry) => entry.text).join('\n');
    for (const said of ['Ada', 'lunch', 'Ben answered "done"', 'Cleo answered "done"']) expect(texts).toContain(said);
    expect(audit.accepted).toEqual([]);
    expect(audit.endedAt).not.toBeNull();
  });

  it('takes a problem on the screen instead of a value', async () => {
    await approve();
    await run.untilAsked('PUB/disc');
    const { exitCode } = await ccmctl('answer', cluster.name, 'PUB/disc#1', '--problem', 'Setup failed', '--by', 'Ben');
    expect(exitCode).toBe(0);
    const decide = await run.untilAsked('Decide');
    expect(decide.instructions.join('\n')).toContain('Setup failed');
  });

  it('stops with its reason, after which it takes no message', async () => {
    expect((await ccmctl('stop', cluster.name, '--reason', 'storm', '--by', 'Ada')).exitCode).toBe(0);
    await run.handle.result();
    const late = await ccmctl('hold', cluster.name, '--by', 'Ada');
    expect(late.exitCode).toBe(3);
    expect((await ccmctl('status', cluster.name, '--watch')).exitCode).toBe(1);
  });
});

describe('the report', () => {
  it('goes to the file that is named and names the people and the plan', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ccmctl-report-'));
    await approve();
    await run.untilAsked('PUB/disc');
    const out = join(folder, 'new folder', 'report.html');
    const { exitCode, stdout } = await ccmctl('report', cluster.name, '--out', out);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `report written to ${out}\n` });
    const page = await readFile(out, 'utf8');
    for (const word of [cluster.name, hash, 'Ada', 'step PUB/disc', 'not begun', 'the test asks for it']) {
      expect(page).toContain(word);
    }
    await rm(folder, { recursive: true });
  });
});
