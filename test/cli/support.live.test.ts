import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Zipped } from '../../cli/support/zip-file.ts';
import { ENVIRONMENT, tracesIn } from './passwords/planted-secrets.ts';
import { ccmctl, runWithLogs } from './run-with-logs.ts';

/** The entries of an archive as text that has each byte as one character. */
async function entriesIn(archive: string): Promise<Readonly<Record<string, string>>> {
  const entries = Object.entries(unzipSync(await readFile(archive)));
  return Object.fromEntries(entries.map(([entry, bytes]) => [entry, strFromU8(bytes, true)]));
}

const sha256 = (latin1: string): string => createHash('sha256').update(latin1, 'latin1').digest('hex');

describe('ccmctl support', () => {
  it('writes what its index says, of the run and of its logs, and prints the same (SUP-12)', async () => {
    const { name, logs, archive } = await runWithLogs();
    const { exitCode, stdout } = await ccmctl('support', name, '--out', archive, '--logs', logs, '--json');
    expect(exitCode).toBe(0);
    const told = JSON.parse(stdout) as { cluster: string; file: string; severity: number; entries: Zipped[] };
    expect(told).toMatchObject({ cluster: name, file: archive, leftOut: [] });
    expect([1, 2, 3, 4]).toContain(told.severity);

    const { 'index.json': indexText = '', ...entries } = await entriesIn(archive);
    const index = JSON.parse(indexText) as { cluster: string; files: Zipped[] };
    expect(index.cluster).toBe(name);
    expect(index.files).toEqual(told.entries);
    expect(index.files).toEqual(
      Object.entries(entries).map(([entry, text]) => ({ name: entry, bytes: text.length, sha256: sha256(text) })),
    );
    expect(Object.keys(entries)).toEqual(expect.arrayContaining(['report.html', 'audit.json', 'logs/CM-PUB/c/readme.txt'])); // prettier-ignore
    expect(JSON.parse(entries['audit.json'] ?? '')).toMatchObject({ cluster: name, state: 'running' });
    expect((await stat(archive)).mode & 0o077).toBe(0);
  });

  it('has no secret in any entry, nor in what it prints, nor where one lies (SUP-14)', async () => {
    for (const [variable, value] of Object.entries(ENVIRONMENT)) process.env[variable] = value;
    onTestFinished(() => Object.keys(ENVIRONMENT).forEach((variable) => delete process.env[variable]));
    const { name, lab, logs, archive, content } = await runWithLogs();
    await writeFile(join(logs, 'CM-PUB', 'notes.txt'), ENVIRONMENT.PLANTED_SA);
    const { stdout, stderr } = await ccmctl('support', name, '--out', archive, '--logs', logs);
    const key = content.station.key.file;
    const secret = [...(await readFile(key, 'utf8')).split('\n').slice(1, -2), ...Object.values(lab.cluster.secrets)];
    const places = [key, content.station.hostKey, ...Object.keys(ENVIRONMENT)];
    expect(secret.length).toBeGreaterThan(4);
    for (const [entry, text] of Object.entries({ ...(await entriesIn(archive)), stdout, stderr })) {
      expect(tracesIn(Buffer.from(text, 'latin1')), entry).toEqual([]);
      expect([...secret, ...places].filter((one) => text.includes(one)), entry).toEqual([]); // prettier-ignore
    }
  });

  it('replaces a file of that name by a whole archive, or leaves it as it is', async () => {
    const { name, folder, logs, archive } = await runWithLogs();
    await writeFile(archive, 'PK\x03\x04 of yesterday', { mode: 0o644 });
    expect((await ccmctl('support', name, '--out', archive, '--offline')).exitCode).toBe(0);
    expect(Object.keys(await entriesIn(archive))).toContain('report.html');
    expect((await stat(archive)).mode & 0o077).toBe(0);

    const isFolder = join(folder, 'is-a-folder');
    await mkdir(isFolder);
    for (const out of [isFolder, join(archive, 'below-a-file.zip')]) {
      const { exitCode, stdout } = await ccmctl('support', name, '--out', out, '--logs', logs, '--offline', '--json');
      const { error } = JSON.parse(stdout) as { error: { message: string } };
      expect([exitCode, error.message]).toEqual([2, expect.stringContaining(`cannot write ${out}: `)]);
    }
    expect((await readdir(folder)).sort()).toEqual(['is-a-folder', 'logs', 'support.zip']);
  });

  it('ends with 4 for a cluster that has no run, and with 2 for logs that are not there; neither writes anything', async () => {
    const { name, folder, archive } = await runWithLogs();
    const unknown = await ccmctl('support', 'nowhere', '--out', archive);
    expect([unknown.exitCode, unknown.stderr.split('\n')[0]]).toEqual([4, 'ccmctl: cluster nowhere has no run']);
    const missing = await ccmctl('support', name, '--out', archive, '--offline', '--logs', join(folder, 'none'));
    expect([missing.exitCode, missing.stderr]).toEqual([2, expect.stringContaining('cannot read the logs in')]);
    expect(await readdir(folder)).toEqual(['logs']);
  });
});
