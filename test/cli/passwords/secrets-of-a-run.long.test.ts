import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readSettings } from '../../../config/settings.ts';
import { findTemporal } from '../../../worker/temporal/find-binary.ts';
import { startTemporal, type RunningTemporal } from '../../../worker/temporal/start-server.ts';
import { runCcmctl, type ProgramRun } from '../run-ccmctl.ts';
import { ENVIRONMENT, filesWithTraces, REFERENCES, tracesIn } from './planted-secrets.ts';

let folder: string;
let home: string;
let databases: string;
let temporal: RunningTemporal;
let run: ProgramRun;
let histories: readonly string[];

/** A whole installation on a lab, by a worker whose environment holds the secrets that its cluster file names. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-run-'));
  [home, databases] = [join(folder, 'home'), join(folder, 'temporal')];
  await Promise.all([mkdir(home), mkdir(databases)]);
  const binary = await findTemporal(readSettings());
  temporal = await startTemporal({ binary, databaseFile: join(databases, 'temporal.db'), ui: false });
  const file = join(home, 'cluster.yaml');
  const example = parse(await readFile('config/examples/demo-two-servers.yaml', 'utf8')) as object;
  await writeFile(file, stringify({ ...example, secrets: REFERENCES }));
  const env = { ...ENVIRONMENT, TEMPORAL_ADDRESS: temporal.address, DEBUG: '*', HOME: home, XDG_CACHE_HOME: home };
  run = await runCcmctl(['rehearse', file, '--procedure', 'install', '--json', '--debug'], { cwd: home, env });
  histories = await exported(temporal.address);
}, 300_000);
afterAll(async () => {
  await temporal?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Every history of the server as JSON, the way `temporal workflow show --output json` has it. */
async function exported(address: string): Promise<readonly string[]> {
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection });
    const found: string[] = [];
    for await (const { workflowId, runId } of client.workflow.list())
      found.push(historyToJSON(await client.workflow.getHandle(workflowId, runId).fetchHistory()));
    return found;
  } finally {
    await connection.close();
  }
}

/** What Temporal keeps on the disk: its database, with what has not been taken over into it yet. */
const databaseFiles = async (): Promise<readonly Buffer[]> =>
  Promise.all((await readdir(databases)).map((name) => readFile(join(databases, name))));

describe('a run whose cluster file names the secrets of the installer', () => {
  it('is carried out to its end', () => {
    expect(run.exitCode, run.stderr).toBe(0);
  });

  it('has none of them in its exported histories, which do hold where each lies (PWD-01)', () => {
    expect(histories.length).toBeGreaterThan(0);
    const decoded = histories
      .join('\n')
      .replace(/"data": *"([^"]+)"/g, (_, data: string) => Buffer.from(data, 'base64').toString());
    expect(decoded.includes('PLANTED_PHRASE')).toBe(true);
    for (const history of histories) expect(tracesIn(history)).toEqual([]);
    expect(tracesIn(decoded)).toEqual([]);
  });

  it("has none of them in the files of Temporal's database (PWD-01)", async () => {
    const files = await databaseFiles();
    expect(files.some((bytes) => bytes.includes('PLANTED_PHRASE'))).toBe(true);
    for (const bytes of files) expect(tracesIn(bytes)).toEqual([]);
  });

  it('has none of them in what it prints, nor in its report, its cluster file or any other file (PWD-01)', async () => {
    expect(tracesIn(run.stdout + run.stderr)).toEqual([]);
    expect(await filesWithTraces(home)).toEqual([]);
  });
});
