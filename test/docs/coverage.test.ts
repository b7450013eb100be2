import { beforeAll, describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../platforms/callmanager4/requirements.ts';
import { findCoverage, isServed, type Coverage } from './describe-coverage.ts';
import { idsNamedIn, testTitles } from './named-ids.ts';

const THEMES = [...new Set(Object.keys(REQUIREMENTS).map((id) => id.split('-')[0] ?? id))];

describe('the coverage of the rules', () => {
  let coverage: readonly Coverage[] = [];
  beforeAll(async () => {
    coverage = await findCoverage();
  });

  const of = (id: string): Coverage | undefined => coverage.find((one) => one.id === id);

  it('never leaves out a rule', () => {
    expect(coverage.map(({ id }) => id)).toEqual(Object.keys(REQUIREMENTS));
  });

  it.each(THEMES)('never has a rule of the theme %s without a place, or without a test of what happens', (theme) => {
    const own = coverage.filter(({ id }) => id.startsWith(`${theme}-`));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((one) => !isServed(one)).map(({ id }) => id)).toEqual([]);
    expect(own.filter(({ tests }) => tests.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('finds steps, pages of the installer, stages, problems and checks by what they name', () => {
    expect(of('PUB-08')?.places.asks).toContain('wizard');
    expect(of('ORD-13')?.places.order).toContain('secondary');
    expect(of('VFY-01')?.places.waits).toContain('subscriptions-settle');
    expect(of('ADD-08')?.places.acts).toEqual(['reboot-of-all']);
    expect(of('VER-20')?.code).toContain('platforms/callmanager4/problems/installed-releases.ts');
    expect(of('VFY-03')?.code).toContain('platforms/callmanager4/checks/subscriptions-good.ts');
  });
});

describe('numbers of rules in a text', () => {
  it('are found one by one and as a range, and no others', () => {
    expect(idsNamedIn('as REP-01 to REP-03 and ORD-04, not UTF-16, ORD-99 or SHA-25')).toEqual([
      'REP-01',
      'REP-02',
      'REP-03',
      'ORD-04',
    ]);
  });

  it('are found in the titles of tests only', () => {
    const lines = [
      "it('holds (ORD-01)', () => {",
      "  expect('ORD-02');",
      'it.each([',
      "  ['ORD-03'],",
      "])('is %s (ORD-04)', () => {",
    ];
    const titles = testTitles(lines.map((text, index) => ({ at: `a.test.ts:${index + 1}`, text })));
    expect(titles.map(({ title }) => title)).toEqual(['holds (ORD-01)', 'is %s (ORD-04)']);
  });
});
