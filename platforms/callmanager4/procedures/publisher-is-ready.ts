import { publisherServes } from '../checks/publisher-serves.ts';
import { versionIs } from '../checks/version-is.ts';
import type { RequirementId } from '../types/requirement.ts';
import { check, gate } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/** Before a subscriber: its publisher hands out the database, and has the release that the subscriber is to get. */
export const publisherIsReady = (name: string, source: readonly RequirementId[]): readonly Row[] => [
  gate('publisher-serves', {
    title: 'The database of {publisher} is being served',
    because: '{server} copies its database from {publisher} during the {work}',
    source: ['ORD-16', 'ORD-17'],
    document: 'both',
    whom: 'subscribers',
    asks: publisherServes,
    looksAt: 'the publisher',
    with: { services: ['MSSQLSERVER'] },
  }),
  check(name, {
    title: '{publisher} runs {to}',
    because: 'a subscriber gets exactly the release of its publisher',
    source,
    document: 'S2',
    whom: 'subscribers',
    asks: versionIs,
    looksAt: 'the publisher',
    with: { release: 'to' },
    outcome: 'block',
  }),
];
