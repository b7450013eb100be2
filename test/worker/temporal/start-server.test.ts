import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readSettings } from '../../../config/settings.ts';
import { findTemporal } from '../../../worker/temporal/find-binary.ts';
import { freePort, isPortFree } from '../../../worker/temporal/free-ports.ts';
import { reachTemporal } from '../../../worker/temporal/reach-temporal.ts';
import { findAttributeGaps } from '../../../worker/temporal/search-attributes.ts';
import { startTemporal, type RunningTemporal } from '../../../worker/temporal/start-server.ts';

let binary: string;
let folder: string;

beforeAll(async () => {
  binary = await findTemporal(readSettings());
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccm-temporal-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const portOf = (address: string): number => Number(address.split(':').at(-1));

async function searchAttributesOf(address: string, namespace: string): Promise<Record<string, unknown>> {
  const connection = await Connection.connect({ address });
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return Object.fromEntries(Object.entries(customAttributes ?? {}).filter(([name]) => name.startsWith('Ccm')));
  } finally {
    await connection.close();
  }
}

async function program(text: string): Promise<string> {
  const path = join(folder, 'temporal');
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('a server that we started', () => {
  test('has a database file, a UI, its namespace and the search attributes, and is gone after the stop', async () => {
    const databaseFile = join(folder, 'temporal.db');
    const server = await startTemporal({ binary, databaseFile, ui: true, namespace: 'rehearsals' });
    try {
      // 2 is the number of the type Keyword.
      expect(await searchAttributesOf(server.address, 'rehearsals')).toEqual({
        CcmCluster: 2,
        CcmProcedure: 2,
        CcmStage: 2,
        CcmServer: 2,
        CcmAwaiting: 2,
        CcmRun: 2,
      });
      expect((await fetch(server.uiAddress ?? '')).status).toBe(200);
      expect((await stat(databaseFile)).size).toBeGreaterThan(0);
    } finally {
      await server.stop();
    }
    expect(await isPortFree(portOf(server.address))).toBe(true);
    expect(await isPortFree(portOf(server.uiAddress ?? ''))).toBe(true);
    await server.stop();
  });

  test('keeps finished runs for 90 days in its database file', async () => {
    const server = await startTemporal({ binary, databaseFile: join(folder, 'temporal.db'), ui: false });
    const connection = await Connection.connect({ address: server.address });
    const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
    await connection.close();
    await server.stop();
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(90 * 24 * 3600);
  });

  test('takes another port where the wished one is taken', async () => {
    const other = createServer();
    const taken = await freePort();
    await new Promise<void>((resolve) => other.listen(taken, '127.0.0.1', resolve));
    const server = await startTemporal({ binary, ui: false, ports: { grpc: taken } });
    await server.stop();
    other.close();
    expect(portOf(server.address)).not.toBe(taken);
    expect(server.uiAddress).toBeNull();
  });

  test('never outlives the process that started it, even one that was killed', async () => {
    const script = fileURLToPath(new URL('./start-in-process.ts', import.meta.url));
    const starter = spawn(process.execPath, ['--import', 'tsx', script, binary], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [address] = (await once(createInterface({ input: starter.stdout }), 'line')) as [string];
    expect(await isPortFree(portOf(address))).toBe(false);
    starter.kill('SIGKILL');
    await vi.waitFor(async () => expect(await isPortFree(portOf(address))).toBe(true), { timeout: 15_000 });
  });
});

describe('a server that does not start', () => {
  test('is told with its exit code and its last lines', async () => {
    const broken = await program('echo "database is of a later version" >&2; exit 4');
    const starting = startTemporal({ binary: broken, ui: false });
    await expect(starting).rejects.toThrow(/ended with exit code 4\ndatabase is of a later version/);
  });

  test('is ended when it does not answer in time', async () => {
    const silent = await program(`echo $$ > ${folder}/pid; exec sleep 600`);
    await expect(startTemporal({ binary: silent, ui: false, withinSeconds: 1 })).rejects.toThrow(
      /not ready within 1 s: /,
    );
  });

  test('is tried again on another port when its port was taken meanwhile', async () => {
    const unlucky = await program(`echo x >> ${folder}/starts; echo "listen: address already in use" >&2; exit 1`);
    await expect(startTemporal({ binary: unlucky, ui: false })).rejects.toThrow('address already in use');
    expect((await stat(join(folder, 'starts'))).size / 2).toBe(4);
  });

  test('is never taken for another one that answers on its port by then', async () => {
    // The first start lets another server have the port, and takes its time to notice.
    const slow = await program(
      [
        `if [ -e ${folder}/other ]; then exec ${binary} "$@"; fi`,
        `${binary} "$@" > /dev/null 2>&1 & echo $! > ${folder}/other`,
        'sleep 4; echo "listen: address already in use" >&2; exit 1',
      ].join('\n'),
    );
    const ours = await startTemporal({ binary: slow, ui: false });
    const other = Number(await readFile(join(folder, 'other'), 'utf8'));
    process.kill(other, 'SIGKILL');
    const connection = await Connection.connect({ address: ours.address });
    expect(await findAttributeGaps(connection, 'default')).toMatchObject({ missing: [] });
    await connection.close();
    await ours.stop();
  });
});

describe('the server at TEMPORAL_ADDRESS', () => {
  let running: RunningTemporal | undefined;
  afterEach(() => running?.stop());

  test('is taken as it is, given what it lacks, and left running', async () => {
    running = await startTemporal({ binary, ui: false });
    const connection = await Connection.connect({ address: running.address });
    await connection.operatorService.removeSearchAttributes({
      namespace: 'default',
      searchAttributes: ['CcmStage', 'CcmServer'],
    });
    await vi.waitFor(
      async () =>
        expect((await findAttributeGaps(connection, 'default')).missing.toSorted()).toEqual(['CcmServer', 'CcmStage']),
      { timeout: 20_000 },
    );
    const reached = await reachTemporal(readSettings({ TEMPORAL_ADDRESS: running.address }), { runs: 'forget' });
    expect(reached).toMatchObject({ access: { address: running.address }, uiAddress: null, started: false });
    await reached.stop();
    await vi.waitFor(async () => expect((await findAttributeGaps(connection, 'default')).missing).toEqual([]), {
      timeout: 20_000,
    });
    await connection.close();
  });

  test('is named, with the variable, when it does not answer', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const reaching = reachTemporal(readSettings({ TEMPORAL_ADDRESS: address }), { runs: 'forget' });
    await expect(reaching).rejects.toThrow(
      new RegExp(`^no Temporal server answers at ${address}\n.*TEMPORAL_ADDRESS=host:port`),
    );
  });

  test('is named, with the variable of the namespace, when it has no such namespace', async () => {
    running = await startTemporal({ binary, ui: false });
    const settings = readSettings({ TEMPORAL_ADDRESS: running.address, TEMPORAL_NAMESPACE: 'elsewhere' });
    await expect(reachTemporal(settings, { runs: 'forget' })).rejects.toThrow(
      /namespace elsewhere \(TEMPORAL_NAMESPACE\)/,
    );
  });
});
