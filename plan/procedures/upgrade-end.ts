import { CONFIRMED, act, ask, check, ownWords, wait } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/** After the last subscriber. */
export const SUBSCRIPTIONS: readonly Row[] = [
  wait('subscriptions-settle', {
    title: 'Wait before the subscriptions are judged',
    because: 'links that were set up just now look broken until they have settled',
    source: ['VFY-01'],
    document: 'S2',
    lasts: 'subscriptionsSettle',
  }),
  check('subscriptions-good', {
    title: 'Every subscriber has a good subscription',
    because:
      'over a broken link the database is not copied; the repair is to reinitialize all subscriptions on {publisher} and start its snapshot agent',
    source: ['VFY-02', 'VFY-03', 'VFY-07', 'VFY-09', 'VFY-11'],
    document: 'S2',
    asks: 'subscriptions-good',
    looksAt: 'the publisher',
    with: { subscribers: 'all' },
    outcome: 'block',
    repair: 'reinitialize-subscriptions',
  }),
];

/** Each CallManager server, when all servers are done. */
export const SERVER_IS_SET_BACK: readonly Row[] = [
  act('services-set-back', {
    title: 'Set back on {server}: {services}',
    because: 'every server is done, so the software that was set aside gets its start type and state of before again',
    source: ['SVC-11', 'SVC-12', 'REM-06', 'POST-35', 'POST-36'],
    document: 'both',
    whom: 'servers with something to stop',
    act: 'restore-services',
    with: { services: 'what may interfere' },
    destructive: false,
    proof: { asks: 'services-restored', with: { services: 'what may interfere' }, within: 'serviceStartLimit' },
  }),
];

/** Each CallManager server that had software set aside before anything was done: by an earlier run, or for good. */
export const SERVER_IS_SET_BACK_BY_HAND: readonly Row[] = [
  ask('services-set-back-by-hand', {
    title: 'Set back by hand on {server}: {set-aside}',
    because: 'they were stopped and disabled before this run looked, so only a person knows what they should be',
    source: ['SVC-11', 'SVC-12', 'REM-06', 'POST-36'],
    document: 'both',
    whom: 'servers with something set aside before',
    instructions: [
      'The record of the run that was stopped before shows what each service was: {set-aside}.',
      'Start > Programs > Administrative Tools > Services: set each startup type, and start what ran.',
      'Terminal Services must be enabled again after the upgrade. What was always disabled stays so.',
    ],
    answer: CONFIRMED,
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
];

/** At the very end. */
export const AFTER: readonly Row[] = [
  check('every-server-upgraded', {
    title: 'Every CallManager server runs {to}',
    because: 'the upgrade is complete only when every server shows the new release',
    source: ['ORD-05'],
    document: 'S1',
    asks: 'version-is',
    looksAt: 'every CallManager server',
    with: { release: 'to' },
    outcome: 'open item',
  }),
  ask('services-activated', {
    title: 'Activate the further services that are wanted',
    because: 'services that were not active before are not activated by the upgrade',
    source: ['SVC-20', 'SVC-23', 'SVC-24', 'POST-01'],
    document: 'both',
    instructions: [
      'In Cisco CallManager Serviceability: Tools > Service Activation; choose each server, tick the services that are wanted there, Update.',
      "Do not use the Services window of Windows for CallManager's services.",
      'Then do the other tasks that your documents name for the time after the upgrade: none of them may come earlier.',
    ],
    answer: CONFIRMED,
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
  ask('freeze-ended', {
    title: 'Tell everybody that the upgrade is over',
    because: 'users may come back, and configuring is allowed again',
    source: ['WIN-18', 'WIN-16'],
    document: 'S1',
    instructions: ['Tell all users and everybody who was asked to change nothing that the upgrade is over.'],
    answer: ownWords('who was told, when, and by what'),
    by: 'engineer',
    task: { kind: 'notify-users' },
  }),
];
