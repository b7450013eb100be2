import type { Fact } from '../../../plan/fact.ts';
import type { BootSeen } from '../types/observation.ts';

/**
 * What one sign says of a reboot between two looks. `in doubt` is a contradiction that somebody has to explain;
 * `nothing` goes with a reboot as well as without one.
 */
export interface Sign {
  readonly says: 'rebooted' | 'not rebooted' | 'in doubt' | 'nothing';
  readonly told: string;
}

export interface Signs {
  readonly log: Sign;
  readonly uptime: Sign;
  readonly bootTime: Sign;
}

/** Windows computes the boot time anew at each question; answers that are this close mean the same boot. */
const SAME_BOOT_MS = 1_000;

/** Counters of one boot may be read this much out of step. */
export const SAME_UPTIME_SECONDS = 1;

/** Records that are written from the clearing of a log to a start, at most, where it was cleared for the reboot. */
const CLEARED_RECORDS = 100;

/** A look counts from its begin by the worker's clock, and what it brings may be so much younger. */
const LOOK_SECONDS = 60;

/** Reads the three signs of a reboot after `before`; no two of them lean on the same thing. */
export const signsOf = (before: BootSeen, now: BootSeen): Signs => ({
  log: logSign(before, now),
  uptime: uptimeSign(before, now),
  bootTime: bootTimeSign(before, now),
});

/** A start event with a higher record number than any before. A lower newest record means that the log was cleared. */
function logSign({ systemLog: before }: BootSeen, { systemLog: now }: BootSeen): Sign {
  if (!now.known) return nothing(`its event log could not be read: ${now.why}`);
  if (!before.known) return nothing(`its event log could not be read before: ${before.why}`);
  const last = before.value.newest;
  const { newest, oldest, start } = now.value;
  if (start !== null && start > last) return { says: 'rebooted', told: 'its event log has a new start event' };
  if (newest < last) return shorterLogSign(last, newest, start);
  if (oldest <= last + 1)
    return { says: 'not rebooted', told: `its event log has no start event since record ${last}` };
  return nothing('its event log has had too many records since to find a start event');
}

/** One that was cleared in the shutdown holds little from before the start. One that holds more is the log of another time. */
const shorterLogSign = (last: number, newest: number, start: number | null): Sign =>
  start !== null && start > CLEARED_RECORDS
    ? {
        says: 'in doubt',
        told: `its event log ends with record ${newest}, before it was ${last}: it was cleared, or is one of long ago`,
      }
    : nothing('its event log was cleared');

/** Only a boot makes the uptime less than it was. One that is longer than the time since tells of none. */
function uptimeSign(before: BootSeen, now: BootSeen): Sign {
  if (!now.uptimeSeconds.known) return nothing(`its uptime could not be read: ${now.uptimeSeconds.why}`);
  if (!before.uptimeSeconds.known) {
    return nothing(`its uptime could not be read before: ${before.uptimeSeconds.why}`);
  }
  const up = now.uptimeSeconds.value;
  const told = `its uptime is ${Math.round(up)} s, before it was ${Math.round(before.uptimeSeconds.value)} s`;
  if (up < before.uptimeSeconds.value - SAME_UPTIME_SECONDS) return { says: 'rebooted', told };
  const passed = Math.max(secondsBetween(before.at, now.at), secondsByItsClock(before, now) ?? 0);
  return up > passed + LOOK_SECONDS ? { says: 'not rebooted', told } : nothing(told);
}

/** Later than what the server's own clock said before: true of every reboot, and of a clock that was set. */
function bootTimeSign(before: BootSeen, now: BootSeen): Sign {
  const boot = instantOf(now.bootTime);
  const bootBefore = instantOf(before.bootTime);
  const clockBefore = instantOf(before.clock);
  const clock = instantOf(now.clock);
  if (!now.bootTime.known) return nothing(`its boot time could not be read: ${now.bootTime.why}`);
  const since = `up since ${now.bootTime.value}`;
  if (Number.isNaN(boot)) return nothing(`its boot time "${now.bootTime.value}" cannot be understood`);
  if (Math.abs(boot - bootBefore) <= SAME_BOOT_MS) return { says: 'not rebooted', told: `still ${since}` };
  if (boot < bootBefore) return { says: 'in doubt', told: `${since}, earlier than before: its clock was set` };
  if (boot > clock + SAME_BOOT_MS) return { says: 'in doubt', told: `${since}, which is yet to come by its own clock` };
  if (Number.isNaN(clockBefore)) return nothing(`${since}, and what its clock said before is not known`);
  return boot > clockBefore
    ? { says: 'rebooted', told: since }
    : { says: 'in doubt', told: `${since}, later than before, yet earlier than its clock was then: its clock was set` };
}

const nothing = (told: string): Sign => ({ says: 'nothing', told });

/** NaN where it is unknown or none. */
const instantOf = (fact: Fact<string>): number => (fact.known ? Date.parse(fact.value) : Number.NaN);

/** Seconds between two instants, ISO 8601. */
export const secondsBetween = (first: string, last: string): number => (Date.parse(last) - Date.parse(first)) / 1000;

/** Seconds that passed by the server's own clock; null where it could not be read. */
export function secondsByItsClock(first: BootSeen, last: BootSeen): number | null {
  const passed = (instantOf(last.clock) - instantOf(first.clock)) / 1000;
  return Number.isNaN(passed) ? null : passed;
}
