import { servicesRunning } from '../checks/services-running.ts';
import { servicesStopped } from '../checks/services-stopped.ts';
import { versionIs } from '../checks/version-is.ts';
import { DONE_OR_LATER, DONE_OR_UNWANTED, DONE_UNWANTED_OR_LATER, ask, check, ownWords } from '../steps/vocabulary.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import type { Row } from '../steps/row.ts';
import { LOCALE_INSTALLER } from './cisco-downloads.ts';
import { provenReboot } from './proven-reboot.ts';

/** What was found when the restored data was looked into; only what is good is complete. */
const DATA_IS_THERE: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'the data is there; the note has the numbers of devices and users', noted: true },
    { value: 'differs', meaning: 'something is missing or other; the note says what', ends: 'open item' },
    { value: 'unknown', meaning: 'nobody knows what was there before; the note says what is', ends: 'open item' },
  ],
};

/** From the installed machine to the publisher of before. */
export const DATA_IS_RESTORED: readonly Row[] = [
  check('release-of-backup', {
    title: '{server} runs {to}, the release of the backup',
    because: 'restored into another release, the data would not fit',
    source: ['REP-02'],
    document: 'S2',
    asks: versionIs,
    with: { release: 'to' },
    outcome: 'block',
  }),
  ask('software-installed-again', {
    title: 'Install applications, plug-ins and service releases on {server} again',
    because: 'what the data belongs to must be there before the data',
    source: ['REP-03'],
    document: 'S2',
    instructions: [
      'Each of the list, in a release that fits {to}. Stop and disable what started by itself, and write down what it was: it comes back at the end.',
    ],
    answer: ownWords('each one and its release; or none was needed'),
  }),
  ask('locales-installed-again', {
    title: 'Install the locales of before on {server}',
    because: 'phones and users get back the languages that they had; what is wanted is here before the data',
    source: ['REP-04'],
    document: 'S2',
    instructions: [
      `By the Cisco IP Telephony Locale Installer, ${LOCALE_INSTALLER}. English_United_States is there already.`,
    ],
    answer: DONE_OR_UNWANTED,
  }),
  check('nothing-interferes-during-restoration', {
    title: 'Nothing that may interfere runs on {server}',
    because: 'such software stays disabled during a restoration, too',
    source: ['SVC-02', 'REP-05'],
    document: 'S2',
    asks: servicesStopped,
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
    asks: servicesRunning,
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
      'Compare with what is known from before: the last report, the backup, the people who know the cluster.',
    ],
    answer: DATA_IS_THERE,
  }),
];

/** What people stopped on the new machine by hand, after this run had looked, is known to nobody but them. */
export const BACK_BY_HAND: readonly Row[] = [
  ask('set-back-after-restoration', {
    title: 'Set back on {server} what was stopped by hand for the restoration',
    because:
      'software that was installed again on the new machine, or ran before the restoration, was stopped and disabled after this run had written down what was there',
    source: ['SVC-11', 'SVC-12', 'POST-35', 'POST-36'],
    document: 'both',
    instructions: [
      'Each application, antivirus and agent that somebody stopped and disabled after the installation: Start > Programs > Administrative Tools > Services, its startup type of before first, then start it.',
      'Nothing was stopped by hand: done.',
    ],
    answer: DONE_OR_LATER,
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
  }),
];
