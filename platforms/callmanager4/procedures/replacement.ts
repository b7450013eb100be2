import { computerNameIs } from '../checks/computer-name-is.ts';
import { CONFIRMED, DONE_OR_UNWANTED, ask, check, ownWords } from '../steps/vocabulary.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import type { Row } from '../steps/row.ts';
import { MODELS_ARE_SUPPORTED } from './models-are-supported.ts';
import { WORK_IS_IN_TIME } from './in-time.ts';
import { INSTALLER_IS_AT_HAND } from './installer-is-at-hand.ts';

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
      'Fewer drives: not wanted. A failed one: not wanted, too, and the note says where its traces went.',
    ],
    answer: DONE_OR_UNWANTED,
    early: 'block',
  }),
  ask('backup-elsewhere', {
    title: 'The backup of {publisher} lies on a tape or on a network directory',
    because: 'what lies on the old server only is lost with it',
    source: ['REP-07'],
    document: 'S2',
    instructions: ['Look that the backup can be read from where it lies, without the old server.'],
    answer: WHERE_IT_LIES,
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
    early: 'block',
  }),
  ask('software-listed', {
    title: 'Applications, plug-ins, service releases and locales of {publisher} are listed',
    because: 'they are installed again before the data is restored',
    source: ['REP-03', 'REP-04', 'POST-31'],
    document: 'S2',
    instructions: ['From the old server, or from the last report: each with the release that fits {to}.'],
    answer: ownWords('the list, or where it lies'),
    early: 'hold',
  }),
  ask('freeze-confirmed', {
    title: 'Confirm the time, and that nobody changes anything',
    because: 'a change that is made after the backup is lost, and a configuration task makes the installation fail',
    source: ['WIN-01', 'WIN-17', 'ORD-02'],
    document: 'S2',
    instructions: ['From the backup until {publisher} is restored nobody configures anything on {server}.'],
    answer: CONFIRMED,
    by: 'approver',
  }),
  MODELS_ARE_SUPPORTED,
  ...INSTALLER_IS_AT_HAND,
  ...WORK_IS_IN_TIME,
];

/** What a look can tell of the new machine. */
export const NEW_MACHINE_HAS_THE_NAME: Row = check('same-name', {
  title: 'The new machine calls itself {server}',
  because: 'every subscriber looks for its publisher by this name',
  source: ['REP-01', 'CFG-15'],
  document: 'ours',
  asks: computerNameIs,
  outcome: 'hold',
});

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
  }),
  NEW_MACHINE_HAS_THE_NAME,
];
