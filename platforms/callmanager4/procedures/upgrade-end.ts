import { versionIs } from '../checks/version-is.ts';
import { DONE_UNWANTED_OR_LATER, ask, check, ownWords } from '../steps/vocabulary.ts';
import { DATABASE_HAS_COME_ALONG } from './database-is-recorded.ts';
import type { Row } from '../steps/row.ts';

/** When every server is set back. */
export const CLUSTER_IS_UPGRADED: readonly Row[] = [
  check('every-server-upgraded', {
    title: 'Every CallManager server runs {to}',
    because: 'the upgrade is complete only when every server shows the new release',
    source: ['ORD-05'],
    document: 'S1',
    asks: versionIs,
    looksAt: 'every CallManager server',
    with: { release: 'to' },
    outcome: 'open item',
  }),
  ...DATABASE_HAS_COME_ALONG,
];

/** Each CallManager server: what was active before came back by itself, and nothing else did. */
export const FURTHER_SERVICES: readonly Row[] = [
  ask('services-activated', {
    title: 'Activate the further services that are wanted on {server}',
    because: 'services that were not active before are not activated by the upgrade',
    source: ['SVC-20', 'SVC-23', 'SVC-24', 'SVC-25'],
    document: 'both',
    instructions: [
      'Running already by the cluster file: {own-services}. Where no other is wanted, nothing is to be done here: not-wanted.',
      'From another PC, in Cisco CallManager Serviceability: Tools > Service Activation; choose {server}, tick the further ones, Update. The note names them.',
      "Do not use the Services window of Windows for CallManager's own services, whose names begin with Cisco: it activates none.",
    ],
    answer: DONE_UNWANTED_OR_LATER,
  }),
];

/** At the very end. */
export const UPGRADE_IS_OVER: readonly Row[] = [
  ask('further-tasks', {
    title: 'Do the other tasks that follow an upgrade',
    because: 'a task that comes before the last server is upgraded may make the upgrade fail',
    source: ['POST-01'],
    document: 'both',
    instructions: [
      'The tasks that your documents name for the time after the upgrade, and none of them earlier. Where they name none, nothing is to be done here: not-wanted.',
    ],
    answer: DONE_UNWANTED_OR_LATER,
  }),
  ask('freeze-ended', {
    title: 'Tell everybody that the upgrade is over',
    because: 'users may come back, and configuring is allowed again',
    source: ['WIN-18', 'WIN-16'],
    document: 'S1',
    instructions: ['Tell all users and everybody who was asked to change nothing that the upgrade is over.'],
    answer: ownWords('who was told, when, and by what'),
    task: { kind: 'notify-users' },
  }),
];
