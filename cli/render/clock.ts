import { DateTime, Duration } from 'luxon';

/** Time of day of an instant, in the time zone of whoever reads. */
export const timeOfDay = (instant: string): string => DateTime.fromISO(instant).toFormat('HH:mm:ss');

/** The time of day alone says which day is meant only for so long before and after. */
const HALF_A_DAY_MS = 12 * 3_600_000;

/** Time of day of an instant, with its day where that is not plain from now; in the time zone of whoever reads. */
export const timeAsOf = (instant: string, now: number): string =>
  Math.abs(DateTime.fromISO(instant).toMillis() - now) < HALF_A_DAY_MS
    ? timeOfDay(instant)
    : DateTime.fromISO(instant).toFormat('yyyy-MM-dd HH:mm:ss');

/** Day and time of an instant, in the time zone of whoever reads. */
export const dayAndTime = (instant: string): string => DateTime.fromISO(instant).toFormat('yyyy-MM-dd HH:mm:ss ZZ');

/** A length of time in the two largest units that it has: `2 h 5 min`, `35 min`, `12 s`, `0.4 s`. */
export function lengthOfTime(milliseconds: number): string {
  if (milliseconds < 1000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const parts = Duration.fromMillis(Math.round(milliseconds / 1000) * 1000)
    .shiftTo('days', 'hours', 'minutes', 'seconds')
    .toObject();
  const units = [
    [parts.days, 'd'],
    [parts.hours, 'h'],
    [parts.minutes, 'min'],
    [parts.seconds, 's'],
  ] as const;
  const first = units.findIndex(([amount]) => (amount ?? 0) > 0);
  return units
    .slice(first, first + 2)
    .filter(([amount]) => (amount ?? 0) > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}

/** Milliseconds from one instant to the other. */
export const millisecondsBetween = (from: string, to: string): number =>
  DateTime.fromISO(to).toMillis() - DateTime.fromISO(from).toMillis();

/** A span of planned minutes; an end of zero means that nobody has planned it. */
export function minutesRange({ low, high }: { readonly low: number; readonly high: number }): string {
  if (high === 0) return 'time not planned';
  return low === high ? `${low} min` : `${low} to ${high} min`;
}
