import { CALL_MANAGER_SERVICE } from '../order.ts';
import { CONFIRMED, DONE_DIFFERS_MESSAGE, act, ask, check, gate, ownWords, wait } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

// The upgrade of a cluster, from top to bottom: what is done, why, and which rule says so. `{server}` is the server in work.

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
    by: 'engineer',
    task: { kind: 'notify-users' },
  }),
  ask('compatibility-confirmed', {
    title: 'Confirm that {from} may go to {to} on these machines',
    because: 'the Compatibility Matrix decides it: from another release, features and their data would be lost',
    source: ['VER-01', 'VER-04', 'HW-05', 'APP-02', 'APP-03'],
    document: 'S1',
    instructions: [
      'Look up in the Cisco CallManager Compatibility Matrix that {from} may be upgraded to {to}.',
      'Look up that every server model and every application of this cluster works with {to}.',
    ],
    answer: ownWords('edition or date of the matrix that was read'),
    by: 'approver',
    task: { kind: 'confirm' },
  }),
  ask('freeze-confirmed', {
    title: 'Confirm the freeze: nobody changes anything',
    because: 'a change on the publisher, or any configuration task, makes the upgrade fail',
    source: ['WIN-16', 'WIN-17', 'ORD-02'],
    document: 'S1',
    instructions: [
      'From now until the last subscriber is done nobody changes anything on {publisher}, and nobody configures anything.',
      'Confirm that everybody who could do so knows it.',
    ],
    answer: CONFIRMED,
    by: 'approver',
    task: { kind: 'confirm' },
  }),
  check('no-server-in-a-domain', {
    title: 'No server of the cluster is in a domain',
    because: 'a member of a domain, or a domain controller, cannot be upgraded',
    source: ['NET-02', 'NET-03', 'NET-04'],
    document: 'both',
    asks: 'workgroup-member',
    looksAt: 'every CallManager server',
    outcome: 'block',
  }),
  gate('cluster-in-service', {
    title: 'Every server of the cluster is in service',
    because: 'phones move to another server only when that one works',
    source: ['ORD-18', 'ORD-07'],
    document: 'S1',
    asks: 'cluster-in-service',
    looksAt: 'every CallManager server',
  }),
];

/** Each CallManager server, before the installer: may it be touched, and is it fit? */
export const SERVER_IS_FIT: readonly Row[] = [
  gate('others-in-service', {
    title: 'Every server of the cluster is in service again',
    because: 'the server before must be upgraded, rebooted and back before {server} is touched',
    source: ['ORD-03', 'ORD-18'],
    document: 'S1',
    whom: 'subscribers',
    asks: 'cluster-in-service',
    looksAt: 'every CallManager server',
  }),
  gate('publisher-serves', {
    title: 'The database of {publisher} is being served',
    because: '{server} copies its database from {publisher} during the upgrade',
    source: ['ORD-16', 'ORD-17'],
    document: 'both',
    whom: 'subscribers',
    asks: 'publisher-serves',
    looksAt: 'the publisher',
    with: { services: ['MSSQLSERVER'] },
  }),
  check('publisher-upgraded', {
    title: '{publisher} runs {to}',
    because: 'a subscriber gets exactly the release of its publisher',
    source: ['VER-20', 'ORD-01'],
    document: 'S2',
    whom: 'subscribers',
    asks: 'version-is',
    looksAt: 'the publisher',
    with: { release: 'to' },
    outcome: 'block',
  }),
  check('no-callmanager-service', {
    title: 'The CallManager service does not run on {server}',
    because: 'with it the server would be a primary or a secondary and have another place in the order',
    source: ['ORD-12'],
    document: 'S1',
    whom: 'service-only servers',
    asks: 'services-not-running',
    with: { services: [CALL_MANAGER_SERVICE] },
    outcome: 'block',
  }),
  check('memory', {
    title: '{server} has 1 GB of memory',
    because: 'on a publisher with less the installer gives up',
    source: ['HW-01', 'HW-02'],
    document: 'S2',
    whom: 'the publisher',
    asks: 'memory-enough',
    with: { megabytes: 1000 },
    outcome: 'block',
  }),
  check('memory', {
    title: '{server} has 1 GB of memory',
    because: 'a subscriber with less drops calls; the installer goes on, and the memory must be added afterwards',
    source: ['HW-01', 'HW-03'],
    document: 'S2',
    whom: 'subscribers',
    asks: 'memory-enough',
    with: { megabytes: 1000 },
    outcome: 'hold',
  }),
  check('disk-space', {
    title: '{server} has 3.0 GB free on C:',
    because: 'the installer needs that much',
    source: ['HW-04'],
    document: 'S2',
    asks: 'disk-space-enough',
    with: { megabytes: 3072 },
    outcome: 'hold',
  }),
  check('workgroup', {
    title: '{server} is in a workgroup',
    because: 'a member of a domain, or a domain controller, cannot be upgraded',
    source: ['NET-02', 'NET-03'],
    document: 'both',
    asks: 'workgroup-member',
    outcome: 'block',
  }),
  check('static-address', {
    title: '{server} has a static address',
    because: 'phones register by it; a server whose address may change loses them',
    source: ['NET-01'],
    document: 'both',
    asks: 'static-address',
    outcome: 'block',
  }),
  check('disc-policy', {
    title: 'The installer may read the CD drive of {server}',
    because: 'the installer runs as a service, which the policy for the CD-ROM would shut out',
    source: ['PRE-14', 'PRE-15'],
    document: 'S2',
    asks: 'disc-readable-by-service',
    outcome: 'hold',
  }),
  check('windows', {
    title: '{server} runs Windows 2000 with Service Pack 4',
    because: 'the installer refuses an older service pack',
    source: ['VER-19'],
    document: 'S2',
    asks: 'windows-supported',
    outcome: 'hold',
  }),
];

