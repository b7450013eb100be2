import { ask } from '../steps/vocabulary.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import type { Row } from '../steps/row.ts';

const SIGNED: AnswerForm = {
  kind: 'choice',
  choices: [
    {
      value: 'signed',
      meaning: 'this is the order, and I answer for it; the note says why it is safe for this cluster',
      ends: 'accepted',
    },
    { value: 'not-signed', meaning: 'nobody answers for it: nothing goes on', ends: 'blocked' },
  ],
};

/** An order that no document gives is a deviation of the whole night: an approver signs for it before anything is touched. */
export const ORDER_IS_SIGNED: Row = ask('order-signed', {
  title: 'Sign for the order of the servers, which no document gives',
  because:
    'S1 gives an order for the CallManager service on the publisher with two servers only; this one comes from a person',
  source: ['ORD-09'],
  document: 'S1',
  whom: 'clusters in a given order',
  instructions: [
    'The order of {given-by}, in the cluster file: {given-order}. Its reason there: {given-reason}.',
    'While each of them is away its phones need a server that is up, and one that has been upgraded does not talk to one that has not.',
  ],
  answer: SIGNED,
  by: 'approver',
});
