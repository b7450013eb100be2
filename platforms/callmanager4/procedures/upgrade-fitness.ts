import { clusterInService } from '../checks/cluster-in-service.ts';
import { servicesNotRunning } from '../checks/services-not-running.ts';
import { CALL_MANAGER_SERVICE } from '../order.ts';
import { check, gate } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import { SERVER_IS_IN_TIME } from './in-time.ts';
import { LOAD_IS_LOW } from './load-is-low.ts';
import { publisherIsReady } from './publisher-is-ready.ts';

/** Each CallManager server, before the installer: may it be touched, and is it fit? */
export const SERVER_MAY_BE_UPGRADED: readonly Row[] = [
  gate('others-in-service', {
    title: 'Every server of the cluster is in service again',
    because: 'the server before must be upgraded, rebooted and back before {server} is touched',
    source: ['ORD-03', 'ORD-18'],
    document: 'S1',
    whom: 'subscribers',
    asks: clusterInService,
    looksAt: 'every CallManager server',
  }),
  ...SERVER_IS_IN_TIME,
  ...publisherIsReady('publisher-upgraded', ['VER-20', 'ORD-01']),
  check('no-callmanager-service', {
    title: 'The CallManager service does not run on {server}',
    because: 'with it phones could register with the server, and its place in the order would be another one',
    source: ['ORD-12'],
    document: 'S1',
    whom: 'service-only servers',
    asks: servicesNotRunning,
    with: { services: [CALL_MANAGER_SERVICE] },
    outcome: 'block',
  }),
  ...LOAD_IS_LOW,
];
