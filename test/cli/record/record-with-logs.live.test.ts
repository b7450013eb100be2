import { createHash } from 'node:crypto';
import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../../cli/record/read-record.ts';
import type { CollectedLog } from '../../../cli/logs/collected-logs.ts';
import { ccmctl, runWithLogs } from '../run-with-logs.ts';

/** The logs of CM-PUB, as the audit has them. */
const logsIn = (stdout: string): readonly CollectedLog[] =>
  (JSON.parse(stdout) as RunRecord).logs?.servers.find(({ server }) => server === 'CM-PUB')?.logs ?? [];

describe('audit, report and support with --logs', () => {
  it('have each log with the SHA-256 of what was collected, which is that of what lies here', async () => {
    const { name, logs, archive } = await runWithLogs();
    const collected = logsIn((await ccmctl('audit', name, '--logs', logs, '--json')).stdout);
    expect(collected.length).toBeGreaterThan(3);
    const page = `${archive}.html`;
    await ccmctl('report', name, '--logs', logs, '--out', page);
    const [report, text] = [await readFile(page, 'utf8'), (await ccmctl('audit', name, '--logs', logs)).stdout];
    for (const { file, path, bytes, sha256 = '', keptAs } of collected) {
      const content = await readFile(join(logs, 'CM-PUB', file));
      expect([bytes, sha256]).toEqual([content.length, createHash('sha256').update(content).digest('hex')]);
      expect(keptAs).toBe('as collected');
      expect(report).toContain(sha256);
      expect(text).toContain(`${sha256}  ${path}: as collected`);
    }
  });

  it('mark what no longer is what was collected, all three the same, and take nothing of it along', async () => {
    const { name, logs, archive } = await runWithLogs();
    const before = logsIn((await ccmctl('audit', name, '--logs', logs, '--json')).stdout);
    const ofAnother = join(logs, 'CM-SUB1', 'index.json');
    await cp(join(logs, 'CM-PUB'), join(logs, 'CM-SUB1'), { recursive: true });
    await writeFile(
      ofAnother,
      (await readFile(ofAnother, 'utf8')).replace(name, 'another').replace('CM-PUB', 'CM-SUB1'),
    );
    const [changed, removed, linked] = before.map(({ file }) => file);
    const at = (file = ''): string => join(logs, 'CM-PUB', file);
    await writeFile(at(changed), 'another night');
    await rm(at(removed));
    const whole = await readFile(at(linked));
    await writeFile(`${archive}.elsewhere`, whole);
    await rm(at(linked));
    await symlink(`${archive}.elsewhere`, at(linked));

    const { stdout, stderr } = await ccmctl('audit', name, '--logs', logs, '--json');
    const kept = new Map(logsIn(stdout).map((log) => [log.file, log.keptAs]));
    expect([changed, removed, linked].map((file) => kept.get(file ?? ''))).toEqual(['changed', 'gone', 'gone']);
    expect(logsIn(stdout).map(({ sha256 }) => sha256)).toEqual(before.map(({ sha256 }) => sha256));
    const misfits = [
      `CM-SUB1: has no index of logs of ${name}`,
      `CM-PUB/${changed}: changed since it was collected`,
      `CM-PUB/${removed}: no longer there`,
      `CM-PUB/${linked}: no longer there`,
    ];
    expect(stderr.trimEnd().split('\n')).toEqual(misfits);
    expect((await ccmctl('report', name, '--logs', logs, '--out', `${archive}.html`)).stderr).toBe(stderr);
    const support = await ccmctl('support', name, '--out', archive, '--logs', logs, '--offline', '--json');
    const { entries, leftOut } = JSON.parse(support.stdout) as { entries: { name: string }[]; leftOut: string[] };
    expect(leftOut).toEqual(misfits);
    expect(
      entries
        .map((entry) => entry.name)
        .filter((entry) => entry.startsWith('logs/'))
        .sort(),
    ).toEqual(['index.json', ...before.slice(3).map(({ file }) => file)].map((file) => `logs/CM-PUB/${file}`).sort());
  });
});
