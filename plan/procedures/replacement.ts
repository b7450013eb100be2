import { CONFIRMED, DONE_UNWANTED_OR_LATER, ask, check, ownWords } from '../steps/vocabulary.ts';
import type { AnswerForm } from '../types/step.ts';
import type { Row } from '../steps/row.ts';
import { WORK_IS_IN_TIME } from './in-time.ts';
import { DISCS_ARE_AT_HAND, SECRETS_ARE_KEPT } from './install-preparation.ts';
import { provenReboot } from './proven-reboot.ts';
import { SOFTWARE_IS_KNOWN } from './software-is-known.ts';
import { WAY_OF_WORKING } from './way-of-working.ts';

const WHERE_IT_LIES: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'it lies on a tape or on a network directory, and can be read there' },
    {
      value: 'local',
      meaning: 'it lies on a drive of the old server only, or nobody knows: nothing goes on',
      ends: 'blocked',
    },
  ],
};

/** While the old publisher may still run. */
export const REPLACEMENT_IS_PREPARED: readonly Row[] = [
  ask('trace-directory', {
    title: 'Trace files of the old {publisher} go to C:',
    because:
      'a backup of a server of four drives carries its trace directory; printed last in S2, it belongs before the backup',
    source: ['REP-09'],
    document: 'S2',
    instructions: [
      'Only for a server of four drives that still runs: set the trace directory path to the default drive C:, then make the backup.',
      'For a failed one, write into the note where its traces went.',
    ],
    answer: DONE_UNWANTED_OR_LATER,
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
  ask('backup-elsewhere', {
    title: 'The backup of {publisher} lies on a tape or on a network directory',
    because: 'what lies on the old server only is lost with it',
    source: ['REP-07'],
    document: 'S2',
    instructions: ['Look that the backup can be read from where it lies, without the old server.'],
    answer: WHERE_IT_LIES,
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
  ask('backup-release', {
    title: 'The backup was made with {to}',
    because: 'data is restored only into the release that it was made with',
    source: ['REP-02'],
    document: 'S2',
    instructions: [
      'Compare the release that was recorded with the backup. Another one: change `to` of the cluster file and plan anew.',
    ],
    answer: ownWords('release and date of the backup'),
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
  ask('software-listed', {
    title: 'Applications, plug-ins, service releases and locales of {publisher} are listed',
    because: 'they are installed again before the data is restored',
    source: ['REP-03', 'REP-04', 'POST-31'],
    document: 'S2',
    instructions: ['From the old server, or from the last report: each with the release that fits {to}.'],
    answer: ownWords('the list, or where it lies'),
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
  ask('freeze-confirmed', {
    title: 'Confirm the time, and that nobody changes anything',
    because: 'a change that is made after the backup is lost, and a configuration task makes the installation fail',
    source: ['WIN-01', 'WIN-17', 'ORD-02'],
    document: 'S2',
    instructions: ['From the backup until {publisher} is restored nobody configures anything on {server}.'],
    answer: CONFIRMED,
    by: 'approver',
    task: { kind: 'confirm' },
  }),
  SECRETS_ARE_KEPT,
  DISCS_ARE_AT_HAND,
  ...SOFTWARE_IS_KNOWN,
  ...WAY_OF_WORKING,
  ...WORK_IS_IN_TIME,
];

/** The new machine stands where the old one stood. */
export const NEW_MACHINE_IS_IN_PLACE: readonly Row[] = [
  ask('old-machine-gone', {
    title: 'The old {server} is off the network, and the new machine is on it',
    because:
      'two machines of one name and address disturb each other, and the subscribers know the publisher by its name',
    source: ['REP-01', 'NET-15', 'DSK-09'],
    document: 'S2',
    instructions: [
      'The operating system of the new machine comes from the discs of Cisco, by the operating system documentation.',
      'It has the computer name {server} and the address of the old machine.',
    ],
    answer: CONFIRMED,
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
  check('same-name', {
    title: 'The new machine calls itself {server}',
    because: 'every subscriber looks for its publisher by this name',
    source: ['REP-01', 'CFG-15'],
    document: 'ours',
    asks: 'computer-name-is',
    outcome: 'hold',
  }),
];

/** From the installed machine to the publisher of before. */
export const DATA_IS_RESTORED: readonly Row[] = [
  check('release-of-backup', {
    title: '{server} runs {to}, the release of the backup',
    because: 'restored into another release, the data would not fit',
    source: ['REP-02'],
    document: 'S2',
    asks: 'version-is',
    with: { release: 'to' },
    outcome: 'block',
  }),
  ask('software-installed-again', {
    title: 'Install applications, plug-ins and service releases on {server} again',
    because: 'what the data belongs to must be there before the data',
    source: ['REP-03'],
    document: 'S2',
    instructions: ['Each of the list, in a release that fits {to}. Stop and disable again what started by itself.'],
    answer: ownWords('each one and its release; or none was needed'),
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
  ask('locales-installed-again', {
    title: 'Install the locales of before on {server}',
    because: 'phones and users get back the languages that they had',
    source: ['REP-04'],
    document: 'S2',
    instructions: ['By the Cisco IP Telephony Locale Installer. English_United_States is there already.'],
    answer: DONE_UNWANTED_OR_LATER,
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
  check('nothing-interferes-during-restoration', {
    title: 'Nothing that may interfere runs on {server}',
    because: 'such software stays disabled during a restoration, too',
    source: ['SVC-02', 'REP-05'],
    document: 'S2',
    asks: 'services-stopped',
    with: { services: 'what may interfere' },
    outcome: 'block',
  }),
  ask('restored', {
    title: 'Restore the backup to {server}',
    because: 'only now does the new machine get the data of the old one',
    source: ['REP-05', 'REP-07'],
    document: 'S2',
    instructions: [
      'Restore by the Backup and Restore System, from the tape or the network directory. Do not reboot yet: the reboot is the next step.',
    ],
    answer: ownWords('which backup, by date and place'),
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
  ...provenReboot('reboot-after-restoration', {
    because: 'restored data is in use only after a reboot',
    source: ['REP-06'],
    document: 'S2',
  }),
  check('database-served-after-restoration', {
    title: 'The database of {server} is being served',
    because: 'every subscriber reads from it',
    source: ['ORD-16', 'REP-11'],
    document: 'both',
    asks: 'services-running',
    with: { services: ['MSSQLSERVER'] },
    within: 'serviceStartLimit',
    outcome: 'block',
  }),
  ask('data-verified', {
    title: 'Verify the data on {server}',
    because: 'a restoration that nobody has looked into is none',
    source: ['REP-08'],
    document: 'S2',
    instructions: [
      'In Cisco CallManager Administration, from another PC: count devices and users, and look at some of each.',
    ],
    answer: ownWords('what was compared and counted'),
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
];

/** At the very end: S2 leaves it to the people. */
export const TRACE_DRIVE: readonly Row[] = [
  ask('trace-drive', {
    title: 'Configure the trace drive of {server}, where that is wanted',
    because: 'a server of four drives can keep its trace files apart',
    source: ['REP-10', 'POST-25'],
    document: 'S2',
    instructions: ['By the Serviceability Administration Guide.'],
    answer: DONE_UNWANTED_OR_LATER,
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
];
