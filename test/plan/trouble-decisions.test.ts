import { describe, expect, it } from 'vitest';
import { troubleDecisions, whoDecidesTrouble } from '../../plan/trouble-decisions.ts';
import type { Remedy } from '../../plan/types/report.ts';
import { promptStep } from '../workflows/sample-cluster.ts';
import { REMEDIES } from './every-ruling.ts';

const valuesOf = (remedy: Remedy, beAttested = true, haveRebooted = true): readonly string[] =>
  troubleDecisions(remedy, { beAttested, haveRebooted }).map(({ value }) => value);

describe('what may be decided about a reported message', () => {
  it('is nothing for an information, and to stop for everything else', () => {
    for (const remedy of REMEDIES)
      expect([remedy, valuesOf(remedy).includes('stop')]).toEqual([remedy, remedy !== 'information']);
  });

  it('never clears away what blocks', () => {
    for (const remedy of REMEDIES) expect(valuesOf(remedy, false)).not.toContain('attest');
  });

  it('offers a reboot only where an installer may have asked for one', () => {
    for (const remedy of REMEDIES) expect(valuesOf(remedy, true, false)).not.toContain('rebooted');
  });

  it('counts a new attempt where the installer must be run again, or may be, and nowhere else', () => {
    const rerun = REMEDIES.filter((remedy) => valuesOf(remedy).includes('rerun'));
    expect(rerun).toEqual(['repair and rerun', 'reboot and rerun', 'abort']);
  });

  it('never goes on with what ends the installation, nor with a machine that needs its image anew', () => {
    for (const remedy of ['abort', 'reinstall'] as const) {
      for (const value of ['ask-again', 'go-on', 'attest', 'rebooted']) expect(valuesOf(remedy)).not.toContain(value);
    }
  });

  it('can be corrected wherever a message was recognised', () => {
    for (const remedy of REMEDIES.slice(1, -1)) expect(valuesOf(remedy)).toContain('another-message');
  });
});

it('is decided by whoever was asked, and a new image by an approver only', () => {
  const step = promptStep('PUB/wizard');
  for (const remedy of REMEDIES) {
    expect(whoDecidesTrouble(remedy, step)).toBe(remedy === 'reinstall' ? 'approver' : 'engineer');
  }
});
