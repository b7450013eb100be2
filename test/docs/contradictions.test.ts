import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../platforms/callmanager4/requirements.ts';
import { findCoverage, isServed } from './describe-coverage.ts';

const PAGE = readFileSync(new URL('../../docs/contradictions.md', import.meta.url), 'utf8');

/** Each row: its number, and the rules that carry out what it decides. */
const ROWS = [...PAGE.matchAll(/^\| (C-\d\d) .*\| ([^|]+) \|$/gm)].map(([, number = '', rules = '']) => ({
  number,
  rules: rules.trim().split(', '),
}));

describe('docs/contradictions.md', () => {
  it('has all 53 of them, each once', () => {
    const numbers = Array.from({ length: 53 }, (_, index) => `C-${String(index + 1).padStart(2, '0')}`);
    expect(ROWS.map(({ number }) => number).toSorted()).toEqual(numbers);
  });

  it('names for each the rules that carry out its decision, which are served and tested', async () => {
    const coverage = new Map((await findCoverage()).map((one) => [one.id, one]));
    for (const { number, rules } of ROWS)
      for (const rule of rules) {
        expect(Object.hasOwn(REQUIREMENTS, rule), `${number}: ${rule}`).toBe(true);
        const one = coverage.get(rule);
        expect(one && isServed(one) && one.tests.length > 0, `${number}: ${rule}`).toBe(true);
      }
  });
});
