import { clockText } from '../../../plan/clock-text.ts';
import { defineCheck } from './define-check.ts';

const MINUTE = 60_000;

/** What comes after it is told, too, so that whoever decides knows how much would be left for another night. */
export const workFitsWindow = defineCheck({
  name: 'work-fits-window',
  tells: 'The work that begins now ends within the window even if it takes its longest time (WIN-02, WIN-08).',
  takes: ['window', 'minutes'],
  judge: ({ arguments: { window, minutes } }, { now }) => {
    const expected = window ? `done by ${clockText(window.to)}` : 'done within the window';
    if (!window || !minutes) return { verdict: 'unknown', expected, seen: 'no window or no time is named' };
    const left = Math.floor((Date.parse(window.to) - Date.parse(now)) / MINUTE);
    const endOf = (work: number): string => clockText(Date.parse(now) + work * MINUTE);
    const own = `${left} minutes are left at ${clockText(now)}; this takes up to ${minutes.own}, to ${endOf(minutes.own)}`;
    const all = minutes.own + minutes.after;
    const after = `, and with what comes after it up to ${all}, to ${endOf(all)}${all > left ? ', which is outside the window' : ''}`;
    return { verdict: minutes.own <= left ? 'good' : 'bad', expected, seen: minutes.after > 0 ? own + after : own };
  },
});
