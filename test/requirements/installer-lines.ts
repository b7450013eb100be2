// What the windows of the installer and the discs look like in the server room of a story.

export const SETUP = '[Cisco CallManager Setup] ';

export const INSTALL = '[Ready to Install] Install';
export const FIRST_RESTART = `${SETUP}To continue the installation, the server must be rebooted. Reboot now?; Yes`;
export const BY_INSTALLER = 'reboot by installer';

/** The dialog in which the installer asks for a disc is answered. */
export const discAsked = (number: 1 | 2): string =>
  `${SETUP}Insert Cisco CallManager Installation, Upgrade, and Recovery Disk ${number} of 2.; OK`;

export const discIn = (number: 1 | 2): string => `disc ${number} from the drawer to the drive`;
export const discOut = (number: 1 | 2): string => `disc ${number} from the drive to the drawer`;
