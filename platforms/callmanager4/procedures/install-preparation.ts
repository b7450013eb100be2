import { CONFIRMED, ask, ownWords } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import { AFFECTED_APPLICATIONS } from './affected-applications.ts';
import { WORK_IS_IN_TIME } from './in-time.ts';
import { INSTALLER_IS_AT_HAND } from './installer-is-at-hand.ts';
import { MODELS_ARE_SUPPORTED } from './models-are-supported.ts';
import { NO_FORBIDDEN_PROGRAM } from './no-forbidden-program.ts';
import { MACHINES_ARE_APART } from './machines-are-apart.ts';
import {
  CALL_CENTER,
  DOMAIN_AFTERWARDS,
  POLICIES_ARE_AT_DEFAULTS,
  SUPPORT_IS_AT_HAND,
  VIRUS_SCANNED,
} from './people-know.ts';
import { NAMES_ARE_RESOLVED } from './names-are-resolved.ts';
import { NO_SERVER_IN_A_DOMAIN } from './no-server-in-a-domain.ts';

/** Before the first server of an installation. */
export const INSTALLATION_IS_PREPARED: readonly Row[] = [
  ask('documents-read', {
    title: 'The documents are read, and so is this plan',
    because: 'they hold what no machine can see: which models, applications and releases work with {to}',
    source: ['PRE-02', 'PRE-03', 'COR-01', 'APP-04'],
    document: 'S2',
    instructions: [
      'Release notes for {to}, operating system installation guide, Compatibility Matrix, and the documents of every application that is linked with CallManager.',
      AFFECTED_APPLICATIONS,
      'Read this plan from its first line to its last.',
    ],
    answer: ownWords('which documents, with edition or date'),
    by: 'approver',
    early: 'hold',
  }),
  MODELS_ARE_SUPPORTED,
  ask('system-planned', {
    title: 'The system is planned',
    because: 'which server is the publisher is decided for good: another choice means to install CallManager anew',
    source: ['PRE-05', 'PRE-06', 'PRE-07', 'PRE-08', 'PRE-09', 'PRE-10', 'CFG-02', 'CFG-03', 'SVC-26'],
    document: 'S2',
    instructions: [
      'The cluster file names every server of {server}, and {publisher} as the publisher.',
      'It is decided where backups are made, which server is dedicated and which is coresident, which services run where, and how the devices are spread.',
    ],
    answer: ownWords('where backups are made, and who decided the rest'),
    by: 'approver',
    early: 'block',
  }),
  ...INSTALLER_IS_AT_HAND,
  ask('work-announced', {
    title: 'The time is outside business hours, and nobody configures anything',
    because:
      'calls may be interrupted, and a configuration task or another application in between makes the installation fail',
    source: ['WIN-01', 'WIN-03', 'WIN-07', 'WIN-17', 'ORD-02', 'COR-07'],
    document: 'S2',
    instructions: [
      'One server takes 45 to 90 minutes, without the work before and after it; the plan has the sum.',
      'Until the last server is done nobody configures anything, and no Cisco-verified application is installed.',
    ],
    answer: CONFIRMED,
    by: 'approver',
  }),
  POLICIES_ARE_AT_DEFAULTS,
  ask('domains-left', {
    title: 'No domain knows the servers any more',
    because: 'a domain that still knows a server can keep the servers from each other',
    source: ['PRE-27', 'NET-05', 'NET-06', 'NET-07'],
    document: 'S2',
    instructions: [
      'A server that was in a domain: System > Network Identification > Properties > Workgroup; reboot; log on as Administrator.',
      'Then delete its computer account on the domain controller.',
    ],
    answer: CONFIRMED,
    early: 'block',
  }),
  CALL_CENTER,
  VIRUS_SCANNED,
  ...MACHINES_ARE_APART,
  DOMAIN_AFTERWARDS,
  SUPPORT_IS_AT_HAND,
  ...WORK_IS_IN_TIME,
  NO_SERVER_IN_A_DOMAIN,
  ...NAMES_ARE_RESOLVED,
  NO_FORBIDDEN_PROGRAM,
];
