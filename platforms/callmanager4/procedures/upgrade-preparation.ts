import { clusterInService } from '../checks/cluster-in-service.ts';
import { CONFIRMED, ask, gate, ownWords } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import { AFFECTED_APPLICATIONS } from './affected-applications.ts';
import { DATABASE_IS_RECORDED } from './database-is-recorded.ts';
import { WORK_IS_IN_TIME } from './in-time.ts';
import { MODELS_ARE_SUPPORTED } from './models-are-supported.ts';
import { NO_FORBIDDEN_PROGRAM } from './no-forbidden-program.ts';
import { NAMES_ARE_RESOLVED } from './names-are-resolved.ts';
import { NO_SERVER_IN_A_DOMAIN } from './no-server-in-a-domain.ts';
import { ORDER_IS_SIGNED } from './order-is-signed.ts';
import { SOFTWARE_IS_KNOWN } from './software-is-known.ts';
import { MACHINES_ARE_APART } from './machines-are-apart.ts';
import {
  BACKUP_IS_VERIFIED,
  DOMAIN_AFTERWARDS,
  LEVELS_ARE_LATEST,
  OPERATING_SYSTEM_MEDIUM,
  POLICIES_ARE_AT_DEFAULTS,
  SUPPORT_IS_AT_HAND,
} from './people-know.ts';
import { WAY_OF_WORKING } from './way-of-working.ts';

const COMPATIBLE: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'all of it is compatible; the note has the edition or date of the matrix', noted: true },
    {
      value: 'not-known',
      meaning: 'something is not compatible, or nobody knows it; the note says what, and nothing goes on',
      ends: 'blocked',
    },
  ],
};

/** Before the first server. */
export const BEFORE: readonly Row[] = [
  ask('users-notified', {
    title: 'Tell all users of {server} that the upgrade begins',
    because: 'nobody may browse into a server meanwhile, and calls will be interrupted',
    source: ['WIN-18', 'WIN-19', 'WIN-13'],
    document: 'S1',
    instructions: [
      'Tell all users when the upgrade takes place and that services and calls may fail meanwhile.',
      'Tell them not to open any page of a server.',
    ],
    answer: ownWords('who was told, when, and by what'),
    task: { kind: 'notify-users' },
  }),
  ask('compatibility-confirmed', {
    title: 'Confirm that {from} may go to {to} on these machines',
    because: 'the Compatibility Matrix decides it: from another release, features and their data would be lost',
    source: ['VER-01', 'VER-04', 'APP-02', 'APP-03', 'APP-04', 'APP-05'],
    document: 'S1',
    instructions: [
      'Look up in the Cisco CallManager Compatibility Matrix that {from} may be upgraded to {to}.',
      'Look up that every application of this cluster works with {to}.',
      AFFECTED_APPLICATIONS,
      'Of each application have the release notes, the guide to its installation or upgrade, and the one to its configuration at hand.',
    ],
    answer: COMPATIBLE,
    by: 'approver',
    early: 'block',
  }),
  MODELS_ARE_SUPPORTED,
  ORDER_IS_SIGNED,
  LEVELS_ARE_LATEST,
  OPERATING_SYSTEM_MEDIUM,
  POLICIES_ARE_AT_DEFAULTS,
  ...MACHINES_ARE_APART,
  DOMAIN_AFTERWARDS,
  SUPPORT_IS_AT_HAND,
  ...SOFTWARE_IS_KNOWN,
  ...WAY_OF_WORKING,
  ...DATABASE_IS_RECORDED,
  BACKUP_IS_VERIFIED,
  ask('freeze-confirmed', {
    title: 'Confirm the freeze: nobody changes anything',
    because:
      'every server reads and writes the database of {publisher}; a change there, or any configuration task, makes the upgrade fail',
    source: ['WIN-16', 'WIN-17', 'ORD-02', 'DAT-14'],
    document: 'S1',
    instructions: [
      'From now until the last subscriber is done nobody changes anything on {publisher}, and nobody configures anything.',
      'Confirm that everybody who could do so knows it.',
    ],
    answer: CONFIRMED,
    by: 'approver',
  }),
  ...WORK_IS_IN_TIME,
  NO_SERVER_IN_A_DOMAIN,
  ...NAMES_ARE_RESOLVED,
  NO_FORBIDDEN_PROGRAM,
  gate('cluster-in-service', {
    title: 'Every server of the cluster is in service',
    because: 'phones move to another server only when that one works',
    source: ['ORD-18', 'ORD-07'],
    document: 'S1',
    asks: clusterInService,
    looksAt: 'every CallManager server',
  }),
];
