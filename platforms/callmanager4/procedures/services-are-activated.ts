import { bootRecorded } from '../checks/boot-recorded.ts';
import { rebooted } from '../checks/rebooted.ts';
import { servicesRunning } from '../checks/services-running.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import { DONE_OR_LATER, ask, check } from '../steps/vocabulary.ts';
import type { PromptRow, Row } from '../steps/row.ts';

/** Where the cluster file names no service, only the note tells what is active. */
const ACTIVATED_BY_NOTE: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'they are activated; the note names each of them', noted: true },
    { value: 'none', meaning: 'none is wanted on this server; the note says who knows it', ends: 'good' },
    { value: 'later', meaning: 'still to be done; it stays an open item', ends: 'open item' },
  ],
};

const activate = (row: Pick<PromptRow, 'answer' | 'whom' | 'proof'>, wanted: string): Row =>
  ask('post-1-activate-services', {
    title: 'Activate the services that are wanted on {server}',
    because: 'all are installed on every server and none is active, until somebody chooses',
    source: ['POST-04', 'SVC-21', 'SVC-22', 'SVC-23', 'SVC-24', 'SVC-25', 'SVC-26', 'COR-08'],
    document: 'S2',
    instructions: [
      'From another PC: Cisco CallManager Administration > Application > Cisco CallManager Serviceability > Tools > Service Activation; choose {server}, tick the services, Update.',
      wanted,
      "Never by the Services window or Computer Management: neither to activate nor to start or stop CallManager's own services, whose names begin with Cisco.",
    ],
    task: 'activate-services',
    ...row,
  });

/** Row 1 of Table 5: what is said to be activated and does not run is asked again, with what was seen. */
export const ROW_1_SERVICES: readonly Row[] = [
  activate(
    {
      whom: 'servers whose services are named',
      answer: DONE_OR_LATER,
      proof: { asks: servicesRunning, with: { services: 'its own' }, within: 'serviceStartLimit' },
    },
    'Wanted by the cluster file: {own-services}.',
  ),
  activate(
    { whom: 'servers whose services are not named', answer: ACTIVATED_BY_NOTE },
    'The cluster file names no service of {server}, so no machine looks for one: whoever decided which run here tells you, and the note names each that you activate.',
  ),
];

/** Right after row 1, so that a later boot can be told from this one. */
export const BOOT_IS_NOTED: readonly Row[] = [
  check('boot-noted', {
    title: 'Boot time of {server} with its services running',
    because: 'services that were started by Windows instead of being activated run only until the next boot',
    source: ['SVC-23', 'SVC-25'],
    document: 'S2',
    asks: bootRecorded,
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
    asks: rebooted,
    with: { settleSeconds: 'rebootSettle' },
    within: 'rebootSettle',
    outcome: 'open item',
  }),
  check('services-survive', {
    title: 'The services that are wanted run on {server} still',
    because:
      'a service that was started through Windows instead of being activated does not come back: activate it in Serviceability, and the machine sees it',
    source: ['SVC-22', 'SVC-23', 'POST-04'],
    document: 'S2',
    whom: 'servers whose services are named',
    asks: servicesRunning,
    with: { services: 'its own' },
    within: 'serviceStartLimit',
    outcome: 'hold',
  }),
];
