import { namesFound } from '../checks/names-found.ts';
import { servicesRunning } from '../checks/services-running.ts';
import { check, gate } from '../steps/vocabulary.ts';
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
  check('names-resolved', {
    title: '{server} finds {publisher} by its name, and back',
    because: 'the installer turns the name into an address and back, and gives up where the two differ',
    source: ['NET-22', 'NET-28', 'NET-29', 'NET-32', 'NET-33', 'NET-34'],
    document: 'S2',
    asks: namesFound,
    with: { nodes: 'the publisher' },
    outcome: 'block',
    next: 'Compare HOSTS and LMHOSTS of the server, or WINS and DNS, with the cluster file: `ccmctl names check` shows what each server has.',
  }),
];
