import ms, { type StringValue } from 'ms';
import { z } from 'zod';

const FORM = /^(?:\d+h)?(?:\d+m)?(?:\d+s)?$/;

const LONGEST_SECONDS = 24 * 60 * 60;

/** Seconds of a duration such as `35m`, `90s` or `1h30m`; undefined when it is not one. */
export function secondsOf(text: string): number | undefined {
  if (text === '' || !FORM.test(text)) return undefined;
  const parts = text.match(/\d+[hms]/g) ?? [];
  return parts.reduce((sum, part) => sum + ms(part as StringValue), 0) / 1000;
}

/** Writes seconds the way files do: `5400` is `1h30m`. */
export function durationText(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [seconds % 60, 's'],
  ] as const;
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count}${unit}`)
      .join('') || '0s'
  );
}

/** A time such as `35m`. */
export const durationSchema = z.string().superRefine((text, context) => {
  const seconds = secondsOf(text);
  const message =
    seconds === undefined
      ? 'is no duration; write hours, minutes and seconds, such as 35m, 90s or 1h30m'
      : seconds < 1 || seconds > LONGEST_SECONDS
        ? 'is out of range; a duration is from 1s to 24h'
        : undefined;
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});
