import { expect } from 'vitest';
import { isLike, type Installation, type Like } from './story.ts';

// What the windows of the installer look like in a story, and how a story is held against an order.

const SETUP = '[Cisco CallManager Setup] ';

export const APPLICATIONS_ARE_OFF = `${SETUP}If you have installed intrusion detection or anti-virus protection software, you; Yes`;
export const REBOOTS_ARE_POSSIBLE = `${SETUP}During the installation process, you may be prompted, possibly multiple times, t; OK`;
export const LICENSE = '[License Agreement] License = I accept the terms in the license agreement; Next';
export const CUSTOMER = '[Customer Information] Next';
export const PASSWORDS =
  '[Administrator Password / Private password phrase] Administrator password = <secret>, Private password phrase = <secret>, Confirm private password phrase = <secret>; Next';
export const INSTALL = '[Ready to Install] Install';
export const FIRST_RESTART = `${SETUP}To continue the installation, the server must be rebooted. Reboot now?; Yes`;
export const FINISH = '[Installation Complete] Finish';
export const FINAL_RESTART = '[Restart Server] Yes';
export const BY_INSTALLER = 'reboot by installer';
export const LOG_ON = 'log on of Administrator at console';

/** The dialog in which the installer asks for a disc is answered. */
export const discAsked = (number: 1 | 2): string =>
  `${SETUP}Insert Cisco CallManager Installation, Upgrade, and Recovery Disk ${number} of 2.; OK`;

export const discIn = (number: 1 | 2): string => `disc ${number} from the drawer to the drive`;
export const discOut = (number: 1 | 2): string => `disc ${number} from the drive to the drawer`;

/** The line stands there so many times, once without a number. */
export function expectTimes({ story, server, room }: Installation, line: string, times = 1): void {
  const found = room.filter((one) => one === line).length;
  expect([story, server, line, found]).toEqual([story, server, line, times]);
}

/** The lines follow right upon each other, the first time that the first of them stands there after a line. */
export function expectTogether({ story, server, room }: Installation, wanted: readonly string[], after?: string): void {
  const begin = room.indexOf(wanted[0] ?? '', after === undefined ? 0 : room.indexOf(after));
  expect([story, server, room.slice(begin, begin + wanted.length)]).toEqual([story, server, wanted]);
}

/** Those of the wanted that are found in this order; others may stand between them. */
function foundInOrder<One, Wanted>(
  all: readonly One[],
  wanted: readonly Wanted[],
  isSo: (one: One, wanted: Wanted) => boolean,
): readonly Wanted[] {
  let from = 0;
  return wanted.filter((next) => {
    const place = all.findIndex((one, at) => at >= from && isSo(one, next));
    if (place >= 0) from = place + 1;
    return place >= 0;
  });
}

/** Lines of the server room stand in this order. */
export function expectOrder({ story, server, room }: Installation, wanted: readonly string[]): void {
  const found = foundInOrder(room, wanted, (line, next) => line === next);
  expect([story, server, found]).toEqual([story, server, wanted]);
}

/** Entries of the journal stand in this order. */
export function expectSteps({ story, server, entries }: Installation, wanted: readonly Like[]): void {
  expect([story, server, foundInOrder(entries, wanted, isLike)]).toEqual([story, server, wanted]);
}

/** What lies between two lines. */
export const between = (lines: readonly string[], first: string, last: string): readonly string[] =>
  lines.slice(lines.indexOf(first) + 1, lines.lastIndexOf(last));
