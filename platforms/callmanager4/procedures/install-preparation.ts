import { CONFIRMED, ask, ownWords } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import { AFFECTED_APPLICATIONS } from './affected-applications.ts';
import { WORK_IS_IN_TIME } from './in-time.ts';
import { NO_FORBIDDEN_PROGRAM } from './no-forbidden-program.ts';
import { NO_SERVER_IN_A_DOMAIN } from './no-server-in-a-domain.ts';
import { SOFTWARE_IS_KNOWN } from './software-is-known.ts';
import { WAY_OF_WORKING } from './way-of-working.ts';

/** The secrets of the cluster are the same on every server, so they are looked at once. */
export const SECRETS_ARE_KEPT: Row = ask('secrets-kept', {
  title: 'The four secrets of {server} are at hand and keep the rules',
  because: 'the installer asks for them on every server, and one that differs ends in a subscriber without a publisher',
  source: [
    'PWD-01',
    'PWD-02',
    'PWD-04',
    'PWD-05',
    'PWD-06',
    'PWD-07',
    'PWD-08',
    'PWD-10',
    'PWD-12',
    'CFG-04',
    'CFG-05',
    'CFG-06',
    'CFG-07',
  ],
  document: 'S2',
  instructions: [
    'In the password safe lie one Administrator password, one SA password, one Directory Manager password and one Private Password Phrase for the whole cluster.',
    'Administrator and SA passwords: letters and digits only, and the Administrator password is not empty.',
    'The phrase: 1 to 15 characters; do not use the vertical bar, which S2 allows in one place and leaves out in another.',
    'Whoever changed a password since the last log-on logs off and on again, or reboots and logs on.',
    'Type none of them into an answer.',
  ],
  answer: CONFIRMED,
  by: 'engineer',
  task: { kind: 'confirm' },
});

/** The discs: of which kind, and of which release. */
export const DISCS_ARE_AT_HAND: Row = ask('discs-at-hand', {
  title: 'The discs of {to} from the software kit are at hand',
  because:
    'a web download is for upgrades only, a disc of another release is refused by the installer, and Disk 1 is held by one server at a time',
  source: ['DSK-01', 'DSK-04', 'DSK-09', 'DSK-10', 'VER-20', 'VER-21', 'VER-24'],
  document: 'S2',
  instructions: [
    'Cisco CallManager Installation, Upgrade, and Recovery Disk 1 of 2 and Disk 2 of 2, from the kit, of exactly {to}.',
    'An older release that is upgraded afterwards is not allowed on a subscriber.',
    'Nobody uses them at another server until the server at work gives them back.',
  ],
  answer: CONFIRMED,
  by: 'engineer',
  task: { kind: 'confirm' },
});

/** Before the first server of an installation. */
export const INSTALLATION_IS_PREPARED: readonly Row[] = [
  ask('documents-read', {
    title: 'The documents are read, and so is this plan',
    because: 'they hold what no machine can see: which models, applications and releases work with {to}',
    source: ['PRE-02', 'PRE-03', 'PRE-04', 'HW-05', 'COR-01', 'APP-04'],
    document: 'S2',
    instructions: [
      'Release notes for {to}, operating system installation guide, Compatibility Matrix, and the documents of every application that is linked with CallManager.',
      AFFECTED_APPLICATIONS,
      'Every server model stands in the matrix. A call center reads the workarounds there before anything else.',
      'Read this plan from its first line to its last.',
    ],
    answer: ownWords('which documents, with edition or date'),
    by: 'approver',
    task: { kind: 'confirm' },
  }),
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
    task: { kind: 'confirm' },
  }),
  SECRETS_ARE_KEPT,
  DISCS_ARE_AT_HAND,
  ...SOFTWARE_IS_KNOWN,
  ...WAY_OF_WORKING,
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
    task: { kind: 'confirm' },
  }),
  ask('policies-and-domains', {
    title: 'Policies are at their defaults, and no domain knows the servers any more',
    because: 'a changed policy or a left-over domain account keeps the servers from each other',
    source: ['PRE-16', 'PRE-27', 'NET-05', 'NET-06', 'NET-07'],
    document: 'S2',
    instructions: [
      'Nobody has changed the security or account policies of a server.',
      'A server that was in a domain: System > Network Identification > Properties > Workgroup; reboot; log on as Administrator.',
      'Then delete its computer account on the domain controller.',
    ],
    answer: CONFIRMED,
    by: 'engineer',
    task: { kind: 'confirm' },
  }),
  ...WORK_IS_IN_TIME,
  NO_SERVER_IN_A_DOMAIN,
  NO_FORBIDDEN_PROGRAM,
];
