import { describe, expect, it } from 'vitest';
import { siteLines } from '../../plan/site-lines.ts';
import type { PromptPolicy, SiteRules } from '../../plan/types/site-rules.ts';

const POLICY: PromptPolicy = { signed: true, people: 1, groups: [], notRequester: false, notDoer: false };
const RULES: SiteRules = {
  name: 'bln',
  hash: 'f'.repeat(64),
  policies: {
    approval: { ...POLICY, people: 2, groups: ['board', 'on-call'], notRequester: true },
    work: { ...POLICY, signed: false },
    decision: { ...POLICY, notDoer: true },
    resume: POLICY,
  },
};

describe('a plan says whose word its hosts and people are', () => {
  it('of a site: its name, the whole hash of its rules, and what it wants of each kind of answer', () => {
    expect(siteLines({ siteRules: RULES })).toEqual([
      `Site bln: hosts and people are the site's; its rules are ${'f'.repeat(64)}`,
      '  an approval: signed, by 2 people, of board, on-call, not by whoever asked for it',
      '  an answer about work: not signed, by one person',
      '  a decision about trouble: signed, by one person, not by whoever did the step',
      '  going on after a hold: signed, by one person',
    ]);
  });

  it('of a site that tells people: what it tells them', () => {
    expect(siteLines({ siteRules: { ...RULES, notices: 'errors' } }).at(-1)).toBe('  people are told: what goes wrong');
    expect(siteLines({ siteRules: { ...RULES, notices: 'all' } }).at(-1)).toMatch(/all that asks for them/);
  });

  it('of no site: in one line, as a warning, and not of a lab', () => {
    const [line, ...more] = siteLines({});
    expect(line).toMatch(/^WARNING hosts and people are claimed/);
    expect(more).toEqual([]);
    expect(siteLines({ rehearsal: true })).toEqual([]);
  });
});
