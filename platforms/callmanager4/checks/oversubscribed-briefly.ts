import { defineCheck } from './define-check.ts';

export const oversubscribedBriefly = defineCheck({
  name: 'oversubscribed-briefly',
  tells:
    'Since the first primary was begun, its backup has not carried more than its own for longer than is allowed (WIN-11).',
  takes: ['limitSeconds'],
  recalls: ['oversubscribedSince'],
  judge: ({ arguments: { limitSeconds = 0 } }, { now }, { oversubscribedSince }) => {
    const expected = `at most ${Math.round(limitSeconds / 60)} minutes since the first primary was begun`;
    if (oversubscribedSince === null) return { verdict: 'unknown', expected, seen: 'its begin was not noted' };
    const seconds = (Date.parse(now) - Date.parse(oversubscribedSince)) / 1000;
    const seen = `${Math.ceil(seconds / 60)} minutes, since ${oversubscribedSince}`;
    if (!(seconds >= 0)) return { verdict: 'unknown', expected, seen: `${seen}: a clock was set, it is ${now} now` };
    return { verdict: seconds <= limitSeconds ? 'good' : 'bad', expected, seen };
  },
});
