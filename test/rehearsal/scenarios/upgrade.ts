import type { Recorded } from '../../../lab/events.ts';
import type { ExampleFile } from '../rehearse.ts';
import { decidingAt, first, firstAt, silentAt, stopAfterThis, type Scenarios } from './people.ts';

/** A file in which one server has some fields otherwise. */
const withServer =
  (name: string, fields: object) =>
  (file: ExampleFile): ExampleFile => ({
    ...file,
    servers: file.servers.map((server) => (server.name === name ? { ...server, ...fields } : server)),
  });

const FOUR_PRIMARIES = 'PUB TFTP SEC1 SEC2 SUB1 SUB2 SUB3 SUB4'.split(' ').map((name) => `FRA-${name}`);

/** Four primaries behind two secondaries, none of which gets more devices than S1 advises; people move all of them first. */
function movingDevicesFirst(file: ExampleFile): ExampleFile {
  const { servers, ...rest } = withServer('FRA-SUB1', { devices: 2400 })(file);
  return {
    ...rest,
    ...{ devicesMoveFirst: true },
    servers: servers.filter(({ name }) => FOUR_PRIMARIES.includes(name)),
  };
}

const isInstallersReboot = (event: Recorded): boolean => event.kind === 'reboot' && event.cause === 'installer';

/** S1's upgrade of a cluster, its good ways and its bad ones. */
export const UPGRADE: Scenarios = {
  'two servers, CallManager service on the publisher': { cluster: 'demo-two-servers' },
  'six servers, CallManager service not on the publisher': { cluster: 'demo-six-servers' },
  'all devices move to two secondaries before four primaries (WIN-14)': {
    cluster: 'twelve-servers',
    differs: movingDevicesFirst,
  },
  'the wrong disc is inserted (DSK-05)': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'wrong-disc', server: 'AAR-PUB', times: 'once' }],
  },
  'a subscription fails and is repaired': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'subscription-fails', server: 'AAR-SUB', times: 'once' }],
    people: () => ({ policy: ['repair', 'accept', 'stop'] }),
  },
  'a server cannot be reached when the plan is made': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'unreachable', server: 'AAR-SUB', times: 'always' }],
  },
  'a server is lost on the way': {
    cluster: 'demo-two-servers',
    people: ({ lab }) => ({
      policy: ['look-again', 'stop'],
      behaviours: first('remove-disc', ({ server }) => {
        lab.cluster.faults.on({ fault: 'unreachable', server, times: 'always' });
      }),
    }),
  },
  'stop after this server': {
    cluster: 'demo-two-servers',
    people: (stage) => ({ behaviours: first('remove-disc', () => stopAfterThis(stage)) }),
  },
  'a server does not count its devices (WIN-15)': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'counts-no-devices', server: 'AAR-PUB', times: 'always' }],
    people: (stage) => ({ behaviours: first('remove-disc', () => stopAfterThis(stage)) }),
  },
  'disc 1 is taken out too early (DSK-03)': {
    cluster: 'demo-two-servers',
    breaks: ['a disc stays in the drive until the installer asks for another'],
    // Somebody in a hurry takes it out with the installer's first reboot.
    before: (lab) => {
      lab.cluster.events.listen((event) => {
        const isFirst = lab.cluster.events.all().filter(isInstallersReboot).length === 1;
        if (isInstallersReboot(event) && isFirst) lab.cluster.discs.remove('AAR-PUB');
      });
    },
    people: (stage) => ({
      behaviours: {
        ...decidingAt('disc-1-kept', ({ console, server }) => console.insertDisc(server, 1)),
        ...first('remove-disc', () => stopAfterThis(stage)),
      },
      manners: silentAt('disc-1-kept'),
    }),
  },
  'the window closes before the work can be done (WIN-02, WIN-08)': {
    cluster: 'demo-two-servers',
    windowMinutes: 90,
    people: (stage) => ({
      policy: ['accept', 'stop'],
      behaviours: first('remove-disc', () => stopAfterThis(stage)),
    }),
  },
  'the publisher is upgraded without a drive (HW-10, HW-13)': {
    cluster: 'demo-two-servers',
    differs: withServer('AAR-PUB', { model: 'MCS-7845', withoutDrive: 'the way back of this night' }),
    people: (stage) => ({ behaviours: first('remove-disc', () => stopAfterThis(stage)) }),
  },
  'the wrong drive is pulled and the wrong key pressed (HW-12, HW-16)': {
    cluster: 'demo-two-servers',
    differs: withServer('AAR-PUB', { model: 'MCS-7835', withoutDrive: 'the way back of this night' }),
    faults: [
      { fault: 'wrong-drive', server: 'AAR-PUB', times: 'once' },
      { fault: 'wrong-key', server: 'AAR-PUB', times: 'once' },
    ],
    breaks: [
      'the drive of slot 0 is pulled, of an MCS-7845 those of slots 0 and 2, and of forbidden models none',
      'a server without drives is switched on when all of its drives are out that belong out',
      "a server that misses a drive is led on by its model's own key",
    ],
    people: (stage) => ({ behaviours: first('remove-disc', () => stopAfterThis(stage)) }),
  },
  'a server hangs in its shutdown': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'hangs-in-shutdown', server: 'AAR-SUB', times: 'once' }],
    // Somebody presses the power button and lets the machine find out by itself.
    people: () => ({
      repairs: true,
      manners: silentAt('reboot'),
    }),
  },
  'a command reports success and does nothing': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'says-success-without-doing', server: 'AAR-PUB', times: 'once', command: 'shutdown' }],
    people: () => ({ policy: ['act-again', 'accept', 'stop'] }),
  },
  'the clock of a server goes backwards': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'clock-goes-backwards', server: 'AAR-SUB', times: 'always' }],
    people: () => ({ policy: ['attest', 'accept', 'stop'] }),
  },
  'a clock is set instead of a reboot': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'clock-steps-instead-of-rebooting', server: 'AAR-SUB', times: 'once' }],
    people: () => ({ policy: ['act-again', 'stop'] }),
  },
  'the antivirus runs again after a reboot': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'antivirus-returns-after-reboot', server: 'AAR-SUB', times: 'once' }],
    people: () => ({ policy: ['look-again', 'accept', 'stop'] }),
  },
  'a connection is lost in the midst of a command': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'drops-connection-mid-command', server: 'AAR-PUB', times: 'once', command: 'shutdown' }],
  },
  'a service stays stopped after the upgrade': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'service-stays-stopped', server: 'AAR-SUB', times: 'always' }],
    people: () => ({ policy: ['look-again', 'accept', 'stop'] }),
  },
  'an answer of a server cannot be read (ORD-18)': {
    cluster: 'demo-two-servers',
    people: ({ lab: { cluster } }) => ({
      policy: ['look-again', 'accept', 'stop'],
      behaviours: firstAt('freeze-confirmed', () =>
        cluster.faults.on({ fault: 'garbled-output', server: 'AAR-SUB', times: 'always' }),
      ),
    }),
  },
};
