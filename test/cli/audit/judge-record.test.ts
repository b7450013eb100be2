import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ToRecord } from '../../../activities/audit/audit-record.ts';
import type { Signed, Statement } from '../../../plan/statement.ts';
import type { SignedEarly } from '../../../plan/types/preflight.ts';
import type { SiteInForce } from '../../../plan/types/site-rules.ts';
import { entry, openSampleRecord, type SampleRecord } from './sample-record.ts';

let sample: SampleRecord;
beforeAll(async () => void (sample = await openSampleRecord()));
afterAll(() => sample.remove());

describe('a record', () => {
  it('that is as its workers wrote it, is closed and sealed by a known key, is whole', async () => {
    const judged = await sample.judge();
    expect(judged).toMatchObject({ verdict: 'whole', lines: 7, isClosed: true, broken: [], unknown: [] });
    expect(judged.signatures).toMatchObject([{ by: 'Ada', of: 'approve', why: null }]);
  });

  it('in which one byte is another is never whole', async () => {
    const whole = Buffer.from((await sample.lines()).map((line) => `${line}\n`).join(''));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
        const changed = Buffer.from(whole);
        changed[place] = (changed[place] ?? 0) ^ change;
        expect((await sample.judgeBytes(changed)).verdict).not.toBe('whole');
      }),
      { numRuns: 300 },
    );
  });

  it('of which lines are taken out, doubled, moved, or put in from another place is broken', async () => {
    const lines = await sample.lines();
    const index = fc.nat(lines.length - 1);
    const change = fc.oneof(
      index.filter((at) => at < lines.length - 1).map((at) => lines.filter((_, other) => other !== at)),
      fc.tuple(index, fc.nat(lines.length)).map(([from, to]) => lines.toSpliced(to, 0, lines[from] ?? '')),
      fc.tuple(index, index).filter(([from, to]) => from !== to).map(([from, to]) => {
        const rest = lines.filter((_, other) => other !== from);
        return rest.toSpliced(to, 0, lines[from] ?? '');
      }),
    ); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(change, async (changed) => {
        expect((await sample.judge(changed)).verdict).toBe('broken');
      }),
      { numRuns: 40 },
    );
  });

  it('whose end is cut off is not whole, and broken where a history knows more of it', async () => {
    const lines = await sample.lines();
    for (let left = 0; left < lines.length; left += 1)
      expect((await sample.judge(lines.slice(0, left))).verdict).not.toBe('whole');
  });

  it.each<[string, (lines: readonly string[]) => readonly string[], RegExp]>([
    ['a changed line', (all) => all.with(3, (all[3] ?? '').replace('Ada', 'Adam')), /line 5 does not follow line 4/],
    ['a missing line', (all) => all.toSpliced(3, 1), /line 4 does not follow line 3/],
    ['a doubled line', (all) => all.toSpliced(4, 0, all[3] ?? ''), /line 5 follows line 3: .*doubled/],
    ['a missing beginning', (all) => all.slice(1), /line 1 follows another one/],
    ['a line that is none', (all) => all.with(3, '{}'), /line 4 is no line of a record/],
    ['blanks in the last line', (all) => all.with(-1, `${all.at(-1)} `), /line 7 is no line of a record/],
    ['another record behind it', (all) => [...all, all[0] ?? ''], /line 8 begins a record/],
    ['two lines that changed places', (all) => all.with(3, all[4] ?? '').with(4, all[3] ?? ''), /line 4 follows line 5|line 4 does not follow/],
  ])('tells %s by its number', async (_, spoil, why) => {
    const { verdict, broken } = await sample.judge(spoil(await sample.lines()));
    expect(verdict).toBe('broken');
    expect(broken.join('\n')).toMatch(why);
  }); // prettier-ignore

  it('that was sealed by a strange key is broken, and one whose key nobody names from outside is not known', async () => {
    const stranger = await sample.keys.make('stranger');
    expect(await sample.judge(undefined, [stranger])).toMatchObject({ verdict: 'broken' });
    const unnamed = await sample.judge(undefined, null);
    expect(unnamed).toMatchObject({ verdict: 'unknown', broken: [] });
    expect(unnamed.unknown.join()).toMatch(/only the record itself says whose keys/);
  });
});

