import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DURATION_NAMES, DURATIONS, durationsWith } from '../../../platforms/callmanager4/durations.ts';

describe('durations', () => {
  it('of a document name the rule; ours never pretend to be of a document', () => {
    for (const name of DURATION_NAMES) {
      const { origin, source, borrowed, sentence } = DURATIONS[name];
      expect(sentence).toMatch(/^Time |^Shortest |^Longest /);
      if (origin === 'document') expect(source.length, name).toBeGreaterThan(0);
      else expect(borrowed, name).toBeUndefined();
    }
  });

  it.each([
    ['subscriptionsSettle', 35 * 60, 'document', ['VFY-01']],
    ['installLow', 45 * 60, 'document', ['WIN-03']],
    ['installHigh', 90 * 60, 'document', ['WIN-03']],
    ['rebootLimit', 15 * 60, 'ours', []],
    ['rebootSettle', 60, 'ours', []],
    ['serviceStartLimit', 10 * 60, 'ours', []],
    ['replicationLimit', 35 * 60, 'ours', ['VFY-10']],
    ['promptReminder', 15 * 60, 'ours', []],
  ] as const)('%s is %d s (%s)', (name, seconds, origin, source) => {
    expect(DURATIONS[name]).toMatchObject({ seconds, origin, source });
    expect(durationsWith({})[name]).toEqual({ seconds, origin });
  });

  it('keep their defaults unless the cluster file sets them, and say which', () => {
    const given = fc.dictionary(fc.constantFrom(...DURATION_NAMES), fc.integer({ min: 1, max: 86400 }));
    fc.assert(
      fc.property(given, (seconds) => {
        const durations = durationsWith(seconds);
        for (const name of DURATION_NAMES)
          expect(durations[name]).toEqual(
            name in seconds
              ? { seconds: seconds[name], origin: 'cluster file' }
              : { seconds: DURATIONS[name].seconds, origin: DURATIONS[name].origin },
          );
      }),
    );
  });
});
