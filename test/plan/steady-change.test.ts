import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followChange, steadySecondsAfter } from '../../plan/steady-change.ts';

/** Looks with the seconds between them. */
const looks = fc.array(
  fc.record({ verdict: fc.constantFrom('bad' as const, 'unknown' as const), after: fc.integer({ min: 1, max: 20 }) }),
  { minLength: 1, maxLength: 60 },
);

describe('what is seen while a question is open', () => {
  it('has changed when every look of the last so many seconds, and two at least, shows the other kind; never before', () => {
    fc.assert(
      fc.property(looks, fc.integer({ min: 0, max: 40 }), (seen, steady) => {
        const follow = followChange('unknown', steady);
        let now = 0;
        let others: number[] = [];
        for (const { verdict, after } of seen) {
          now += after * 1000;
          others = verdict === 'bad' ? [...others, now] : [];
          const [first] = others;
          const isSteady = first !== undefined && others.length > 1 && now - first >= steady * 1000;
          const between = first === undefined ? 'as asked' : 'changing';
          expect(follow(verdict, now)).toBe(isSteady ? 'changed' : between);
        }
      }),
    );
  });

  it('never makes more than a hundred and fifty questions in twelve hours, however a server comes and goes', () => {
    let seconds = 0;
    let questions = 0;
    while (seconds < 12 * 60 * 60) {
      seconds += steadySecondsAfter(questions);
      questions += 1;
    }
    expect(questions).toBeLessThan(150);
    expect(steadySecondsAfter(0)).toBeLessThanOrEqual(5);
  });
});
