import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { POLICY_OF_TODAY, policyOf } from '../../plan/policy.ts';
import { everyRuling } from './every-ruling.ts';
import { planOf, PROCEDURES } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, twoServers } from '../platforms/callmanager4/sample-cluster.ts';

describe('the policy of a run', () => {
  it.each(PROCEDURES)('stands in every plan, and is covered by its hash: %s', (procedure) => {
    expect(planOf(sampleCluster(twoServers), procedure).policy).toBe(POLICY_OF_TODAY);
  });

  it('is known by its number, whatever policies come after it', () => {
    for (let number = 1; number <= POLICY_OF_TODAY; number += 1) {
      expect(Object.values(policyOf(number)).every((rule) => typeof rule === 'function')).toBe(true);
    }
  });

  it.each([0, -1, 1.5, NaN, POLICY_OF_TODAY + 1])('is never another one than asked for: %s', (number) => {
    expect(() => policyOf(number)).toThrow(RangeError);
  });

  // A changed table gets a new number. What a number says is written down once, by hand of whoever adds it
  // (test/plan/policies/write-policy.ts), and a run under way goes by it whatever the newest says.
  it.each(Array.from({ length: POLICY_OF_TODAY }, (_, index) => index + 1))(
    'says to a run under way what it said when that was approved, entry by entry and word by word: %s',
    async (number) => {
      const kept = JSON.parse(await readFile(new URL(`policies/${number}.json`, import.meta.url), 'utf8')) as unknown;
      expect(everyRuling(policyOf(number))).toEqual(kept);
    },
  );

  it('of number 1 lets nobody attest what blocks and was seen to be bad, and lets anybody stop', () => {
    const first = policyOf(1);
    expect(first.decisionsFor('block', 'bad', false).map(({ value }) => value)).toEqual(['look-again', 'stop']);
    expect(first.decisionsFor('act', 'unknown', false).map(({ value }) => value)).toEqual([
      'look-again',
      'act-again',
      'attest',
      'stop',
    ]);
    expect(first.rulingOn('attest', 'unknown', 'bad')).toBe('asked anew');
    expect(first.rulingOnWord('bad')).toBe('asked anew');
    expect(first.permissionOf('stop', 'running')).toEqual({ ok: true });
    expect(first.permissionOf('resume', 'stopping').ok).toBe(false);
  });
});
