import { check } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import { due } from './table-5-row.ts';

/** Row 1 of Table 5. */
export const ROW_1_SERVICES: readonly Row[] = [
  due(
    'post-1-activate-services',
    {
      title: 'Activate the services that are wanted on {server}',
      because: 'all are installed on every server and none is active, until somebody chooses',
      source: ['POST-04', 'SVC-21', 'SVC-22', 'SVC-23', 'SVC-24', 'SVC-25', 'COR-08'],
      instructions: [
        'From another PC: Cisco CallManager Administration > Application > Cisco CallManager Serviceability > Tools > Service Activation; choose {server}, tick the services, Update.',
        'Wanted by the cluster file: {own-services}.',
        "Never by the Services window or Computer Management: neither to activate nor to start or stop CallManager's services.",
      ],
    },
    'activate-services',
  ),
  check('post-1-services-run', {
    title: 'The services that are wanted run on {server}',
    because: 'whether they were activated, a machine can see',
    source: ['POST-04', 'SVC-22'],
    document: 'S2',
    asks: 'services-running',
    with: { services: 'its own' },
    within: 'serviceStartLimit',
    outcome: 'open item',
  }),
];

/** Right after row 1, so that a later boot can be told from this one. */
export const BOOT_IS_NOTED: readonly Row[] = [
  check('boot-noted', {
    title: 'Boot time of {server} with its services running',
    because: 'services that were started by Windows instead of being activated run only until the next boot',
    source: ['SVC-23', 'SVC-25'],
    document: 'S2',
    asks: 'boot-recorded',
    outcome: 'open item',
  }),
];

/** When the server has booted once more, at the latest for its service release. */
export const SERVICES_SURVIVE: readonly Row[] = [
  check('booted-since-activation', {
    title: '{server} has booted since its services were activated',
    because: 'only a boot shows whether they were activated in Serviceability, or started through Windows alone',
    source: ['SVC-23', 'SVC-25'],
    document: 'ours',
    asks: 'rebooted',
    with: { settleSeconds: 'rebootSettle' },
    within: 'rebootSettle',
    outcome: 'open item',
  }),
  check('services-survive', {
    title: 'The services that are wanted run on {server} still',
    because: 'a service that was started through Windows instead of being activated does not come back',
    source: ['SVC-22', 'SVC-23', 'POST-04'],
    document: 'S2',
    asks: 'services-running',
    with: { services: 'its own' },
    within: 'serviceStartLimit',
    outcome: 'open item',
  }),
];
