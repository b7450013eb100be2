import { ask, CONFIRMED } from '../steps/vocabulary.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import type { Row } from '../steps/row.ts';

const KEPT_OR_WHY_NOT: AnswerForm = {
  kind: 'choice',
  choices: [
    {
      value: 'done',
      meaning: 'a drive is kept and the server runs mirrored; the note says by whose steps, and where it is',
      noted: true,
    },
    { value: 'not-possible', meaning: 'this server cannot do it; the note says why', ends: 'good' },
    {
      value: 'left-out',
      meaning: 'it could be done and is not; the note gives the reason for the report',
      ends: 'accepted',
    },
  ],
};

const ON_SITE: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'both spare drives are on site; the note says where', noted: true },
    { value: 'fewer', meaning: 'fewer, or nobody knows: no drive is pulled', ends: 'blocked' },
  ],
};

/** While there is still time to order some. */
export const SPARES_ARE_ON_SITE: readonly Row[] = [
  ask('spare-drives', {
    title: 'Two spare drives for {server} are on site',
    because: '{server} is upgraded without the drives of {slots}, and a machine of its kind needs two spares for that',
    source: ['HW-21', 'HW-10'],
    document: 'S1',
    whom: ['servers that go on without a drive', 'servers that need spare drives'],
    instructions: ['Two hard drives that fit the model {model}, beside those that are in it.'],
    answer: ON_SITE,
    early: 'block',
  }),
];

/** The publisher, right before it is touched: what it was can be put back, or it is said that it cannot. */
export const DRIVE_IS_KEPT: readonly Row[] = [
  ask('drive-kept', {
    title: 'A mirrored drive of {server} is kept, or it is said why not',
    because: 'with a drive of before the server can be brought back; S1 strongly recommends it before the upgrade',
    source: ['HW-09', 'HW-14'],
    document: 'S1',
    whom: ['the publisher', 'servers that may lose a drive', 'servers that keep all drives in'],
    instructions: [
      'Remove a drive, insert a replacement and mirror it: the chapter that describes it is not at hand here, so the steps are yours.',
      'Label the drive that you keep: {server}, its slot, CallManager {runs}.',
    ],
    answer: KEPT_OR_WHY_NOT,
    by: 'approver',
  }),
  ask('drives-stay', {
    title: 'All drives of {server} stay where they are',
    because: '{drive-rule}',
    source: ['HW-08', 'HW-06', 'HW-07'],
    document: 'S1',
    whom: ['the publisher', 'servers that may not lose a drive'],
    instructions: ['Nobody takes a drive out of {server} ({model}), neither to keep it nor to go on with fewer.'],
    answer: CONFIRMED,
  }),
];
