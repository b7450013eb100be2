import { defineCheck } from './define-check.ts';

/** S1: fewer calls attempted in the busiest hour than this (WIN-12). */
export const LOW_TRAFFIC = 1000;

export const trafficLow = defineCheck({
  name: 'traffic-low',
  tells: 'The traffic that somebody measured is low; the figure is that of the cluster file (WIN-12).',
  takes: ['calls'],
  judge: ({ arguments: { calls } }) => {
    const expected = `fewer than ${LOW_TRAFFIC} calls attempted in the busiest hour`;
    if (calls === undefined) return { verdict: 'unknown', expected, seen: 'nobody has said how many' };
    return { verdict: calls < LOW_TRAFFIC ? 'good' : 'bad', expected, seen: `${calls}, by the cluster file` };
  },
});
