import { administratorLoggedOn } from '../checks/administrator-logged-on.ts';
import { bootRecorded } from '../checks/boot-recorded.ts';
import { rebooted } from '../checks/rebooted.ts';
import { serverGone } from '../checks/server-gone.ts';
import { serverInService } from '../checks/server-in-service.ts';
import { ask, check, ownWords } from '../steps/vocabulary.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import type { Row } from '../steps/row.ts';
import type { RequirementId } from '../types/requirement.ts';

const DONE_OR_NOT: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'it is done, as it is written here' },
    { value: 'message', meaning: 'it cannot be done, or something else is seen; the note says what' },
  ],
};

/** One drive out of its slot and labelled: each of two is confirmed by itself (HW-13). */
const pull = (slot: 0 | 2, source: RequirementId, whom: Row['whom']): readonly Row[] => [
  ask(`pull-drive-${slot}`, {
    title: `Pull the drive of slot ${slot} of {server}`,
    because: 'it holds the server as it was; the upgrade goes on with what is left in',
    source: [source, 'HW-10'],
    document: 'S1',
    ...(whom === undefined ? {} : { whom }),
    instructions: [
      `The machine is off. Of this model, {model}, it is the drive of slot ${slot} and no other; S1 has {slots} for it.`,
      'Count the slots by what is printed beside them.',
    ],
    answer: DONE_OR_NOT,
    task: { kind: 'pull-drive', slot },
  }),
  ask(`label-drive-${slot}`, {
    title: `Label the drive of slot ${slot} of {server}, and put it away`,
    because: 'without its label nobody knows later what it brings back',
    source: ['HW-14'],
    document: 'S1',
    ...(whom === undefined ? {} : { whom }),
    instructions: [`On the label: {server}; slot ${slot}; CallManager {runs}.`],
    answer: ownWords('where the labelled drive is kept'),
  }),
];

const ON_ONE_DRIVE: Row['whom'] = 'servers that go on without a drive';

/** A server that the cluster file has upgraded without one of its drives, or two: S1, "Upgrading With One Drive". */
export const DRIVE_IS_PULLED: readonly Row[] = [
  check('boot-before-drive', {
    title: 'Boot time of {server} before it is switched off',
    because: 'that it was off and came back is proved by what has changed since',
    source: ['HW-15'],
    document: 'ours',
    whom: ON_ONE_DRIVE,
    asks: bootRecorded,
    outcome: 'block',
  }),
  ask('power-off', {
    title: 'Switch {server} off',
    because: 'a drive is pulled from a machine that is off; the machine here looks that it does not answer any more',
    source: ['HW-11', 'HW-10'],
    document: 'S1',
    whom: ON_ONE_DRIVE,
    instructions: ['Start > Shut Down > Shut down. Wait until the machine is off; let it stay off.'],
    answer: DONE_OR_NOT,
    task: { kind: 'power-off' },
    proof: { asks: serverGone, within: 'rebootLimit' },
  }),
  ...pull(0, 'HW-12', ON_ONE_DRIVE),
  ...pull(2, 'HW-13', ['servers that go on without a drive', 'servers that lose the drive of slot 2']),
  ask('power-on', {
    title: 'Switch {server} on, with the key of its model at hand',
    because: 'it stops where it misses a drive, and the time for the key is short',
    source: ['HW-15', 'HW-16', 'HW-17', 'HW-18', 'HW-19', 'HW-07'],
    document: 'S1',
    whom: ON_ONE_DRIVE,
    instructions: [
      'Before you switch it on: {recovery}',
      'Then switch it on and stay at its screen. A server that does not come back is a matter for technical support: answer with what its screen shows.',
    ],
    answer: DONE_OR_NOT,
    task: 'power-on',
    proof: { asks: rebooted, with: { settleSeconds: 'rebootSettle' }, within: 'rebootLimit' },
  }),
  ask('log-on-without-drive', {
    title: 'Log on to {server}, and count the drives that it runs on',
    because: 'nothing goes on before it is seen that it runs on the drives that were left in',
    source: ['HW-20'],
    document: 'S1',
    whom: ON_ONE_DRIVE,
    instructions: [
      'Log on as Administrator, with the password of that account.',
      'All drives but those of {slots} are in, and each of them works: its lamp, or the tool of the vendor, shows it.',
    ],
    answer: DONE_OR_NOT,
    task: { kind: 'log-on' },
    proof: { asks: administratorLoggedOn },
  }),
  check('in-service-without-drive', {
    title: '{server} answers again and runs its services',
    because: 'what does not work without the drive must show before the upgrade is begun',
    source: ['HW-20', 'HW-15', 'ORD-18'],
    document: 'S1',
    whom: ON_ONE_DRIVE,
    asks: serverInService,
    within: 'serviceStartLimit',
    outcome: 'block',
  }),
];
