import type { InstallerMessage } from './installer-message.ts';
import { ASK_SUPPORT, READ_THE_LOG, SET_ASIDE_AGAIN, START_AGAIN } from './repeated-advice.ts';

const DISC_OUT = 'Confirm the message and take the disc out of the drive.';

/** What was started, from which disc, and what is on the server already. */
export const PACKAGES_AND_DISCS: readonly InstallerMessage[] = [
  {
    id: 'not-by-ccmsetup',
    text: 'You must install CallManager by double clicking CCMSetup.exe.',
    reason: 'The msi file inside the package was started instead of the setup program.',
    next: ['Confirm the message.', 'Double-click CCMSetup.exe on disc 1, never the msi file.'],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['VER-25'],
  },
  {
    id: 'setup-of-another-build',
    text:
      'Because the <BUILDVERSION> of this Cisco CallManager MSI package is not compatible with the Cisco ' +
      'CallManager setup file (ccmsetup.exe), make sure that you are using the ccmsetup.exe that was distributed ' +
      'with this version of Cisco CallManager. The installation will now abort.',
    reason: 'CCMSetup.exe and the msi package come from two different builds (the package: <BUILDVERSION>).',
    next: [
      'Put the original disc 1 of one kit into the drive; use no file that was copied or collected.',
      'Start CCMSetup.exe from that disc.',
    ],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['VER-26', 'DSK-01'],
  },
  {
    id: 'package-for-upgrades',
    text: 'This package is for upgrades of existing Cisco CallManager installations only.',
    reason: 'The file for download was started on a server without CallManager; it can only upgrade.',
    next: ['Take the discs of the software kit: disc 1 first.', 'Start CCMSetup.exe from disc 1.'],
    kind: 'repair and rerun',
    ends: 'unknown',
    source: ['VER-24', 'DSK-01'],
  },
  {
    id: 'newer-version-installed',
    text: 'A newer version of Cisco CallManager is already installed.',
    reason: 'The discs hold an older release than the server runs.',
    next: [DISC_OUT, 'Find out which release the cluster shall have, and which discs were in the drive.'],
    kind: 'abort',
    ends: 'yes',
    source: ['VER-22'],
  },
  {
    id: 'already-installed',
    text: 'This package has already been installed.',
    reason: 'The server has this very release from an installation that went well.',
    next: [
      DISC_OUT,
      'Do not start the installer a second time. The server counts as done only if the other proofs are there: release, reboot, services.',
    ],
    kind: 'abort',
    ends: 'yes',
    source: ['VER-23'],
  },
  {
    id: 'package-missing',
    text: 'Unable to locate MSI package associated with this bootstrapper.',
    reason: 'The installer was started from a folder into which only a part of the package was copied.',
    next: ['Use the original disc, or copy the whole package once more.', SET_ASIDE_AGAIN, START_AGAIN],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['VER-26'],
  },
  {
    id: 'package-not-opened',
    text: 'Error opening MSI package.',
    reason: 'The setup program cannot find its package: the disc cannot be read.',
    next: [
      'Take the disc out, look at it and at the drive, insert the same disc again, and try once more.',
      'The second time take the same disc of another set.',
      `The second time as well: ${READ_THE_LOG}`,
    ],
    kind: 'repair and rerun',
    ends: 'unknown',
    source: ['DSK-06', 'LOG-01'],
  },
  {
    id: 'program-not-launched',
    text: 'Failed to launch <name of executable>, aborting install.',
    reason: '<name of executable> could not be started; the disc may be bad.',
    next: [
      READ_THE_LOG,
      'Then look at the disc: take it out, insert it again, or take the same disc of another set.',
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['DSK-07', 'LOG-01', 'MSG-11'],
  },
  {
    id: 'install-incomplete',
    text: 'Cisco CallManager install did not complete successfully. Review the log file for more information.',
    reason: 'The installation has failed; the window does not say why.',
    next: [READ_THE_LOG, ASK_SUPPORT, 'Begin no other server before this one is done or given up by a named person.'],
    kind: 'abort',
    ends: 'yes',
    source: ['MSG-11', 'LOG-01', 'SUP-14'],
  },
  {
    id: 'unexpected-error',
    text: 'An unexpected error occurred.',
    reason: 'Something failed while CallManager was set up; the window does not say what.',
    next: [READ_THE_LOG, ASK_SUPPORT, 'Press nothing further before somebody has read it.'],
    kind: 'abort',
    ends: 'unknown',
    source: ['MSG-11', 'LOG-01'],
  },
  {
    id: 'log-folder-not-made',
    text: 'An unexpected error occurred while creating the log directory.',
    reason: 'The folder of the logs could not be made; a security policy of this server may be too strict.',
    next: [
      'Look at the security and account policies of this server, and set those back that are not at their defaults.',
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    kind: 'repair and rerun',
    ends: 'unknown',
    source: ['LOG-10', 'PRE-16'],
  },
];
