import { BEFORE_THE_INSTALLATION } from './before-the-installation.ts';
import { DATABASE } from './database.ts';
import { FILES_AND_SERVICES } from './files-and-services.ts';
import { FITNESS_OF_THE_SERVER } from './fitness-of-the-server.ts';
import type { InstallerMessage } from './installer-message.ts';
import { NAMES_OF_THE_PUBLISHER } from './names-of-the-publisher.ts';
import { PACKAGES_AND_DISCS } from './packages-and-discs.ts';
import { PASSWORDS } from './passwords.ts';
import { VERIFIED_ON_THE_PUBLISHER } from './verified-on-the-publisher.ts';

/** All 67 messages of S2's Table 6, for release 4.2(1); S1's own table for upgrades is not at hand (MSG-02, MSG-15). */
export const INSTALLER_MESSAGES: readonly InstallerMessage[] = [
  ...BEFORE_THE_INSTALLATION,
  ...FITNESS_OF_THE_SERVER,
  ...PACKAGES_AND_DISCS,
  ...NAMES_OF_THE_PUBLISHER,
  ...PASSWORDS,
  ...VERIFIED_ON_THE_PUBLISHER,
  ...DATABASE,
  ...FILES_AND_SERVICES,
];
