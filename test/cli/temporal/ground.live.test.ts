import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runInProcess } from '../run-ccmctl.ts';
import { openTemporal } from './ended-runs.ts';

const temporal = openTemporal();
const EXAMPLE = fileURLToPath(new URL('../../../config/examples/two-servers.yaml', import.meta.url));

/** A cluster and a site that nobody else in these tests has. */
const [name, site] = [`g-${randomUUID().slice(0, 8)}`, `s-${randomUUID().slice(0, 8)}`];
let folder: string;
let file: string;
let rehearsed: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ground-'));
  file = join(folder, 'cluster.yaml');
  const example = await readFile(EXAMPLE, 'utf8');
  await writeFile(
    file,
    `${example.replace(/^cluster: .*$/m, `cluster: ${name}`).replace(/^site: .*$/m, '')}\nsite: ${site}\n`,
  );
  rehearsed = join(folder, 'rehearsed.yaml');
  const lab = (await readFile(file, 'utf8')).replaceAll(/host: \S+/g, 'host: 127.0.0.1');
  await writeFile(rehearsed, `${lab}rehearsal: true\n`);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a namespace that is not there', () => {
  it.each([
    ['start', 'FILE'],
    ['status'],
    ['status', 'berlin'],
    ['status', 'berlin', '--watch'],
    ['prompts'],
    ['prompts', 'berlin'],
    ['audit', 'berlin'],
    ['report', 'berlin', '--out', 'x.html'],
    ['approve', 'berlin', '--plan', 'a'.repeat(64)],
    ['answer', 'berlin', 'PUB/disc#1', 'done'],
    ['hold', 'berlin'],
    ['resume', 'berlin'],
    ['stop', 'berlin', '--reason', 'storm'],
  ])('is named by `%s`, with what to do', async (...words) => {
    const typed = words.map((word) => (word === 'FILE' ? file : word));
    const run = await runInProcess(typed, inject('temporalAddress'), { TEMPORAL_NAMESPACE: 'nowhere' });
    expect(run).toMatchObject({ exitCode: 4, stdout: '' });
    expect(run.stderr).toMatch(/^ccmctl: there is no .*namespace.*nowhere|^ccmctl: .*namespace nowhere/m);
    expect(run.stderr).toContain('TEMPORAL_NAMESPACE');
    expect(run.stderr).not.toMatch(/nobody foresaw|NOT_FOUND/);
  });
});

describe('a start that nobody listens to', () => {
  it('is made, and says who is missing and how to bring them', async () => {
    const { exitCode, stdout, stderr } = await runInProcess(['start', rehearsed, '--json'], inject('temporalAddress'));
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain(`\`ccmctl worker --sites ${site}\``);
    expect(JSON.parse(stdout)).toMatchObject({
      cluster: name,
      warnings: expect.arrayContaining([expect.stringContaining(`--sites ${site}`)]) as unknown,
    });
    await temporal.client.workflow.getHandle(`ccm/${name}`).terminate('end of the test');
  });
});

describe('a namespace that forgets a run after a day', () => {
  it('gets no run on real servers, and the command that mends it is named', async () => {
    const address = inject('temporalAddress');
    const { exitCode, stdout, stderr } = await runInProcess(['start', file], address);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('namespace default keeps ended runs for 1 days');
    expect(stderr).toContain(`temporal operator namespace update --address ${address} --namespace default --retention`);
  });
});
