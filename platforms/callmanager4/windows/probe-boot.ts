import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { SystemLogSeen } from '../types/observation.ts';
import type { ProbeLines } from './probe-lines.ts';
import { numberOf, odd, textOf, whenKnown } from './probe-values.ts';

/** Longer than any Windows 2000 was ever up: such a count is not what it was taken for. */
const TEN_YEARS_SECONDS = 315_360_000;

/** Seconds between the start of Windows and now, both of them times of one and the same count. */
export const uptimeOf = (lines: ProbeLines): Fact<number> =>
  whenKnown(bigNumberOf(lines, 'uptime.start'), (start) =>
    whenKnown(bigNumberOf(lines, 'uptime.now'), (now) =>
      whenKnown(bigNumberOf(lines, 'uptime.frequency'), (frequency) => uptimeBetween(start, now, frequency)),
    ),
  );

function uptimeBetween(start: bigint, now: bigint, frequency: bigint): Fact<number> {
  if (start === 0n || frequency === 0n || now < start)
    return unknown(`start ${start}, now ${now}, unit 1/${frequency} s`);
  const seconds = Number(((now - start) * 1000n) / frequency) / 1000;
  return seconds < TEN_YEARS_SECONDS ? known(seconds) : unknown(`an uptime of ${seconds} s cannot be`);
}

/** The newest records of the event log; they count only when they agree with each other. */
export const systemLogOf = (lines: ProbeLines): Fact<SystemLogSeen> =>
  whenKnown(numberOf(lines, 'log.newest'), (newest) =>
    whenKnown(numberOf(lines, 'log.oldest'), (oldest) =>
      whenKnown(startOf(lines), (start) => {
        const isWhole = oldest <= newest && (start === null || (oldest <= start && start <= newest));
        return isWhole ? known({ newest, oldest, start }) : unknown(`start ${start} of records ${oldest} to ${newest}`);
      }),
    ),
  );

/** Empty where none of the records is a start of Windows. */
const startOf = (lines: ProbeLines): Fact<number | null> =>
  whenKnown<string, number | null>(textOf(lines, 'log.start'), (text) =>
    text === '' ? known(null) : numberOf(lines, 'log.start'),
  );

/** FILETIMEs are beyond what a number holds exactly. */
const bigNumberOf = (lines: ProbeLines, key: string): Fact<bigint> =>
  whenKnown(textOf(lines, key), (text) => (/^\d{1,20}$/.test(text) ? known(BigInt(text)) : odd(key, text)));