describe('the signatures of people in a record', () => {
  const signedBy = (person: string, sign: Signed, site: SiteInForce): ToRecord => ({
    run: 'later',
    site,
    story: { from: 0, entries: [entry(`${person} answered`, { kind: 'answered', given: [sign] })] },
  });
  const withKeys = (site: SiteInForce, keys: readonly string[], hash: string): SiteInForce => ({
    ...site,
    hash: hash.repeat(64),
    people: site.people.map((person) => ({ ...person, keys })),
  });

  it.each<[string, string, (signed: Signed, site: SiteInForce, other: string) => readonly ToRecord[], RegExp | null]>([
    ['before their key was withdrawn', 'Ada', (signed, site, other) => [signedBy('Ada', signed, withKeys(site, [other], 'a'))], null],
    ['with a key that was added in that moment', 'new', (signed, site, other) => [signedBy('Ada', signed, withKeys(site, [other], 'b'))], null],
    ['with a key that was withdrawn long before', 'Ada', (signed, site, other) => [
      { run: 'later', site: withKeys(site, [other], 'c') },
      { run: 'later', site: withKeys(site, [other], 'd') },
      signedBy('Ada', signed, withKeys(site, [other], 'd')),
    ], /signature of Ada .* no key of Ada/],
  ])('count by the keys of that time: %s', async (_, key, write, why) => {
    const own = await openSampleRecord();
    onTestFinished(() => own.remove());
    const other = await own.keys.make('new');
    const signed = await own.keys.sign((await own.statement()).statement, key);
    for (const wanted of write(signed, own.site, other)) await own.record.write(wanted);
    const { broken } = await own.judge();
    if (why) expect(broken.join()).toMatch(why);
    else expect(broken).toEqual([]);
  }); // prettier-ignore

  it('are held to their keys as well where something was said before the run', async () => {
    const own = await openSampleRecord();
    onTestFinished(() => own.remove());
    const early = { kind: 'early answer', cluster: 'berlin', procedure: 'upgrade', step: 'a/step', value: 'done', by: 'Ada', at: '2026-11-20T10:00:00Z' }; // prettier-ignore
    const signed = await own.keys.sign(early as unknown as Statement, 'Ada');
    const said = (line: number, given: unknown): ToRecord => ({
      ...{ run: 'later', site: own.site },
      story: { from: line, entries: [entry('said before', { kind: 'answered', givenBefore: [given as SignedEarly] })] },
    });
    await own.record.write(said(0, signed));
    const good = await own.judge();
    expect(good.broken).toEqual([]);
    expect(good.signatures.map(({ of }) => of)).toContain('a/step before the run');
    await own.record.write(said(1, { ...signed, statement: { ...early, value: 'not done' } }));
    expect((await own.judge()).broken.join()).toMatch(
      /signature of Ada \(a\/step before the run\): the signature is not one of this text/,
    );
  });

  it.each<[string, Partial<Statement>]>([
    ['another night', { firstRun: '5e96c820-0000-4000-8000-000000000000' }],
    ['another cluster', { workflow: 'ccm/paris' }],
  ])('count for no other run: one of %s is genuine, and does not belong here', async (_, given) => {
    const own = await openSampleRecord();
    onTestFinished(() => own.remove());
    const entries = [entry('approved', { kind: 'approved', given: [await own.statement(given)] })];
    await own.record.write({ run: 'later', site: own.site, story: { from: 0, entries } });
    expect((await own.judge()).broken.join()).toMatch(/signature of Ada \(approve\): it was given in another run/);
  });

  it('need not be genuine where they were refused', async () => {
    const own = await openSampleRecord();
    onTestFinished(() => own.remove());
    const [statement, other] = [await own.statement(), await own.statement({ by: 'Eve' })];
    const refused = { ...statement, signature: other.signature ?? '' };
    const entries = [entry('refused', { kind: 'refused', given: [refused] })];
    await own.record.write({ run: 'later', site: own.site, story: { from: 0, entries } });
    expect((await own.judge()).broken).toEqual([]);
  });
});

describe('a record in its folder', () => {
  it('says nothing twice, nothing else in a line that it has, and nothing after a gap', async () => {
    const { record, site } = sample;
    const before = await sample.lines();
    const again = [entry('the plan is made')];
    await record.write({ run: 'run', site, story: { from: 0, entries: again } });
    expect(await sample.lines()).toEqual(before);
    // A worker that went through the history anew may have another moment for it.
    const later = [entry('the plan is made', { at: '2005-03-12T20:00:09.250Z' })];
    await record.write({ run: 'run', site, story: { from: 0, entries: later } });
    expect(await sample.lines()).toEqual(before);
    const story = (from: number, text: string) => ({ run: 'run', site, story: { from, entries: [entry(text)] } });
    await expect(record.write(story(0, 'another plan is made'))).rejects.toThrow(/says something else at line 0/);
    await expect(record.write(story(5, 'later'))).rejects.toThrow(/lacks lines/);
    expect(await sample.lines()).toEqual(before);
  });
});
