import { baselineImage } from '../checks/baseline-image.ts';
import { noForeignJava } from '../checks/no-foreign-java.ts';
import { noMappedDrive } from '../checks/no-mapped-drive.ts';
import { serviceReleaseLevel } from '../checks/service-release-level.ts';
import { ask, check, ownWords } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/** A server that CallManager is installed on for the first time, or again: what a machine can see beyond any server's fitness. */
export const NEW_SERVER_IS_FIT: readonly Row[] = [
  check('service-release-level', {
    title: 'The service release of the operating system of {server} is new enough',
    because: 'it follows the upgrade of the operating system, and the installer compares it',
    source: ['VER-14'],
    document: 'S2',
    whom: 'clusters whose release S2 describes',
    asks: serviceReleaseLevel,
    with: { level: 'operating system' },
    outcome: 'block',
    early: true,
    next: 'Install the latest service release of the operating system on {server}, by the readme of that file.',
  }),
  check('baseline-image', {
    title: 'The image of {server} is new enough',
    because: 'the installer compares the image, too, and no upgrade moves it',
    source: ['VER-15', 'VER-16'],
    document: 'S2',
    whom: 'clusters with a baseline image',
    asks: baselineImage,
    with: { level: 'baseline image' },
    outcome: 'block',
    early: true,
    next: 'Install the operating system of {server} anew by the Hardware Detection Disk of a newer kit: an upgrade does not move the image.',
  }),
  ask('baseline-image', {
    title: 'The image of {server} is new enough',
    because: 'the installer compares the image of the operating system as well, and no upgrade moves it',
    source: ['VER-15', 'VER-16', 'VER-18'],
    document: 'S2',
    whom: 'clusters without a baseline image',
    instructions: [
      'On {server}: Start > Cisco OS Version shows the image.',
      'The oldest image that the installer takes stands in the guide to the operating system, and not in S2; it may be written into the cluster file as `baselineImage`.',
    ],
    answer: ownWords('the image that is shown, and the oldest that will do, with its source'),
    early: 'block',
  }),
  check('no-foreign-java', {
    title: 'No Java Runtime Environment is on {server} before its installation',
    because: 'the installer brings its own, and stops at another or at part of one',
    source: ['VER-28'],
    document: 'S2',
    asks: noForeignJava,
    outcome: 'block',
    early: true,
    next: 'Uninstall it by Add/Remove Programs.',
  }),
  check('no-mapped-drive', {
    title: 'No network drive is mapped on {server}',
    because: 'with one the installer cannot check password and phrase at the publisher',
    source: ['PRE-18'],
    document: 'S2',
    whom: 'subscribers',
    asks: noMappedDrive,
    outcome: 'block',
    early: true,
    next: 'Disconnect every network drive on {server}, and reboot it.',
  }),
];
