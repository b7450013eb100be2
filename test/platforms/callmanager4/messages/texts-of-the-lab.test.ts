import { describe, expect, it } from 'vitest';
import { MESSAGES, messageText, type MessageName } from '../../../../lab/installer-messages.ts';
import { findMessages } from '../../../../platforms/callmanager4/messages/find-messages.ts';

// The lab has written the messages down on its own; which of them is which row is said here and nowhere else.
const ROWS: Readonly<Record<MessageName, string>> = {
  acknowledge: 'interfering-software',
  reboots: 'several-reboots',
  restart: 'configuration-restart',
  pendingFiles: 'pending-file-operations',
  notAdministrator: 'not-administrator',
  windowsMissing: 'windows-missing',
  servicePack: 'service-pack-missing',
  terminalServices: 'terminal-services',
  diskSpace: 'disk-space',
  cdRomRestricted: 'cd-rom-restricted',
  domain: 'server-in-a-domain',
  alreadyInstalled: 'already-installed',
  newerInstalled: 'newer-version-installed',
  previousFailure: 'earlier-attempt-left-behind',
  logFolder: 'log-folder-not-made',
  unexpected: 'unexpected-error',
  noPackage: 'package-not-opened',
  memorySubscriber: 'memory-of-a-subscriber',
  memoryPublisher: 'memory-of-a-publisher',
  publisherNeeded: 'publisher-name-empty',
  publisherNoAddress: 'publisher-by-its-computer-name',
  publisherUnresolved: 'publisher-not-resolved',
  publisherNameDiffers: 'publisher-name-differs',
  publisherUnverified: 'publisher-release-not-verified',
  publisherOtherVersion: 'publisher-has-another-release',
  productKeyInvalid: 'product-key-invalid',
  passwordNeeded: 'password-empty',
  passwordInvalid: 'password-invalid',
  passwordsDiffer: 'passwords-differ',
  phraseInvalid: 'phrase-invalid',
  passwordDiffers: 'password-differs-from-the-publisher',
  phraseDiffers: 'phrase-differs-from-the-publisher',
  mappedDrives: 'password-not-verified-with-mapped-drives',
  saDiffers: 'password-differs-or-network',
  servicePackFailed: 'sql-service-pack-failed',
  copyFailed: 'files-not-copied',
  servicesNotStopped: 'services-not-stopped',
  runtimeReboot: 'runtime-needs-a-reboot',
  databaseReboot: 'sql-server-needs-a-reboot',
  servicePackReboot: 'sql-service-pack-needs-a-reboot',
  logFolderRefused: 'log-folder-not-made',
  systemTooOld: 'os-version-too-low',
  otherRuntime: 'runtime-of-another-version',
  databaseNameUnreadable: 'database-name-unreadable',
  databaseNameMalformed: 'database-name-malformed',
  noPermission: 'phrase-not-verified-without-permission',
  databaseFailed: 'sql-server-failed',
  umxNotRegistered: 'umx-not-registered',
  directoryNotIndexed: 'directory-indexing-unfinished',
  mdacHotfixMissing: 'hotfix-ms04-003-missing',
  sqlHotfixMissing: 'hotfix-ms03-031-missing',
  incomplete: 'install-incomplete',
};

const names = Object.keys(MESSAGES) as MessageName[];

describe("every text of the lab's installer", () => {
  it.each(names)('%s is found first, as the lab has it', (name) => {
    expect(findMessages(MESSAGES[name])[0]?.message.id).toBe(ROWS[name]);
  });

  it.each(names)('%s is found first, with the names of the moment and words around it', (name) => {
    const text = messageText(name, { publisher: 'CCM-PUB', services: 'Network Associates McShield, Cisco Tftp' });
    const found = findMessages(`On CCM-SUB1 after disc 2, page 7:\n"${text}"\nWhat shall I press? Ben`)[0];
    expect(found?.message.id).toBe(ROWS[name]);
    if (MESSAGES[name].includes('<list of services>'))
      expect(found?.named).toEqual({ '<list of services>': 'Network Associates McShield, Cisco Tftp' });
  });
});
