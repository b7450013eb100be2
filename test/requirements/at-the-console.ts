import { expect } from 'vitest';
import type { Installation } from './story.ts';

// What the windows of the installer look like in a story, and how lines of a story are held against an order.

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
export function expectTimes({ story, server }: Installation, lines: readonly string[], line: string, times = 1): void {
  const found = lines.filter((one) => one === line).length;
  expect([story, server, line, found]).toEqual([story, server, line, times]);
}

/** The lines follow right upon each other. */
export function expectTogether(
  { story, server }: Installation,
  lines: readonly string[],
  wanted: readonly string[],
): void {
  const begin = lines.indexOf(wanted[0] ?? '');
  expect([story, server, lines.slice(begin, begin + wanted.length)]).toEqual([story, server, wanted]);
}

/** Lines that begin with these stand in this order; others may stand between them. */
export function expectOrder(
  { story, server }: Installation,
  lines: readonly string[],
  wanted: readonly string[],
): void {
  let from = 0;
  const found = wanted.filter((beginning) => {
    const index = lines.findIndex((line, at) => at >= from && line.startsWith(beginning));
    if (index < 0) return false;
    from = index + 1;
    return true;
  });
  expect([story, server, found]).toEqual([story, server, wanted]);
}

/** What lies between two lines. */
export const between = (lines: readonly string[], first: string, last: string): readonly string[] =>
  lines.slice(lines.indexOf(first) + 1, lines.lastIndexOf(last));
