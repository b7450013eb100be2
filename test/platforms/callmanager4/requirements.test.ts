import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../../platforms/callmanager4/requirements.ts';
import type { RequirementId } from '../../../platforms/callmanager4/types/requirement.ts';

describe('the numbered rules', () => {
  it('never have a gap, a second line, or the same line twice', () => {
    const themes = new Map<string, number[]>();
    for (const id of Object.keys(REQUIREMENTS)) {
      const [theme = '', number = ''] = id.split('-');
      themes.set(theme, [...(themes.get(theme) ?? []), Number(number)]);
      expect(id).toMatch(/^[A-Z]{2,4}-\d\d$/);
    }
    for (const numbers of themes.values()) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const lines = Object.values<string>(REQUIREMENTS);
    expect(lines.filter((line) => line.includes('\n') || line.trim() !== line)).toEqual([]);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('are the only numbers that the compiler takes, beside what is ours', () => {
    const ours: RequirementId = 'ours';
    // @ts-expect-error There is no rule of this number.
    const unknown: RequirementId = 'ORD-99';
    expect([ours in REQUIREMENTS, unknown in REQUIREMENTS]).toEqual([false, false]);
  });
});
