import type { Choice } from '../../plan/types/step.ts';
import type { RequirementId } from './types/requirement.ts';

/** What is done and tried by whoever logs on, before disc 1 lies in the drive. */
export interface FirstLogOn {
  readonly lines: readonly string[];
  /** What may be in the way beside what any window shows; nobody's word clears it away. */
  readonly inTheWay: readonly Choice[];
  readonly source: readonly RequirementId[];
}

const LINES = [
  'Work at the console of the server: not by Terminal Services and not by Integrated Lights Out.',
  'Log on as the local Administrator, a member of the group Administrators, with the password that the installer will ask for: this proves it.',
  'Close every web browser window and disconnect every mapped network drive.',
];

/** On a publisher. */
export const AT_A_PUBLISHER: FirstLogOn = {
  lines: LINES,
  inTheWay: [],
  source: ['PRE-11', 'PRE-12', 'PRE-19', 'PWD-10', 'PWD-17', 'REM-01', 'REM-10'],
};

/** On a subscriber, which has to reach its publisher: the first trial shows the way, and only the second that the passwords are the same. */
export const AT_A_SUBSCRIBER: FirstLogOn = {
  lines: [
    ...LINES,
    'In a command window, ping {publisher} by its name: the address shown must be its own.',
    'Start > Run, \\\\{publisher}\\C$: it must open without asking for a user or a password.',
    'What fails is mended now, before the installer is begun: nobody leaves an installer that runs.',
  ],
  inTheWay: [
    {
      value: 'no-ping',
      meaning: 'the publisher does not answer to its name, or from another address, or nobody could try it',
      ends: 'blocked',
    },
    {
      value: 'asks-password',
      meaning: 'C$ asks for a user or a password, so that the passwords differ, or nobody could try it',
      ends: 'blocked',
    },
  ],
  source: [
    ...['PRE-11', 'PRE-12', 'PRE-18', 'PRE-19', 'PWD-03', 'PWD-10', 'PWD-15', 'PWD-17'],
    ...['NET-29', 'NET-30', 'NET-31', 'REM-01'],
  ] as const satisfies readonly RequirementId[],
};
