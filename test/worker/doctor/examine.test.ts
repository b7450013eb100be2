import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { readSettings, type Settings } from '../../../config/settings.ts';
import { examine } from '../../../worker/doctor/examine.ts';
import type { Finding } from '../../../worker/doctor/finding.ts';
import { lookAtDisk, lookAtNode, lookAtPorts, OLDEST_NODE } from '../../../worker/doctor/look-at-machine.ts';
import { THINGS } from '../../../worker/doctor/things.ts';
import { freePort } from '../../../worker/temporal/free-ports.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccm-doctor-'));
  await mkdir(join(folder, 'bin'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const settingsWith = (variables: Record<string, string> = {}): Settings =>
  readSettings({ XDG_CACHE_HOME: join(folder, 'cache'), PATH: join(folder, 'bin'), ...variables });

async function program(name: string, text: string): Promise<string> {
  const path = join(folder, 'bin', name);
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return path;
}

async function findingOf(name: string, settings: Settings): Promise<Finding | undefined> {
  const findings = await examine(
    settings,
    THINGS.filter((thing) => thing.name === name),
  );
  return findings[0];
}

describe('every thing', () => {
  test('has its finding, in the order of the table, and what is missing says what to do', async () => {
    const findings = await examine(settingsWith());
    expect(findings.map(({ name }) => name)).toEqual(THINGS.map(({ name }) => name));
    for (const { state, toDo, seen } of findings) {
      expect(seen).not.toBe('');
      expect(toDo === undefined).toBe(state === 'found');
    }
  });

  test('but Node.js and Temporal is optional', () => {
    expect(THINGS.filter(({ optional }) => !optional).map(({ name }) => name)).toEqual(['Node.js', 'Temporal']);
  });
});

describe('Node.js', () => {
  test.each([
    ['18.20.0', 'missing'],
    ['20.18.3', 'missing'],
    ['20.19.0', 'found'],
    ['22.1.0', 'found'],
  ])('%s: %s', (version, state) => expect(lookAtNode(version, 'node').state).toBe(state));

  test('is asked for as package.json does', async () => {
    const { engines } = JSON.parse(await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8'));
    expect(engines.node).toBe(`>=${OLDEST_NODE.major}.${OLDEST_NODE.minor}`);
  });
});

describe('Temporal', () => {
  test('is found by the places without getting any; missing, it tells the places', async () => {
    const missing = await findingOf('Temporal', settingsWith());
    expect(missing).toMatchObject({ state: 'missing', optional: false });
    expect(missing?.seen).toContain('TEMPORAL_CLI_PATH: not set; PATH: no program `temporal`');
    await program('temporal', 'echo temporal version 9.9');
    const found = await findingOf('Temporal', settingsWith());
    expect(found?.seen).toBe(`temporal version 9.9 (${join(folder, 'bin', 'temporal')})`);
  });

  test('that does not tell its version is unknown, neither found nor missing', async () => {
    await program('temporal', 'echo "cannot execute" >&2; exit 1');
    expect(await findingOf('Temporal', settingsWith())).toMatchObject({
      state: 'unknown',
      seen: expect.stringContaining('cannot execute'),
    });
  });

  test('at TEMPORAL_ADDRESS is told with its version and namespace', async () => {
    const address = inject('temporalAddress');
    const finding = await findingOf('Temporal', settingsWith({ TEMPORAL_ADDRESS: address }));
    expect(finding?.seen).toMatch(
      new RegExp(`^server \\d+\\.\\d+\\.\\d+ at ${address} without TLS, namespace default$`),
    );
  });

  test('at TEMPORAL_ADDRESS without such a namespace is unknown', async () => {
    const settings = settingsWith({ TEMPORAL_ADDRESS: inject('temporalAddress'), TEMPORAL_NAMESPACE: 'elsewhere' });
    expect(await findingOf('Temporal', settings)).toMatchObject({ state: 'unknown' });
  });

  test('that does not answer at TEMPORAL_ADDRESS is missing, whatever program there is', async () => {
    await program('temporal', 'echo temporal version 9.9');
    const settings = settingsWith({ TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}` });
    expect(await findingOf('Temporal', settings)).toMatchObject({ state: 'missing' });
  });
});

describe('the Go tool chain', () => {
  test.each([
    ['go1.19.8', 'missing'],
    ['go1.21.0', 'found'],
    ['go1.26.4', 'found'],
  ])('%s: %s', async (version, state) => {
    await program('go', `echo go version ${version} linux/amd64`);
    expect((await findingOf('Go tool chain', settingsWith()))?.state).toBe(state);
  });
});

describe('the machine', () => {
  test('has room for a cache folder that is not there yet, or too little', async () => {
    expect(await lookAtDisk(settingsWith(), 0)).toMatchObject({ state: 'found' });
    expect(await lookAtDisk(settingsWith(), 1e9)).toMatchObject({ state: 'missing' });
  });

  test('has its ports free, or tells which is taken', async () => {
    const port = await freePort();
    expect(await lookAtPorts([port])).toEqual({ state: 'found', seen: `free: ${port}` });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await lookAtPorts([port])).toEqual({ state: 'missing', seen: `taken: ${port}` });
    server.close();
  });
});
