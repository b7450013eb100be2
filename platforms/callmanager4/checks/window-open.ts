import { clockText } from '../../../plan/clock-text.ts';
import { defineCheck } from './define-check.ts';

export const windowOpen = defineCheck({
  name: 'window-open',
  tells: 'It is now between the two ends of the window (WIN-01).',
  takes: ['window'],
  judge: ({ arguments: { window } }, { now }) => {
    if (!window) return { verdict: 'unknown', expected: 'within the window', seen: 'no window is named' };
    const expected = `within the window, ${clockText(window.from)} to ${clockText(window.to)}`;
    const isOpen = Date.parse(window.from) <= Date.parse(now) && Date.parse(now) < Date.parse(window.to);
    return { verdict: isOpen ? 'good' : 'bad', expected, seen: `it is ${clockText(now)}` };
  },
});
