import type { Choice } from '../../plan/types/step.ts';
import type { RequirementId } from './types/requirement.ts';
import type { Page } from './types/task.ts';
import type { Document } from './steps/row.ts';
import { AT_A_PUBLISHER, AT_A_SUBSCRIBER } from './installer-log-on.ts';
import { PUBLISHER_PAGES, SUBSCRIBER_PAGES, finishPages } from './installer-pages.ts';

/** What happens at the console in one go, or is looked at in between. */
export type Sitting =
  | {
      readonly kind: 'log on';
      readonly name: string;
      readonly lines: readonly string[];
      /** What may be in the way beside what any window shows; nobody's word clears it away. */
      readonly inTheWay?: readonly Choice[];
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
      /** What comes before the first page. */
      readonly first?: readonly string[];
      readonly name: string;
      readonly pages: readonly Page[];
      readonly lines: readonly string[];
      readonly source: readonly RequirementId[];
    }
  | {
      readonly kind: 'look that the publisher serves';
      readonly name: string;
      readonly source: readonly RequirementId[];
    }
  | {
      readonly kind: 'look that the disc is there';
      readonly name: string;
      readonly disc: 'disc1' | 'disc2';
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

const NEVER_CANCEL =
  'Never press Cancel: a cancelled installer means that the operating system must be installed anew.';
const KEEP_DISC = 'Leave the disc in the drive until you are asked for another one.';
const NO_REBOOT =
  'The progress bar starts over several times; that is normal. Do not reboot the server unless its screen asks for it.';

/** Third-party components may want a reboot of their own, after which the installer does not always go on by itself. */
const START_AGAIN = [
  'If a window of it asks for another reboot, let that one happen, log on again, and look whether the installation goes on by itself.',
  'If it does not: see that antivirus and agents are still stopped, start CCMSetup.exe on the disc again, and fill in the pages once more from the worksheet (`ccmctl worksheet FILE {server}`).',
] as const;

const COLLECT_LOGS =
  'The installer is over once {server} is seen to run the release; then collect its logs, whatever it showed: `ccmctl logs {cluster} {server} --out logs`.';

/** Only a subscriber copies from somebody. */
const publisherServes = (part: 'PUB' | 'SUB', name: string, source: readonly RequirementId[]): readonly Sitting[] =>
  part === 'PUB' ? [] : [{ kind: 'look that the publisher serves', name, source }];

/** S2's steps 1 to 11. The numbers of its two parts differ, what is done hardly does. */
const untilFirstReboot = (part: 'PUB' | 'SUB'): readonly Sitting[] => [
  {
    kind: 'log on',
    name: 'log-on',
    ...(part === 'PUB' ? AT_A_PUBLISHER : AT_A_SUBSCRIBER),
  },
  {
    kind: 'insert disc',
    name: 'disc-1',
    disc: 'disc1',
    lines: [`Insert ${DISC_1}.`, KEEP_DISC],
    source: [`${part}-01`, 'DSK-01', 'DSK-02'],
  },
  ...publisherServes(part, 'publisher-serves-the-installer', ['SUB-15', 'ORD-16', 'ORD-17']),
  {
    kind: 'pages, then reboot',
    name: 'wizard',
    first: ['Where no window comes by itself, double-click CCMSetup.exe on the disc, never the msi file.'],
    pages: part === 'PUB' ? PUBLISHER_PAGES : SUBSCRIBER_PAGES,
    lines: [NEVER_CANCEL, KEEP_DISC],
    source: part === 'PUB' ? ['PUB-02', 'PUB-13', 'PRE-22', 'VER-25'] : ['SUB-02', 'SUB-16', 'PRE-22', 'VER-25'],
  },
  ...publisherServes(part, 'publisher-serves-after-reboot', ['SUB-17', 'ORD-16', 'ORD-17']),
  { kind: 'look that the disc is there', name: 'disc-1-kept', disc: 'disc1', source: ['DSK-02', 'DSK-03'] },
  {
    kind: 'look that nothing interferes',
    name: 'nothing-interferes-during-installation',
    source: ['SVC-15', 'SVC-02'],
  },
];

/** S2's steps 12 to 18. */
const fromFirstReboot = (part: 'PUB' | 'SUB'): readonly Sitting[] => [
  {
    kind: 'log on',
    name: 'log-on-after-reboot',
    lines: ['Log on as the local Administrator: the installation then begins by itself.', ...START_AGAIN, NO_REBOOT],
    source:
      part === 'PUB' ? ['PUB-14', 'PUB-22', 'PUB-23', 'CFG-16', 'WIN-20'] : ['SUB-17', 'SUB-25', 'CFG-16', 'WIN-20'],
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
    first: ['Wait until the screen says that the installation is complete.'],
    pages: finishPages(part),
    lines: ['Leave the disc in the drive until the step that takes it out.'],
    source: part === 'PUB' ? ['PUB-17', 'PUB-18'] : ['SUB-20', 'SUB-21'],
  },
  { kind: 'look that nothing interferes', name: 'nothing-interferes-at-the-end', source: ['SVC-02', 'SVC-11'] },
  {
    kind: 'remove disc',
    name: 'remove-disc',
    lines: ['Take the disc out of the drive.'],
    source: [part === 'PUB' ? 'PUB-19' : 'SUB-22', 'DSK-08'],
  },
  {
    kind: 'log on',
    name: 'log-on-at-the-end',
    lines: ['Log on as the local Administrator.', COLLECT_LOGS],
    source: [part === 'PUB' ? 'PUB-20' : 'SUB-23', 'ORD-03', 'LOG-01', 'LOG-02'],
  },
];

const S2_INSTALLER: Installer = {
  document: 'S2',
  publisher: [...untilFirstReboot('PUB'), ...fromFirstReboot('PUB')],
  subscriber: [...untilFirstReboot('SUB'), ...fromFirstReboot('SUB')],
};

/**
 * What a person meets at the console, release by release. S1's own chapter for 4.1(2) is not at hand (VER-29), so its
 * entry is S2's and every step made of it is marked as borrowed; whoever has that chapter writes another entry here.
 */
export const INSTALLERS: Readonly<Record<string, Installer>> = { '4.1(2)': S2_INSTALLER, '4.2(1)': S2_INSTALLER };

/** The installer of a release, or undefined where none is written down; a release may be any text of a cluster file. */
export const installerOf = (release: string): Installer | undefined =>
  Object.hasOwn(INSTALLERS, release) ? INSTALLERS[release] : undefined;
