import { known, unknown, type Fact } from '../../../plan/fact.ts';

/** CIM_DATETIME (DMTF DSP0004): local time, microseconds, and minutes that local time is ahead of UTC. */
const FORM = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\.(\d{3})\d{3}([+-])(\d{3})$/;

/** The instant of a CIM datetime in UTC; without its offset it names no instant and is unknown. */
export function readCimDatetime(text: string): Fact<string> {
  const match = FORM.exec(text);
  if (!match) return unknown(`"${text}" is no date and time with an offset`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milli = 0] = match.slice(1, 8).map(Number);
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milli));
  // A date that does not exist, such as the 31st of April, is carried into another month.
  const exists = local.getUTCMonth() === month - 1 && local.getUTCDate() === day && local.getUTCHours() === hour;
  if (!exists || minute > 59 || second > 59) return unknown(`"${text}" is no date that exists`);
  const offset = Number(`${match[8]}${match[9]}`);
  return known(new Date(local.getTime() - offset * 60_000).toISOString());
}
