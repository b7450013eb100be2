import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFileOf, answersText, versionOf, writeAnswers } from '../../../cli/preflight/write-answers.ts';
import { answeredIn, loadAnswersFile, type AnswerEntry, type AnswersFile } from '../../../config/answers-file.ts';
import { EARLY_ANSWERS } from '../../../plan/early-answers.ts';
import type { PreflightLine } from '../../../plan/types/preflight.ts';

const MARK = '0a1b2c3d';
const NOW = '2005-03-12T22:00:00.000Z';

let path: string;
beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'ccmctl-answers-')), 'answers.yaml');
});
afterAll(() => rm(join(path, '..'), { recursive: true, force: true }));

/** What somebody may have typed into a field, as the file holds it: without blanks at its ends. */
const typed = (most: number) =>
  fc.option(fc.string({ minLength: 1, maxLength: most, unit: 'grapheme' }).map((text) => text.trim() || 'x'));
const name = fc.option(fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.trim() || 'x'));
const entry: fc.Arbitrary<AnswerEntry> = fc.record({
  value: fc.oneof(typed(60), fc.double({ noNaN: true, noDefaultInfinity: true })),
  by: name,
  note: typed(200),
  at: fc.option(fc.constant('2005-03-01T09:00:00Z')),
  asked: fc.constantFrom(MARK, 'another'),
  seen: fc.constantFrom('512 MB', '256 MB'),
});

const line = (id: string, kind: PreflightLine['kind']): PreflightLine => ({
  id,
  kind,
  title: `what ${id} asks: "quoted" # and not`,
  source: ['HW-01'],
  expected: '1 GB',
  seen: '512 MB',
  verdict: 'unknown',
  outcome: 'hold',
  next: 'put in memory',
  question: {
    instructions: ['look'],
    form: { kind: 'text', what: 'what is seen', minimumLength: 1 },
    by: 'engineer',
    kind: 'work',
    noteFor: [],
    mark: MARK,
  },
});

const LINES = [line('PUB/memory', 'check'), line('cluster/matrix', 'prompt')];
const IDS = [...LINES.map(({ id }) => id), 'PUB/not-asked-any-more'];

const isStale = (id: string, entry: AnswerEntry | undefined): boolean =>
  IDS.indexOf(id) < 2 && (entry?.asked !== MARK || (id === 'PUB/memory' && entry.seen !== '512 MB'));

const file = fc.tuple(...IDS.map(() => fc.option(entry))).map((entries): AnswersFile => ({
  cluster: 'berlin',
  procedure: 'upgrade',
  answers: Object.fromEntries(entries.flatMap((one, index) => (one ? [[IDS[index] ?? '', one]] : []))),
}));

describe('a file of answers that is written anew', () => {
  it('loses nothing that somebody has typed, however unfinished, but who signed for what is not asked or not seen any more', () => {
    fc.assert(
      fc.property(file, (before) => {
        const after = answersFileOf(before, LINES, NOW).answers;
        for (const [id, entry] of Object.entries(before.answers)) {
          const { value, by, note, at } = entry;
          if (value === null && by === null && note === null) continue;
          expect(after[id]).toMatchObject({ value, note, by: isStale(id, entry) ? null : by });
          if (at !== null && !isStale(id, entry)) expect(after[id]?.at).toBe(at);
        }
      }),
    );
  });

  it('stamps what is answered wholly, and nothing else', () => {
    fc.assert(
      fc.property(file, (before) => {
        for (const id of LINES.map((one) => one.id)) {
          const { value, by, at } = answersFileOf(before, LINES, NOW).answers[id]!;
          if (value !== null && by !== null) expect(at).not.toBeNull();
          else expect(at).toBe(isStale(id, before.answers[id]) ? null : (before.answers[id]?.at ?? null));
        }
      }),
    );
  });

  it('is read again as it was written, whatever stands in it, and what it answers a run takes', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (before) => {
        const written = answersFileOf(before, LINES, NOW);
        await writeFile(path, answersText(written, LINES));
        const read = await loadAnswersFile(path);
        expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(written)));
        expect(EARLY_ANSWERS(answeredIn(read, NOW))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is not written over what somebody has written meanwhile', async () => {
    await writeFile(path, 'as it was read');
    const version = await versionOf(path);
    await writeFile(path, 'by somebody else');
    await expect(writeAnswers(path, 'ours', version)).rejects.toThrow('changed it meanwhile');
    expect(await readFile(path, 'utf8')).toBe('by somebody else');
    await writeAnswers(path, 'ours', await versionOf(path));
    expect(await readFile(path, 'utf8')).toBe('ours');
  });

  it('may be as long as sixty servers make it', async () => {
    const lines = Array.from({ length: 1_500 }, (_, index) => ({
      ...line(`CM-${index}/memory`, 'check'),
      title: 'x'.repeat(800),
    }));
    const text = answersText(answersFileOf({ cluster: 'b', procedure: 'upgrade', answers: {} }, lines, NOW), lines);
    expect(text.length).toBeGreaterThan(1_000_000);
    await writeFile(path, text);
    expect(Object.keys((await loadAnswersFile(path)).answers)).toHaveLength(1_500);
  });
});

describe('a file of answers that somebody has typed', () => {
  const load = async (fields: string): Promise<AnswerEntry | undefined> => {
    await writeFile(path, `cluster: b\nprocedure: upgrade\nanswers:\n  a:\n${fields}`);
    return (await loadAnswersFile(path)).answers.a;
  };

  it('may have a number for a name or a note, and gaps', async () => {
    expect(await load('    value: 12\n    by: 007\n    note: 42\n')).toMatchObject({
      value: 12,
      by: '7',
      note: '42',
      at: null,
    });
  });

  it('may lack every line of an answer, and has no answer then', async () => {
    const { value, by, note, at } = (await load(''))!;
    expect([value, by, note, at]).toEqual([null, null, null, null]);
    await writeFile(path, 'cluster: b\nprocedure: upgrade\nanswers:\n');
    expect((await loadAnswersFile(path)).answers).toEqual({});
  });

  it('is refused without a word of what may be a password in the place of a field', async () => {
    const told = await load('    Geheim123: x\n').catch((error: unknown) => String(error));
    expect(told).toContain('is an unknown field');
    expect(told).not.toContain('Geheim');
  });

  it.each([
    ['a time that is none', '    value: done\n    by: Kim\n    at: yesterday\n', 'is no time'],
    ['a day that no month has', '    at: 2005-02-31T10:00:00Z\n', 'is no time'],
    ['a time that is still to come', '    at: 2931-01-01T10:00:00Z\n', 'is still to come'],
    ['a slip in a field', '    valeu: done\n', 'did you mean value'],
    ['bytes', '    value: !!binary aGFsbG8=\n', 'has a tag'],
    ['a name of two lines', '    value: done\n    by: "Kim\\nLarsen"\n', 'is no name'],
    ['a value that is a list', '    value: [done]\n', 'is neither text nor a number'],
    ['a truth for a name', '    by: true\n', 'is no text'],
  ])('is refused with its line for %s', async (_what, fields, told) => {
    await expect(load(fields)).rejects.toThrow(
      new RegExp(`answers\\.yaml:\\d+:(?:\\d+:| answers\\.a\\.\\w+:) .*${told}`),
    );
  });
});
