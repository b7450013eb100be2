import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../cli/worker/show-findings.ts';
import type { Finding } from '../../worker/doctor/finding.ts';
import { runInProcess } from './run-ccmctl.ts';

const finding = (state: Finding['state'], optional = false): Finding => ({
  name: 'x',
  neededFor: 'y',
  optional,
  state,
  seen: 'z',
});

describe('the exit code of the doctor', () => {
  it.each([
    [[finding('found')], 0],
    [[finding('found'), finding('missing', true), finding('unknown', true)], 0],
    [[finding('unknown'), finding('found')], 4],
    [[finding('unknown'), finding('missing')], 1],
  ] as const)('case %#', (findings, exitCode) => {
    expect(exitCodeOf(findings)).toBe(exitCode);
  });
});

describe('ccmctl doctor', () => {
  it('finds the Node.js that it runs on', async () => {
    const { stdout, stderr } = await runInProcess(['doctor', '--json']);
    expect(stderr).toBe('');
    const { findings } = JSON.parse(stdout) as { findings: Finding[] };
    expect(findings.find(({ name }) => name === 'Node.js')?.seen).toContain(process.versions.node);
    expect(findings.filter(({ state, toDo }) => (state === 'found') === (toDo !== undefined))).toEqual([]);
  });
});
