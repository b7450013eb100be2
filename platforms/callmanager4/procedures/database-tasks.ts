import { clusterInService } from '../checks/cluster-in-service.ts';
import { DONE_OR_LATER, ask, check } from '../steps/vocabulary.ts';
import type { RequirementId } from '../types/requirement.ts';
import type { Row } from '../steps/row.ts';

const task = (number: number, name: string, title: string, id: RequirementId, ...instructions: string[]): Row =>
  ask(`post-3-${number}-${name}`, {
    title,
    because: `it is number ${number} of the ten tasks by which the database is configured, in this order`,
    source: ['POST-06', id],
    document: 'S2',
    instructions: [...instructions, 'In Cisco CallManager Administration, from another PC.'],
    answer: DONE_OR_LATER,
  });

/** Row 3 of Table 5: the ten tasks of "Configuring the Database", in their order. */
export const DATABASE_IS_CONFIGURED: readonly Row[] = [
  check('post-3-1-services-active', {
    title: 'The services that are wanted run on every server',
    because:
      'number 1 of the ten tasks is row 1 of the table again: what does not run is activated in Serviceability, and the machine sees it',
    source: ['POST-06', 'POST-07', 'SVC-22'],
    document: 'S2',
    asks: clusterInService,
    looksAt: 'every CallManager server',
    within: 'serviceStartLimit',
    outcome: 'hold',
  }),
  task(2, 'system', 'Set what holds for the whole system', 'POST-08', 'Such as CallManager Groups.'),
  task(3, 'dialing-plan', 'Design and configure the dialing plan', 'POST-09', 'Design it first, then enter it.'),
  task(4, 'media', 'Configure media resources for conferences', 'POST-10', 'Such as music on hold.'),
  task(
    5,
    'voice-mail',
    'Install and configure the voice-messaging system',
    'POST-11',
    'Cisco Unity never goes onto a CallManager server.',
  ),
  task(
    6,
    'features',
    'Configure the features of the whole system',
    'POST-12',
    'IP Phone services, Extension Mobility, Attendant Console, IP Manager Assistant.',
  ),
  task(7, 'gateways', 'Install and configure the gateways', 'POST-13', 'Install each first, then enter it.'),
  task(8, 'cti', 'Enable the support for CTI', 'POST-14', 'Before any application that uses it.'),
  task(8, 'cti-applications', 'Install and configure the CTI applications', 'POST-14', 'Those that are wanted.'),
  task(9, 'users', 'Configure the users', 'POST-15', 'Users come before the phones that they are tied to.'),
  task(10, 'phones', 'Configure and install the phones', 'POST-16', 'Before any user is tied to one.'),
  task(10, 'users-and-phones', 'Tie the users to their phones', 'POST-16', 'Users and phones are there now.'),
];
