import { ask } from '../steps/vocabulary.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import type { Row } from '../steps/row.ts';

const AT_HAND: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'all of it is at hand; the note has the release of CRS and the edition', noted: true },
    { value: 'not-known', meaning: 'nobody knows whether the two releases are compatible; the note says who asks' },
    { value: 'missing', meaning: 'the documents or their steps are missing: nothing goes on', ends: 'blocked' },
  ],
};

/** A server that shares its machine with Customer Response Solutions, before it is touched. */
export const CORESIDENT_SERVER: readonly Row[] = [
  ask('coresident-documents', {
    title: 'The documents of Customer Response Solutions for {server} are at hand',
    because:
      'only a compatible CRS may share the machine, and what is done with it in the {work} is in its own documents',
    source: ['COR-01', 'COR-02'],
    document: 'both',
    whom: 'coresident servers',
    instructions: [
      'The release of CRS that is on {server}, or comes onto it, stands beside {to} in the Compatibility Matrix.',
      'The CRS documents of that release: read what they say about a coresident server, and have their steps beside this plan.',
    ],
    answer: AT_HAND,
    early: 'block',
  }),
];
