import { expect, it } from 'vitest';
import { LONGEST_PART, memoryOnSheet } from '../../../plan/sheet/memory-on-sheet.ts';

const long = 'x'.repeat(LONGEST_PART);
const HANDS_ON = { setAside: 'servicesBefore' };

it.each([
  ['what was written down', { database: 'CCM0300', services: [] }, { database: 'CCM0300', services: [] }],
  ['no list that is too long for paper', { parameters: long, database: 'CCM0300' }, { database: 'CCM0300' }],
  ['what is owed, and what the next run is told, however long', { owes: long, setAside: long, servicesBefore: long }, { owes: long, setAside: long, servicesBefore: long }],
  ['no act that may be on its way', { unanswered: [{ server: 'PUB', id: '1' }] }, {}],
  ['nothing that is settled', { owes: undefined }, {}],
] as const)('a sheet is told %s', (_, memory, told) => {
  expect(memoryOnSheet(memory, HANDS_ON)).toEqual(told);
}); // prettier-ignore
