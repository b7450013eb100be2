import type { BootSeen } from '../types/observation.ts';
import { SAME_UPTIME_SECONDS, secondsBetween, secondsByItsClock } from './boot-signs.ts';

/** No server is down and up again within this time, so that a shorter gap in its uptime is only how looks are made. */
const NO_BOOT_SECONDS = 15;

/** How a server has stayed up in one and the same boot, up to the newest look. */
export interface SteadyBoot {
  /** How many looks saw this boot. */
  readonly looks: number;
  /** Seconds between the first and the last of them. */
  readonly seconds: number;
}

/** Looks that could tell no boot from another, because neither uptime nor log could be read, prove nothing either way. */
export function steadyBoot(looks: readonly BootSeen[]): SteadyBoot {
  const telling = looks.filter((look) => look.uptimeSeconds.known || startOf(look) !== null);
  const firstOfThisBoot = telling.findLastIndex((look, index) => {
    const before = telling[index - 1];
    return before === undefined || !isSameBoot(before, look);
  });
  const same = telling.slice(Math.max(firstOfThisBoot, 0));
  return { looks: same.length, seconds: Math.floor(stayed(same.at(0), same.at(-1))) };
}

/** By what no clock moves: the number of the start event and, where it is not to be had, an uptime that has gone on. */
function isSameBoot(earlier: BootSeen, later: BootSeen): boolean {
  const starts = [startOf(earlier), startOf(later)];
  const areStartsKnown = !starts.includes(null);
  if (areStartsKnown && starts[0] !== starts[1]) return false;
  const grown = uptimeBetween(earlier, later);
  if (grown === null) return areStartsKnown;
  if (grown < -SAME_UPTIME_SECONDS) return false;
  return areStartsKnown || grown > secondsBetween(earlier.at, later.at) - NO_BOOT_SECONDS;
}

/** By the uptime, or else by that of the two clocks which says less: one of them may have been set. */
function stayed(first: BootSeen | undefined, last: BootSeen | undefined): number {
  if (!first || !last) return 0;
  const byClocks = Math.min(secondsBetween(first.at, last.at), secondsByItsClock(first, last) ?? Infinity);
  return Math.max(0, uptimeBetween(first, last) ?? byClocks);
}

const startOf = ({ systemLog }: BootSeen): number | null => (systemLog.known ? systemLog.value.start : null);

const uptimeBetween = ({ uptimeSeconds: first }: BootSeen, { uptimeSeconds: last }: BootSeen): number | null =>
  first.known && last.known ? last.value - first.value : null;
