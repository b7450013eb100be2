import { ask } from '../steps/vocabulary.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import type { Row } from '../steps/row.ts';

const LISTED: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'each of them is listed; the note has the edition or date of the matrix', noted: true },
    {
      value: 'not-listed',
      meaning: 'one is not, or nobody knows; the note says which: nothing goes on',
      ends: 'blocked',
    },
  ],
};

/** The list of models is Cisco's, and changes: a person looks it up by the exact models of the cluster file. */
export const MODELS_ARE_SUPPORTED: Row = ask('models-supported', {
  title: 'Every server model is supported by {to}',
  because: 'the installer gives up on a machine that its release does not support, in the midst of the work',
  source: ['HW-05', 'HW-06'],
  document: 'both',
  whom: 'clusters without a matrix',
  instructions: [
    'By the cluster file: {models}. Compare each with what is printed on the machine.',
    'Look each of them up, exactly as it is printed, in the Cisco CallManager Compatibility Matrix for {to}.',
  ],
  answer: LISTED,
  by: 'approver',
  early: 'block',
});
