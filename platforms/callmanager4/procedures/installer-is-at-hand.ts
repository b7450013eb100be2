import type { AnswerForm } from '../../../plan/types/step.ts';
import { CONFIRMED, ask } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import { SOFTWARE_IS_KNOWN } from './software-is-known.ts';
import { WAY_OF_WORKING } from './way-of-working.ts';

/** The secrets of the cluster are the same on every server, so they are looked at once. */
const SECRETS_ARE_KEPT: Row = ask('secrets-kept', {
  title: 'The four secrets of {server} are at hand and keep the rules',
  because: 'the installer asks for them on every server, and one that differs ends in a subscriber without a publisher',
  source: [
    'PWD-01',
    'PWD-02',
    'PWD-04',
    'PWD-05',
    'PWD-06',
    'PWD-07',
    'PWD-08',
    'PWD-09',
    'PWD-10',
    'PWD-11',
    'PWD-12',
    'PWD-13',
    'CFG-04',
    'CFG-05',
    'CFG-06',
    'CFG-07',
  ],
  document: 'S2',
  instructions: [
    'In the password safe lie one Administrator password, one SA password, one Directory Manager password and one Private Password Phrase for the whole cluster.',
    '`ccmctl passwords check FILE` reads them from where the cluster file says that they lie, or asks for them, and holds them to the rules; it shows and keeps none.',
    'Administrator and SA passwords: letters and digits only, and the Administrator password is not empty. On a Media Convergence Server it is the one that was given when the operating system was installed.',
    'The phrase: 1 to 15 characters; do not use the vertical bar, which S2 allows in one place and leaves out in another. No server gives it back: without it no subscriber can be added later.',
    'Each that is entered at a console is recorded in the password safe, and nowhere else.',
    'Whoever changed a password since the last log-on logs off and on again, or reboots and logs on.',
    'Type none of them into an answer.',
  ],
  answer: CONFIRMED,
});

const OF_THE_KIT: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'it is so' },
    {
      value: 'others',
      meaning: 'there is only a download, a copied folder, or discs of another release or of two kits, or nobody knows',
      ends: 'blocked',
    },
  ],
};

/** The discs: of which kind, and of which release. */
const DISCS_ARE_AT_HAND: Row = ask('discs-at-hand', {
  title: 'The discs of {to} from the software kit are at hand',
  because:
    'a web download is for upgrades only, a disc of another release is refused by the installer, and disc 1 is held by one server at a time',
  source: ['DSK-01', 'DSK-04', 'DSK-09', 'DSK-10', 'VER-20', 'VER-21', 'VER-24', 'VER-26'],
  document: 'S2',
  instructions: [
    'Cisco CallManager Installation, Upgrade, and Recovery Disk 1 of 2 and Disk 2 of 2, from the kit, of exactly {to}.',
    'CCMSetup.exe runs from the disc: in a folder that was copied, or collected from two kits, it and its package may be of two builds, or one of them missing.',
    'An older release that is upgraded afterwards is not allowed on a subscriber.',
    'Nobody uses them at another server until the server at work gives them back.',
  ],
  answer: OF_THE_KIT,
});

/** Before anything is installed, whichever server it is. */
export const INSTALLER_IS_AT_HAND: readonly Row[] = [
  SECRETS_ARE_KEPT,
  DISCS_ARE_AT_HAND,
  ...SOFTWARE_IS_KNOWN,
  ...WAY_OF_WORKING,
];
