import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { lengthOfTime, minutesRange } from '../../../cli/render/clock.ts';
import { journalLine } from '../../../cli/render/journal.ts';
import { shellWord } from '../../../plan/shell-word.ts';
import { partsOf } from '../../../cli/rehearsal/parts.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const plain = picocolors.createColors(false);

describe('a length of time', () => {
  it.each([
    [400, '0.4 s'],
    [12 * SECOND, '12 s'],
    [35 * MINUTE, '35 min'],
    [MINUTE + 12 * SECOND, '1 min 12 s'],
    [2 * HOUR + 5 * MINUTE, '2 h 5 min'],
    [2 * HOUR + 5 * SECOND, '2 h'],
    [26 * HOUR, '1 d 2 h'],
    [59.9 * SECOND, '1 min'],
  ])('%i ms is %s', (milliseconds, text) => {
    expect(lengthOfTime(milliseconds)).toBe(text);
  });

  it('never says minutes that nobody planned', () => {
    expect([minutesRange({ low: 0, high: 0 }), minutesRange({ low: 46, high: 91 })]).toEqual([
      'time not planned',
      '46 to 91 min',
    ]);
  });
});

describe('a word for the shell', () => {
  it('always comes out of a shell as it was', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((word) => !word.includes('\0')),
        (word) => {
          expect(execFileSync('/bin/sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' })).toBe(word);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a line of the story', () => {
  const entry = { at: '2005-03-12T22:00:00Z', kind: 'step', server: 'CM-PUB', text: 'x'.repeat(300) } as const;

  it('never is wider than the terminal, and whole without one', () => {
    expect(journalLine(entry, plain, 7, 80)).toHaveLength(80);
    expect(journalLine(entry, plain, 7).endsWith('x'.repeat(300))).toBe(true);
  });
});

describe('the parts of a run', () => {
  it('cover its whole time without a gap', () => {
    const at = (second: number): string => new Date(second * SECOND).toISOString();
    const parts = partsOf(at(0), [
      { at: at(3), kind: 'stage', text: 'Preparation: because' },
      { at: at(5), kind: 'stage', text: 'Publisher: because' },
      { at: at(9), kind: 'state', text: 'completed' },
    ]);
    expect(parts).toEqual([
      { name: 'Planning and approval', milliseconds: 3 * SECOND },
      { name: 'Preparation', milliseconds: 2 * SECOND },
      { name: 'Publisher', milliseconds: 4 * SECOND },
    ]);
  });
});
