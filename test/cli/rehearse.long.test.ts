import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runCcmctl } from './run-ccmctl.ts';
import { serveCcmctl } from './serve-ccmctl.ts';

const TWO_SERVERS = fileURLToPath(new URL('../../config/examples/demo-two-servers.yaml', import.meta.url));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-rehearse-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Whether anything listens at `host:port`, or at the origin of an address. */
const answers = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(address.includes('://') ? address : `tcp://${address}`);
    const socket = createConnection({ host: hostname, port: Number(port) });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  });

describe('a rehearsal', () => {
  it('completes a run without a broken rule and leaves a report', { timeout: 180_000 }, async () => {
    const env = { TEMPORAL_ADDRESS: inject('temporalAddress') };
    const run = await runCcmctl(['rehearse', TWO_SERVERS, '--procedure', 'verify-subscriptions', '--json'], {
      cwd: folder,
      env,
    });
    expect(run.exitCode, run.stderr).toBe(0);
    const summary = JSON.parse(run.stdout);
    expect(summary).toMatchObject({
      procedure: 'verify-subscriptions',
      state: 'completed',
      violations: [],
      openItems: [],
    });
    expect(await readFile(summary.report, 'utf8')).toContain(summary.runId);
    // The story is told on stderr, since stdout is the document's.
    expect(run.stderr).toMatch(/approved {2,}Mette Holm approved the plan/);
  });

  it('exits 2 for a fault that there is not, before anything is started', async () => {
    const env = { TEMPORAL_ADDRESS: inject('temporalAddress') };
    const run = await runCcmctl(['rehearse', TWO_SERVERS, '--faults', 'gremlins@CM-PUB'], { cwd: folder, env });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/ccmctl: "gremlins@CM-PUB" is not fault@SERVER/);
  });

  it.each(['rehearse', 'lab', 'dev'])('exits 2 for a fault of a server that there is not: %s', async (command) => {
    // Nothing listens there: whatever tried to start would say so.
    const env = { TEMPORAL_ADDRESS: '127.0.0.1:1' };
    const run = await runCcmctl([command, TWO_SERVERS, '--faults', 'wrong-disc@AAR-PUP'], { cwd: folder, env });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toBe(
      'ccmctl: "wrong-disc@AAR-PUP": there is no server AAR-PUP; choose from AAR-PUB, AAR-SUB; did you mean AAR-PUB?\n',
    );
  });
});

describe('Ctrl-C', () => {
  it.each([
    ['lab', ['lab', TWO_SERVERS], ['consoleUrl']],
    ['dev', ['dev', TWO_SERVERS], ['consoleUrl', 'address', 'ui']],
    ['worker', ['worker'], []],
  ] as const)('ends %s in order, and leaves nothing behind', { timeout: 120_000 }, async (name, words, places) => {
    // `dev` starts a Temporal of its own, with its runs in a cache folder of this test.
    const own = { XDG_CACHE_HOME: folder, TEMPORAL_CLI_PATH: await temporalProgram() };
    const served = await serveCcmctl(words, {
      cwd: folder,
      env: name === 'dev' ? own : { TEMPORAL_ADDRESS: inject('temporalAddress') },
    });
    const addresses = places.map((place) => served.places[place] ?? '');
    expect(await Promise.all(addresses.map(answers))).toEqual(addresses.map(() => true));
    expect(await served.end()).toBe(0);
    expect(await Promise.all(addresses.map(answers))).toEqual(addresses.map(() => false));
  });
});

/** The program that this test run's own server was started with. */
async function temporalProgram(): Promise<string> {
  const { findTemporal } = await import('../../worker/temporal/find-binary.ts');
  const { readSettings } = await import('../../config/settings.ts');
  return findTemporal(readSettings());
}
