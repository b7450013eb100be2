import { clusterInService } from '../checks/cluster-in-service.ts';
import { devicesRegistered } from '../checks/devices-registered.ts';
import { serverInService } from '../checks/server-in-service.ts';
import { servicesMigrated } from '../checks/services-migrated.ts';
import { servicesRunning } from '../checks/services-running.ts';
import { versionIs } from '../checks/version-is.ts';
import { ask, check, gate } from '../steps/vocabulary.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import type { Row } from '../steps/row.ts';

/** A CallManager server that is upgraded and up. */
const SERVES_THE_RELEASE: readonly Row[] = [
  check('version', {
    title: '{server} runs {to}',
    because: 'a server counts as done when it shows the new release itself',
    source: ['ORD-05', 'ORD-03'],
    document: 'S1',
    asks: versionIs,
    with: { release: 'to' },
    outcome: 'block',
  }),
  check('services-running', {
    title: 'The services of {server} run again',
    because: 'what was active before comes back by itself after the reboot; the next server waits for it',
    source: ['SVC-19', 'ORD-03'],
    document: 'S1',
    asks: servicesRunning,
    with: { services: 'its own' },
    within: 'serviceStartLimit',
    outcome: 'block',
  }),
];

const TEST_CALL: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'it was heard as it must be' },
    {
      value: 'later',
      meaning: 'it cannot be tried now; it stays an open item, and the note says why',
      ends: 'open item',
    },
    { value: 'failed', meaning: 'it failed; the note says what was heard' },
  ],
};

/** Each CallManager server, after the installer: is it upgraded and back? */
export const SERVER_IS_BACK: readonly Row[] = [
  ...SERVES_THE_RELEASE,
  check('call-services-migrated', {
    title: 'CallManager and TFTP run again on {server} where they ran before',
    because: 'phones need them before the next server is begun',
    source: ['SVC-18', 'SVC-19'],
    document: 'S1',
    asks: servicesMigrated,
    with: { services: ['Cisco CallManager', 'Cisco TFTP'] },
    within: 'serviceStartLimit',
    outcome: 'block',
  }),
  check('services-migrated', {
    title: 'Every other service of CallManager that ran before runs again on {server}',
    because: 'what migrates is activated and starts by itself after the reboot; what does not is activated at the end',
    source: ['SVC-18', 'SVC-19'],
    document: 'S1',
    asks: servicesMigrated,
    within: 'serviceStartLimit',
    outcome: 'open item',
  }),
  check('devices-back', {
    title: 'The devices of {server} are registered with it again',
    because: 'devices fetch their loads and come back within up to 30 minutes; the next server waits for them',
    source: ['WIN-15', 'WIN-14'],
    document: 'S1',
    whom: ['servers with devices', 'servers that count their devices'],
    asks: devicesRegistered,
    with: { devices: 'its own' },
    within: 'deviceReturnLimit',
    outcome: 'hold',
  }),
  ask('devices-back', {
    title: 'Count the devices that are registered with {server}',
    because: 'devices fetch their loads and come back within up to 30 minutes; the next server waits for them',
    source: ['WIN-15', 'WIN-14'],
    document: 'S1',
    whom: ['servers with devices', 'servers that do not count their devices'],
    instructions: [
      '{devices} devices are registered with {server} in normal operation.',
      'It may take up to 30 minutes until they are back. Count them in Cisco CallManager Serviceability.',
      'If fewer are right, give their number and say why in the note.',
    ],
    answer: 'number of devices',
    task: { kind: 'count-devices' },
  }),
  ask('test-call', {
    title: 'Try the {call} call at {server}',
    because: 'devices that are registered do not prove that somebody can call; the next server waits for it',
    source: ['ours'],
    document: 'ours',
    whom: 'servers with devices',
    forEach: 'test call',
    instructions: ['From a device of {server}: {how}.'],
    answer: TEST_CALL,
  }),
];

/** A CallManager server that showed the new release before anything was done: it is looked at, and left alone. */
export const SERVER_IS_DONE_ALREADY: readonly Row[] = SERVES_THE_RELEASE;

const APPLICATION_IS_UPGRADED: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'it is upgraded; the note has the release that it runs now', noted: true },
    {
      value: 'later',
      meaning: 'it is not upgraded yet; it stays an open item, and the note says why',
      ends: 'open item',
    },
    { value: 'message', meaning: 'something is in the way; the note has the message, or says what' },
  ],
};

/** Each application server. */
export const APPLICATION_SERVER: readonly Row[] = [
  gate('cluster-in-service', {
    title: 'Every CallManager server is in service',
    because: 'applications follow when the CallManager servers are done',
    source: ['ORD-15', 'APP-03'],
    document: 'S1',
    asks: clusterInService,
    looksAt: 'every CallManager server',
  }),
  ask('application-upgraded', {
    title: 'Upgrade {applications} on {server}',
    because: 'an application is upgraded by its own documents, which no machine here knows',
    source: ['ORD-15', 'APP-01'],
    document: 'S1',
    instructions: [
      'Upgrade {applications} on {server} by its own documents, to a release that works with {to}.',
      'Write the release that it runs now into the note. Of several: each with its own.',
    ],
    answer: APPLICATION_IS_UPGRADED,
    task: 'application-upgrade',
  }),
  check('in-service', {
    title: '{server} is in service again',
    because: 'the next server waits until this one is back',
    source: ['ORD-03', 'ORD-15'],
    document: 'S1',
    asks: serverInService,
    within: 'serviceStartLimit',
    outcome: 'hold',
  }),
];
