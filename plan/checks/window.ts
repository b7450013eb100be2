import type { Verdict } from '../types/run.ts';
import type { Judge } from './seen.ts';

const MINUTE = 60_000;

/** Such as `2005-03-12 22:15 UTC`: plain, since the window's own text may have any offset. */
const clock = (instant: string): string => `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** It is now between the two ends of the window (WIN-01). */
export const judgeWindowOpen: Judge = ({ arguments: { window } }, { now }): Verdict => {
  if (!window) return { verdict: 'unknown', expected: 'within the window', seen: 'no window is named' };
  const expected = `within the window, ${clock(window.from)} to ${clock(window.to)}`;
  const isOpen = Date.parse(window.from) <= Date.parse(now) && Date.parse(now) < Date.parse(window.to);
  return { verdict: isOpen ? 'good' : 'bad', expected, seen: `it is ${clock(now)}` };
};

/**
 * The work that begins now ends within the window even if it takes its longest time; what comes after it is told, too,
 * so that whoever decides knows how much would be left for another night (WIN-02, WIN-08).
 */
export const judgeWorkFitsWindow: Judge = ({ arguments: { window, minutes } }, { now }): Verdict => {
  const expected = window ? `done by ${clock(window.to)}` : 'done within the window';
  if (!window || !minutes) return { verdict: 'unknown', expected, seen: 'no window or no time is named' };
  const left = Math.floor((Date.parse(window.to) - Date.parse(now)) / MINUTE);
  const endOf = (work: number): string => clock(new Date(Date.parse(now) + work * MINUTE).toISOString());
  const own = `${left} minutes are left at ${clock(now)}; this takes up to ${minutes.own}, to ${endOf(minutes.own)}`;
  const all = minutes.own + minutes.after;
  const after = `, and with what comes after it up to ${all}, to ${endOf(all)}${all > left ? ', which is outside the window' : ''}`;
  return { verdict: minutes.own <= left ? 'good' : 'bad', expected, seen: minutes.after > 0 ? own + after : own };
};
