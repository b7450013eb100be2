import type { RequirementId } from './types/requirement.ts';
import type { Page } from './types/step.ts';
import type { Document } from './steps/row.ts';

/** What happens at the console in one go, or is looked at in between. */
export type Sitting =
  | {
      readonly kind: 'log on';
      readonly name: string;
      readonly lines: readonly string[];
      readonly source: readonly RequirementId[];
    }
  | {
      readonly kind: 'insert disc';
      readonly name: string;
      readonly disc: 'disc1' | 'disc2';
      readonly lines: readonly string[];
      readonly source: readonly RequirementId[];
    }
  | {
      /** Pages of the wizard; the last one makes the server reboot. */
      readonly kind: 'pages, then reboot';
      readonly name: string;
      readonly pages: readonly Page[];
      readonly lines: readonly string[];
      readonly source: readonly RequirementId[];
    }
  | { readonly kind: 'look that nothing interferes'; readonly name: string; readonly source: readonly RequirementId[] }
  | {
      readonly kind: 'remove disc';
      readonly name: string;
      readonly lines: readonly string[];
      readonly source: readonly RequirementId[];
    };

/** The installer of one release. */
export interface Installer {
  /** The document that this table is taken from. */
  readonly document: Document;
  readonly publisher: readonly Sitting[];
  readonly subscriber: readonly Sitting[];
}

/** The document that speaks of a release; rules from elsewhere are borrowed (VER-30). */
export const RELEASE_DOCUMENT: Readonly<Record<string, Document>> = { '4.1(2)': 'S1', '4.2(1)': 'S2' };

const DISC_1 = 'Cisco CallManager Installation, Upgrade, and Recovery Disk 1 of 2';
const DISC_2 = 'Cisco CallManager Installation, Upgrade, and Recovery Disk 2 of 2';

const page = (
  window: string,
  button: string,
  source: Page['source'],
  fields: Readonly<Record<string, string>> = {},
): Page => ({
  window,
  button,
  fields: Object.entries(fields).map(([field, value]) => ({ field, value })),
  source,
});

// Secrets go by their names; the people of the cluster keep them in their password safe, and this product has none of them.
const ADMINISTRATOR = "secret: the cluster's Windows Administrator password, from the password safe";
const PHRASE = "secret: the cluster's Private Password Phrase, from the password safe";
const SA = "secret: the cluster's SA password, from the password safe";
const DIRECTORY = "secret: the cluster's Directory Manager password, from the password safe";

const SETUP = 'Cisco CallManager Setup';

const beforeServerType = (part: 'PUB' | 'SUB'): readonly Page[] => [
  page(`${SETUP}: Cisco-verified applications disabled or uninstalled?`, 'Yes', [`${part}-02`, 'SVC-13']),
  page(`${SETUP}: several reboots and entering the data again are possible`, 'OK', [`${part}-03`]),
  page('Welcome', 'Next', [`${part}-04`]),
  page('License Agreement', 'Next', [`${part}-05`], { License: 'I accept the terms in the license agreement' }),
  page('Customer Information', 'Next', [`${part}-06`]),
];

const passwordPage = (source: Page['source']): Page =>
  page('Administrator Password / Private password phrase', 'Next', source, {
    'Administrator password': ADMINISTRATOR,
    'Private password phrase': PHRASE,
    'Confirm private password phrase': PHRASE,
  });

const PUBLISHER_PAGES: readonly Page[] = [
  ...beforeServerType('PUB'),
  page('Server Type', 'Next', ['PUB-07', 'PRE-10'], { 'Server Type': 'Publisher' }),
  passwordPage(['PUB-08', 'PUB-09']),
  page('Database passwords', 'Next', ['PUB-10', 'PUB-11'], {
    'SA password': SA,
    'Confirm SA password': SA,
    'Directory Manager password': DIRECTORY,
    'Confirm Directory Manager password': DIRECTORY,
  }),
  page('Ready to Install', 'Install', ['PUB-12']),
  page(`${SETUP}: reboot the server`, 'Yes', ['PUB-13']),
];

const SUBSCRIBER_PAGES: readonly Page[] = [
  ...beforeServerType('SUB'),
  page('Server Type', 'Next', ['SUB-07', 'SUB-08', 'CFG-15'], {
    'Server Type': 'Subscriber',
    'Computer name of the publisher': '{publisher}',
  }),
  passwordPage(['SUB-10', 'SUB-11', 'SUB-12']),
  page('Database passwords', 'Next', ['SUB-13', 'SUB-14'], { 'SA password': SA, 'Confirm SA password': SA }),
  page('Ready to Install', 'Install', ['SUB-15']),
  page(`${SETUP}: reboot the server`, 'Yes', ['SUB-16']),
];

