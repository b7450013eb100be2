import type { InstallerMessage } from './installer-message.ts';
import {
  ASK_SUPPORT,
  CONNECTION,
  LEAVE_AND_BEGIN_ANEW,
  REBOOT,
  RIGHT_PUBLISHER,
  SAME_PASSWORD,
  SAME_WINDOW,
  SET_ASIDE_AGAIN,
  START_AGAIN,
  TRUSTED_CONNECTION,
} from './repeated-advice.ts';

// Of the three causes a message names one, two or all: whatever it names, all three are looked at (SUB-29).
const THREE_QUESTIONS = [CONNECTION, SAME_PASSWORD, RIGHT_PUBLISHER];
const ALL_THREE = 'Answer all three even when the first one fails, and write the three answers into the note.';

const BEGIN_ANEW = [LEAVE_AND_BEGIN_ANEW, SET_ASIDE_AGAIN, START_AGAIN];

const THE_LOG = 'Read the log that the window names, on this server';

const DRIVES_OFF = [
  'Disconnect every mapped drive of this session ("net use" lists them).',
  REBOOT,
  SET_ASIDE_AGAIN,
  START_AGAIN,
];

/** What a subscriber compares with its publisher over the network. */
export const VERIFIED_ON_THE_PUBLISHER: readonly InstallerMessage[] = [
  {
    id: 'passwords-or-network',
    text: 'Either passwords do not match or a network connectivity error occurred.',
    reason: 'This subscriber could not compare its password with the publisher: one of three causes.',
    next: [...THREE_QUESTIONS, ALL_THREE, SAME_WINDOW, ...BEGIN_ANEW],
    shownOn: 'subscriber',
    kind: 'repair and rerun',
    ends: 'unknown',
    source: ['SUB-29', 'PWD-15', 'PWD-03', 'NET-31'],
  },
  {
    id: 'password-differs-from-the-publisher',
    text:
      'The password of [X] does not match the password on the publisher [servername]. For details, review the log ' +
      'file [Z].',
    reason: 'The user [X] who installs here, or the password, is not the same on the publisher [servername].',
    next: [...THREE_QUESTIONS, ALL_THREE, `${THE_LOG}: [Z].`, SAME_WINDOW],
    shownOn: 'subscriber',
    kind: 'enter again',
    ends: 'unknown',
    source: ['SUB-29', 'PWD-17', 'PWD-03', 'LOG-08'],
  },
  {
    id: 'password-not-verified-without-network',
    text:
      'Because no network connectivity exists or you entered the incorrect publisher server name, the installation ' +
      'could not verify the password of [username] against the publisher [servername]. For details, review the log ' +
      'file [X].',
    reason: 'The publisher [servername] is not reached, or it goes by another name; so the password was not compared.',
    next: [...THREE_QUESTIONS, ALL_THREE, `${THE_LOG}: [X].`, ...BEGIN_ANEW],
    shownOn: 'subscriber',
    kind: 'repair and rerun',
    ends: 'unknown',
    source: ['SUB-29', 'PWD-15', 'NET-29', 'LOG-08', 'NET-31'],
  },
  {
    id: 'password-differs-or-network',
    text:
      'Either the password of [X] does not match the password on the publisher [Y], or a network connectivity error ' +
      'occurred. For details, review the log file [Z].',
    reason: 'The password of [X] could not be compared with that on [Y], or differs from it: one of three causes.',
    next: [...THREE_QUESTIONS, ALL_THREE, `${THE_LOG}: [Z].`, SAME_WINDOW, ...BEGIN_ANEW],
    shownOn: 'subscriber',
    kind: 'repair and rerun',
    ends: 'unknown',
    source: ['SUB-29', 'PWD-17', 'PWD-15', 'PWD-04', 'LOG-08', 'NET-31'],
  },
  {
    id: 'phrase-differs-from-the-publisher',
    text:
      'The private password phrase does not match the private password phrase on the publisher [servername]. For ' +
      'details, review the log file [Y].',
    reason:
      'One of three causes, in this order: the passwords of the NT service accounts differ, [servername] is not the publisher, or the phrase is another one.',
    next: [
      TRUSTED_CONNECTION,
      SAME_PASSWORD,
      RIGHT_PUBLISHER,
      'Then compare the phrase: it is the one that was entered on the publisher.',
      ALL_THREE,
      `${THE_LOG}: [Y].`,
      SAME_WINDOW,
      ASK_SUPPORT,
    ],
    shownOn: 'subscriber',
    kind: 'enter again',
    ends: 'unknown',
    source: ['SUB-29', 'PWD-16', 'PWD-06', 'NET-30', 'LOG-08'],
  },
  {
    id: 'password-not-verified-with-mapped-drives',
    text:
      'Because mapped network drives exist on the server, the installation could not verify the password of ' +
      '[username] against the publisher [servername]. Disconnect all the mapped drives, reboot the system, and ' +
      'rerun the installation. For details, review the log file [x].',
    reason: 'Drives that are mapped in this session keep the installer from comparing the password of [username].',
    next: [...DRIVES_OFF, `If it comes again, read on this server: [x].`],
    shownOn: 'subscriber',
    kind: 'reboot and rerun',
    ends: 'yes',
    source: ['PRE-18', 'LOG-08'],
  },
  {
    id: 'phrase-not-verified-with-mapped-drives',
    text:
      'Because mapped network drives exist on the server, the installation could not verify the private password ' +
      'phrase against the publisher [servername]. Disconnect all the mapped drives, reboot the system, and rerun ' +
      'the installation. For details, review the log file [z].',
    reason: 'Drives that are mapped in this session keep the installer from comparing the phrase with [servername].',
    next: [...DRIVES_OFF, `If it comes again, read on this server: [z].`],
    shownOn: 'subscriber',
    kind: 'reboot and rerun',
    ends: 'yes',
    source: ['PRE-18', 'LOG-08'],
  },
  {
    id: 'phrase-not-verified-without-permission',
    text:
      'The installation could not verify the private password phrase on the publisher <server name>, because the ' +
      'user does not have permission to access the publisher server over the network. For details, review the log ' +
      'file <log file name>.',
    reason:
      'Security settings of the subscriber or of <server name> refuse the access: one of them is in a domain, or a local policy forbids it.',
    next: [
      'Look on both servers: each is in the workgroup, in no domain.',
      'Look on both servers: security and account policies are at their defaults.',
      ...THREE_QUESTIONS,
      ALL_THREE,
      `${THE_LOG}: <log file name>.`,
      START_AGAIN,
    ],
    shownOn: 'subscriber',
    kind: 'repair and rerun',
    ends: 'unknown',
    source: ['PRE-27', 'NET-03', 'PRE-16', 'SUB-29', 'LOG-08'],
  },
];
