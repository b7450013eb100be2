import { clusterInService } from '../checks/cluster-in-service.ts';
import { servicesRunning } from '../checks/services-running.ts';
import { versionIs } from '../checks/version-is.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import { CONFIRMED, ask, check, gate, ownWords } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import { WORK_IS_IN_TIME } from './in-time.ts';
import { INSTALLER_IS_AT_HAND } from './installer-is-at-hand.ts';
import { MODELS_ARE_SUPPORTED } from './models-are-supported.ts';
import { NO_FORBIDDEN_PROGRAM } from './no-forbidden-program.ts';
import { NAMES_ARE_RESOLVED } from './names-are-resolved.ts';
import { NO_SERVER_IN_A_DOMAIN } from './no-server-in-a-domain.ts';
import { provenReboot } from './proven-reboot.ts';

const SECURE_OR_NOT: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'the cluster is secure, and the steps of the Security Guide for a new server are done' },
    { value: 'not-secure', meaning: 'the cluster is not secure; the note says who knows it', ends: 'good' },
  ],
};

const REST_IN_SERVICE: Row = gate('cluster-in-service', {
  title: 'Every server that is there already is in service',
  because: 'the cluster must work before it is touched, and the new server copies from it',
  source: ['ORD-16', 'ORD-18', 'PRE-26'],
  document: 'both',
  asks: clusterInService,
  looksAt: 'every CallManager server that is there already',
});

/** Before the new server is touched. */
export const ADDITION_IS_PREPARED: readonly Row[] = [
  ask('service-passwords', {
    title: 'The NT Service passwords of the cluster are at their defaults',
    because: 'the installation of a subscriber fails where one was changed',
    source: ['ADD-01'],
    document: 'S2',
    instructions: [
      'If a password of an NT Service account was ever changed on a server of {server}, reset it with the Admin Utility.',
      'If nobody knows, reset it as well.',
    ],
    answer: ownWords('reset when and by whom; or never changed, and who knows it'),
    early: 'block',
  }),
  ask('secure-cluster', {
    title: 'Say whether the cluster is a secure one',
    because: 'a new server of a secure cluster needs the steps of the Security Guide',
    source: ['POST-38', 'ADD-09'],
    document: 'S2',
    instructions: [
      'A secure cluster: have the Cisco CallManager Security Guide at hand, and do what it says for a new server.',
    ],
    answer: SECURE_OR_NOT,
    early: 'block',
  }),
  ask('name-resolution', {
    title: 'Every server resolves {new}, and {new} resolves every server',
    because: 'name resolution must be there before CallManager is installed on the new server',
    source: ['ADD-03', 'ADD-05', 'NET-28', 'NAM-07', 'NAM-08', 'CFG-15'],
    document: 'S2',
    instructions: [
      'With DNS and WINS: enter {new}, forward and reverse.',
      'With files: add {new} to HOSTS and LMHOSTS of every server, and all of them to those of {new}.',
      'The computer name of the publisher is {publisher}, without a dot and not as an address.',
    ],
    answer: CONFIRMED,
  }),
  ask('freeze-confirmed', {
    title: 'Confirm the time, and that nobody changes anything',
    because: 'a configuration task makes the installation fail, and calls may be interrupted',
    source: ['WIN-01', 'WIN-17', 'ORD-02'],
    document: 'S2',
    instructions: ['Nobody configures anything on {server} until {new} is done. Nobody works on another server of it.'],
    answer: CONFIRMED,
    by: 'approver',
  }),
  MODELS_ARE_SUPPORTED,
  ...INSTALLER_IS_AT_HAND,
  ...WORK_IS_IN_TIME,
  NO_SERVER_IN_A_DOMAIN,
  ...NAMES_ARE_RESOLVED,
  NO_FORBIDDEN_PROGRAM,
  REST_IN_SERVICE,
];

/** The new server after its installer: S2 says "upgrade" here and forbids it elsewhere, so it is a comparison. */
export const SERVER_MATCHES_CLUSTER: readonly Row[] = [
  check('same-release-as-publisher', {
    title: '{publisher} runs {to} as {server} does',
    because:
      'S2 speaks of an upgrade here and forbids it elsewhere: the releases are compared, and nothing is upgraded',
    source: ['ADD-06', 'VER-20', 'VER-21'],
    document: 'S2',
    asks: versionIs,
    looksAt: 'the publisher',
    with: { release: 'to' },
    outcome: 'block',
  }),
  ask('same-service-release', {
    title: 'Install on {server} the service release and the hotfixes that the cluster has',
    because: 'all nodes have one state before they are rebooted together',
    source: ['ADD-07', 'POST-22', 'POST-24'],
    document: 'S2',
    instructions: [
      'The same CallManager service release, and the same operating system hotfixes and service patch, as {publisher} has.',
      'Compare both machines afterwards.',
    ],
    answer: ownWords('service release and hotfixes, as seen on both'),
  }),
];

/** Before the first node is rebooted. */
export const REBOOTS_ARE_APPROVED: readonly Row[] = [
  ask('reboots-approved', {
    title: 'Approve the reboot of every node of {server}',
    because: 'every reboot interrupts calls, so it needs an hour of its own',
    source: ['ADD-08', 'WIN-01'],
    document: 'S2',
    instructions: [
      'All nodes are rebooted now, one after the other: S2 sets no order, so it is {publisher} first and the cluster file after it.',
    ],
    answer: CONFIRMED,
    by: 'approver',
  }),
];

/** Each node in turn: the ones before it are back first. */
export const NODE_IS_REBOOTED: readonly Row[] = [
  gate('others-back', {
    title: 'Every server that was there before is in service before {server} is rebooted',
    because: 'never two nodes are away at once',
    source: ['ADD-08', 'ORD-02'],
    document: 'ours',
    asks: clusterInService,
    looksAt: 'every CallManager server that is there already',
    within: 'serviceStartLimit',
  }),
  ...provenReboot('reboot-of-all', {
    because: 'every node of the cluster is rebooted after a server was added',
    source: ['ADD-08'],
    document: 'S2',
  }),
  gate('back-after-reboot', {
    title: 'The database of {server} is being served again',
    because: 'the next node waits until this one is back',
    source: ['ADD-08', 'ORD-16'],
    document: 'ours',
    asks: servicesRunning,
    with: { services: ['MSSQLSERVER'] },
    within: 'serviceStartLimit',
  }),
];

/** When the last node has rebooted. */
export const CLUSTER_IS_BACK: readonly Row[] = [
  gate('cluster-back', {
    title: 'Every server that was there before is in service again',
    because: 'the addition has interrupted the work of all of them',
    source: ['ADD-08', 'ADD-09'],
    document: 'ours',
    asks: clusterInService,
    looksAt: 'every CallManager server that is there already',
    within: 'serviceStartLimit',
  }),
];