const finishPages = (part: 'PUB' | 'SUB'): readonly Page[] => [
  page('Installation Complete', 'Finish', part === 'PUB' ? ['PUB-17'] : ['SUB-20']),
  page('Restart Server', 'Yes', part === 'PUB' ? ['PUB-18'] : ['SUB-21']),
];

const NEVER_CANCEL =
  'Never press Cancel: a cancelled installer means that the operating system must be installed anew.';
const KEEP_DISC = 'Leave the disc in the drive until you are asked for another one.';
const NO_REBOOT =
  'The progress bar starts over several times; that is normal. Do not reboot the server unless its screen asks for it.';

const BEFORE_DISC_1 = [
  'Work at the console of the server: not by Terminal Services and not by Integrated Lights Out.',
  'Log on as the local Administrator.',
  'Close every web browser window and disconnect every mapped network drive.',
];

const REACH_PUBLISHER = [
  'In a command window, ping {publisher} by its name: the address shown must be its own.',
  'Start > Run, \\\\{publisher}\\C$: it must open without asking for a user or a password.',
];

/** S2's steps 1 to 18; the numbers of the two parts differ, what is done hardly does. */
const sittings = (part: 'PUB' | 'SUB'): readonly Sitting[] => [
  {
    kind: 'log on',
    name: 'log-on',
    lines: part === 'PUB' ? BEFORE_DISC_1 : [...BEFORE_DISC_1, ...REACH_PUBLISHER],
    source:
      part === 'PUB'
        ? ['PRE-11', 'PRE-19', 'REM-01', 'REM-10']
        : ['PRE-11', 'PRE-18', 'PRE-19', 'NET-29', 'NET-30', 'REM-01'],
  },
  {
    kind: 'insert disc',
    name: 'disc-1',
    disc: 'disc1',
    lines: [`Insert ${DISC_1}.`, KEEP_DISC],
    source: [`${part}-01`, 'DSK-01', 'DSK-02'],
  },
  {
    kind: 'pages, then reboot',
    name: 'wizard',
    pages: part === 'PUB' ? PUBLISHER_PAGES : SUBSCRIBER_PAGES,
    lines: [NEVER_CANCEL, KEEP_DISC],
    source: part === 'PUB' ? ['PUB-02', 'PUB-13', 'PRE-22'] : ['SUB-02', 'SUB-16', 'PRE-22'],
  },
  {
    kind: 'look that nothing interferes',
    name: 'nothing-interferes-during-installation',
    source: ['SVC-15', 'SVC-02'],
  },
  {
    kind: 'log on',
    name: 'log-on-after-reboot',
    lines: ['Log on as the local Administrator: the installation then begins by itself.', NO_REBOOT],
    source: part === 'PUB' ? ['PUB-14', 'PUB-23', 'WIN-20'] : ['SUB-17', 'SUB-25', 'WIN-20'],
  },
  {
    kind: 'insert disc',
    name: 'disc-2',
    disc: 'disc2',
    lines: [
      'The installation takes about 30 to 45 minutes from here on. Wait until its screen asks for the second disc.',
      `Then insert ${DISC_2} and press OK.`,
      'Do not use the first disc at another server meanwhile: it is needed here once more.',
      NO_REBOOT,
    ],
    source: [part === 'PUB' ? 'PUB-15' : 'SUB-18', 'WIN-04', 'DSK-04', 'DSK-05'],
  },
  {
    kind: 'insert disc',
    name: 'disc-1-again',
    disc: 'disc1',
    lines: [`Wait until its screen asks for the first disc again; then insert ${DISC_1} and press OK.`, NO_REBOOT],
    source: [part === 'PUB' ? 'PUB-16' : 'SUB-19', 'DSK-02', 'DSK-05'],
  },
  {
    kind: 'pages, then reboot',
    name: 'finish',
    pages: finishPages(part),
    lines: ['Wait until the screen says that the installation is complete.', KEEP_DISC],
    source: part === 'PUB' ? ['PUB-17', 'PUB-18'] : ['SUB-20', 'SUB-21'],
  },
  {
    kind: 'remove disc',
    name: 'remove-disc',
    lines: ['Take the disc out of the drive.'],
    source: [part === 'PUB' ? 'PUB-19' : 'SUB-22', 'DSK-08'],
  },
  {
    kind: 'log on',
    name: 'log-on-at-the-end',
    lines: ['Log on as the local Administrator.'],
    source: [part === 'PUB' ? 'PUB-20' : 'SUB-23', 'ORD-03'],
  },
];

const S2_INSTALLER: Installer = { document: 'S2', publisher: sittings('PUB'), subscriber: sittings('SUB') };

/**
 * What a person meets at the console, release by release. S1's own chapter for 4.1(2) is not at hand (VER-29), so its
 * entry is S2's and every step made of it is marked as borrowed; whoever has that chapter writes another entry here.
 */
export const INSTALLERS: Readonly<Record<string, Installer>> = { '4.1(2)': S2_INSTALLER, '4.2(1)': S2_INSTALLER };
