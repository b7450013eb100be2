import { servicesRunning } from '../checks/services-running.ts';
import { CONFIRMED, ask, gate } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import { publisherIsReady } from './publisher-is-ready.ts';

/** Before a subscriber is installed: the publisher is there, and the two find each other. */
export const SUBSCRIBER_MAY_JOIN: readonly Row[] = [
  ...publisherIsReady('publisher-installed', ['ORD-04', 'VER-20', 'PRE-26']),
  gate('publisher-directory-runs', {
    title: 'The directory of {publisher} is being served',
    because: 'a publisher that still indexes its directory is not ready for a subscriber',
    source: ['PUB-25'],
    document: 'S2',
    asks: servicesRunning,
    looksAt: 'the publisher',
    with: { services: ['DC Directory Server'] },
    within: 'serviceStartLimit',
  }),
  ask('names-resolved', {
    title: '{server} and {publisher} find each other by name',
    because: 'the installer turns the name into an address and back, and gives up where the two differ',
    source: ['NET-21', 'NET-22', 'NET-23', 'NET-28', 'NET-32', 'NET-33', 'NET-34', 'NAM-02'],
    document: 'S2',
    instructions: [
      'On {server}: {publisher} resolves to its address, and that address back to {publisher}. By NetBIOS, too.',
      'Either by files on every server or by DNS and WINS, not by both.',
    ],
    answer: CONFIRMED,
  }),
];