/** Each CallManager server: what may interfere is set aside, and the server comes up without it. */
export const SERVER_IS_QUIETED: readonly Row[] = [
  check('services-recorded', {
    title: 'State and start type of every service of {server} are written down',
    because: 'afterwards each service is set back to exactly what it was',
    source: ['SVC-12', 'SVC-18'],
    document: 'both',
    asks: 'services-recorded',
    outcome: 'block',
  }),
  act('services-stopped', {
    title: 'Stop and disable on {server}: {services}',
    because: 'software of these kinds disturbs the installer, and nobody may come in from outside meanwhile',
    source: ['SVC-01', 'SVC-04', 'SVC-08', 'REM-04', 'REM-11'],
    document: 'both',
    whom: 'servers with something to stop',
    act: 'stop-and-disable-services',
    with: { services: 'what may interfere' },
    destructive: false,
    proof: { asks: 'services-stopped', with: { services: 'what may interfere' }, within: 'serviceStartLimit' },
  }),
  check('boot-before-reboot', {
    title: 'Boot time of {server} before its reboot',
    because: 'a reboot is proved by a boot time later than this one',
    source: ['ORD-03'],
    document: 'ours',
    asks: 'boot-recorded',
    outcome: 'block',
  }),
  act('reboot', {
    title: 'Reboot {server}',
    because: 'the reboot ends sessions from outside and shows whether the stopped software stays stopped',
    source: ['SVC-09', 'REM-05'],
    document: 'both',
    act: 'reboot',
    destructive: true,
    proof: { asks: 'rebooted', with: { settleSeconds: 'rebootSettle' }, within: 'rebootLimit' },
  }),
  check('nothing-interferes', {
    title: 'Nothing that may interfere runs on {server}',
    because: 'right before the installer it is looked at once more, not asked',
    source: ['SVC-10'],
    document: 'S2',
    asks: 'services-stopped',
    with: { services: 'what may interfere' },
    outcome: 'block',
  }),
  check('no-pending-renames', {
    title: 'No file operation of {server} waits for a reboot',
    because: 'the installer gives up while one waits; another reboot mends it',
    source: ['PRE-13'],
    document: 'S2',
    asks: 'no-pending-renames',
    outcome: 'hold',
  }),
];

/** Each CallManager server, after the installer: is it upgraded and back? */
export const SERVER_IS_BACK: readonly Row[] = [
  check('version', {
    title: '{server} runs {to}',
    because: 'a server counts as done when it shows the new release itself',
    source: ['ORD-05', 'ORD-03'],
    document: 'S1',
    asks: 'version-is',
    with: { release: 'to' },
    outcome: 'block',
  }),
  check('services-running', {
    title: 'The services of {server} run again',
    because: 'what was active before comes back by itself after the reboot; the next server waits for it',
    source: ['SVC-19', 'ORD-03'],
    document: 'S1',
    asks: 'services-running',
    with: { services: 'its own' },
    within: 'serviceStartLimit',
    outcome: 'block',
  }),
  ask('devices-back', {
    title: 'Count the devices that are registered with {server}',
    because: 'devices fetch their loads and come back within up to 30 minutes; the next server waits for them',
    source: ['WIN-15', 'WIN-14'],
    document: 'S1',
    whom: 'servers with devices',
    instructions: [
      '{devices} devices are registered with {server} in normal operation.',
      'It may take up to 30 minutes until they are back. Count them in Cisco CallManager Serviceability.',
      'If fewer are right, give their number and say why in the note.',
    ],
    answer: 'number of devices',
    by: 'engineer',
    task: { kind: 'count-devices' },
  }),
];

/** Each application server. */
export const APPLICATION_SERVER: readonly Row[] = [
  gate('cluster-in-service', {
    title: 'Every CallManager server is in service',
    because: 'applications follow when the CallManager servers are done',
    source: ['ORD-15', 'APP-03'],
    document: 'S1',
    asks: 'cluster-in-service',
    looksAt: 'every CallManager server',
  }),
  ask('application-upgraded', {
    title: 'Upgrade {applications} on {server}',
    because: 'an application is upgraded by its own documents, which no machine here knows',
    source: ['ORD-15', 'APP-01'],
    document: 'S1',
    instructions: [
      'Upgrade {applications} on {server} by its own documents, to a release that works with {to}.',
      'Write the release that it runs now into the note.',
    ],
    answer: DONE_DIFFERS_MESSAGE,
    by: 'engineer',
    task: 'application-upgrade',
  }),
  check('in-service', {
    title: '{server} is in service again',
    because: 'the next server waits until this one is back',
    source: ['ORD-03', 'ORD-15'],
    document: 'S1',
    asks: 'server-in-service',
    within: 'serviceStartLimit',
    outcome: 'hold',
  }),
];

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
