import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { freePort } from '../../worker/temporal/free-ports.ts';
import { runCcmctl, runInProcess } from './run-ccmctl.ts';

const EXAMPLE = fileURLToPath(new URL('../../config/examples/demo-six-servers.yaml', import.meta.url));
const ESCAPE = String.fromCharCode(27);

const source = z.array(z.string().regex(/^([A-Z]+-\d+|ours)$/)).min(1);
const step = z.object({
  id: z.string(),
  kind: z.enum(['check', 'action', 'prompt', 'wait', 'gate']),
  title: z.string().min(1),
  because: z.string().min(1),
  source,
  command: z.string().optional(),
});

/** The contract's `plan --json`. */
const PLAN = z.object({
  cluster: z.string(),
  procedure: z.enum([
    'upgrade',
    'install',
    'add-subscriber',
    'replace-publisher',
    'verify-subscriptions',
    'post-install',
  ]),
  from: z.string(),
  to: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  servers: z.array(
    z.object({
      name: z.string(),
      role: z.string(),
      because: z.string().min(1),
      source,
      minutes: z.object({ low: z.number(), high: z.number() }),
      steps: z.array(step).min(1),
    }),
  ),
  before: z.array(step),
  after: z.array(step),
  problems: z.array(
    z.object({ severity: z.enum(['refuse', 'warn']), server: z.string().optional(), message: z.string(), source }),
  ),
});

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-plan-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The example with some of its top-level keys changed, as a file of its own. */
async function exampleWith(name: string, change: (file: Record<string, unknown>) => object): Promise<string> {
  const file = parse(await readFile(EXAMPLE, 'utf8')) as Record<string, unknown>;
  const path = join(folder, name);
  await writeFile(path, stringify({ ...file, ...change(file) }));
  return path;
}

describe('plan --offline --json', () => {
  it('has the shape of the contract, and nothing on stderr', async () => {
    const run = await runCcmctl(['plan', EXAMPLE, '--offline', '--json']);
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: '' });
    const plan = PLAN.parse(JSON.parse(run.stdout));
    expect(plan.servers.map((server) => server.name)).toEqual([
      'CM-PUB', 'CM-TFTP', 'CM-MOH', 'CM-SEC1', 'CM-SUB1', 'CER-1',
    ]); // prettier-ignore
  });

  it('gives the same hash each time, and another one for another release', async () => {
    const hashOf = async (...words: string[]) =>
      PLAN.parse(JSON.parse((await runInProcess(['plan', EXAMPLE, '--offline', '--json', ...words])).stdout)).hash;
    const hash = await hashOf();
    expect(await hashOf()).toBe(hash);
    expect(await hashOf('--to', '4.1(2)')).toBe(hash);
    expect(await hashOf('--to', '4.1(3)')).not.toBe(hash);
  });
});

describe('plan as text', () => {
  it('never holds an escape code in a pipe, whatever the environment wants', async () => {
    const run = await runCcmctl(['plan', EXAMPLE, '--offline'], { env: { FORCE_COLOR: '1', CI: '1' } });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).not.toContain(ESCAPE);
    expect(run.stdout).toContain('Nothing refuses this plan.');
  });

  it('has what people are told and may answer with --full alone', async () => {
    const [short, full] = await Promise.all(
      [[], ['--full']].map((words) => runInProcess(['plan', EXAMPLE, '--offline', ...words])),
    );
    expect(short?.stdout).not.toContain('(needs --note)');
    expect(full?.stdout).toMatch(/^ {12}1\. .+\n( {12}\d+\. .+\n)* {12}answers of any engineer:\n {14}done: /m);
    expect(full?.stdout).toContain('(needs --note)');
  });

  it('is whole when its reader has it in a pipe', async () => {
    const [piped, kept] = await Promise.all([
      runCcmctl(['plan', EXAMPLE, '--offline']),
      runInProcess(['plan', EXAMPLE, '--offline']),
    ]);
    expect(piped.stdout).toBe(kept.stdout);
  });
});

describe('a release that the file cannot have', () => {
  it('exits 2 and names the place', async () => {
    const run = await runInProcess(['plan', EXAMPLE, '--offline', '--to', 'four']);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/^ccmctl: to: .*is no release/);
  });
});

describe('a plan that a rule refuses', () => {
  const older = () => exampleWith('downgrade.yaml', () => ({ from: '4.1(3)', to: '4.1(2)' }));

  it('exits 3, with the plan and its problems as the document', async () => {
    const run = await runInProcess(['plan', await older(), '--offline', '--json']);
    expect(run.exitCode).toBe(3);
    const { problems } = PLAN.parse(JSON.parse(run.stdout));
    expect(problems.some((problem) => problem.severity === 'refuse')).toBe(true);
  });

  it('is never started: the refusal comes before Temporal is asked', async () => {
    const nowhere = `127.0.0.1:${await freePort()}`;
    const run = await runInProcess(['start', await older()], nowhere);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toMatch(/^ccmctl: refused: the plan for cluster demo-berlin breaks /);
    expect(run.stdout).toBe('');
  });
});

describe('servers that cannot be seen', () => {
  it('exits 4 with a plan all the same, and names them', async () => {
    const key = join(folder, 'key');
    await writeFile(key, 'no key at all');
    const port = await freePort();
    const file = await exampleWith('unreachable.yaml', ({ station }) => ({
      station: { ...(station as object), host: '127.0.0.1', port, key: { file: key } },
    }));
    const run = await runInProcess(['plan', file, '--json']);
    expect(run.exitCode).toBe(4);
    expect(PLAN.parse(JSON.parse(run.stdout)).servers).toHaveLength(6);
    expect(run.stderr).toMatch(/not seen: CM-PUB, CM-TFTP, CM-MOH, CM-SEC1, CM-SUB1, CER-1\n$/);
    expect(run.stderr).toMatch(/^CM-PUB: cannot be seen: \S/m);
  });
});
