import { backupHasRoom } from '../checks/backup-has-room.ts';
import { backupsHaveRoom } from '../checks/backups-have-room.ts';
import { devicesOnOneRelease } from '../checks/devices-on-one-release.ts';
import { oversubscribedBriefly } from '../checks/oversubscribed-briefly.ts';
import { trafficLow } from '../checks/traffic-low.ts';
import { noDeviceRegistered } from '../checks/no-device-registered.ts';
import { ask, check, CONFIRMED } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/** Before each secondary and primary of S1's larger layout: may its devices move now? */
export const LOAD_IS_LOW: readonly Row[] = [
  check('traffic', {
    title: 'Fewer than 1,000 calls are attempted in the busiest hour',
    because: 'a call that is attempted while devices move may fail',
    source: ['WIN-12'],
    document: 'S1',
    whom: ['secondaries and primaries', 'clusters of known traffic'],
    asks: trafficLow,
    looksAt: 'no server',
    with: { calls: 'of the cluster file' },
    outcome: 'hold',
  }),
  ask('traffic', {
    title: 'Say how much traffic there is',
    because:
      'a call that is attempted while devices move may fail; S1 advises less than 1,000 attempts in the busiest hour',
    source: ['WIN-12'],
    document: 'S1',
    whom: ['secondaries and primaries', 'clusters of unknown traffic'],
    instructions: ['Read the calls attempted in the busiest hour of the window, or in the last hour.'],
    answer: 'calls in the busiest hour',
  }),
  check('backup-has-room', {
    title: 'No secondary gets more than 5,000 devices with {server} away',
    because: 'an oversubscribed secondary should carry at most 5,000 devices',
    source: ['WIN-10'],
    document: 'S1',
    whom: ['secondaries and primaries', 'servers with a backup', 'servers whose devices are with them'],
    asks: backupHasRoom,
    looksAt: 'its backup',
    with: { devices: 'those that come to its backup' },
    outcome: 'hold',
  }),
  check('backups-have-room', {
    title: 'No secondary gets more than 5,000 devices with those of all primaries',
    because: 'all of them come at once, and an oversubscribed secondary should carry at most 5,000 devices',
    source: ['WIN-10', 'WIN-14'],
    document: 'S1',
    whom: ['the first primary', 'clusters whose devices move first'],
    asks: backupsHaveRoom,
    looksAt: 'every server that runs CallManager',
    outcome: 'hold',
  }),
  ask('devices-to-secondaries', {
    title: 'Register all devices with the secondaries',
    because:
      'no call crosses two releases as long as all devices are with servers of one; the secondaries are upgraded',
    source: ['WIN-14', 'WIN-09'],
    document: 'S1',
    whom: ['the first primary', 'clusters whose devices move first'],
    instructions: [
      'Have the devices of every primary register with its secondary, by their device pools or as your site does it, and change nothing else.',
      'Each comes back to its primary when that is upgraded, or after the last one.',
    ],
    answer: CONFIRMED,
    task: { kind: 'move-devices' },
    proof: { asks: noDeviceRegistered, looksAt: 'every primary' },
  }),
  check('devices-on-one-release', {
    title: 'All devices are registered with servers of one release',
    because:
      'servers of two releases do not work together: calls between their devices may fail until all have the new one',
    source: ['WIN-14', 'WIN-13', 'WIN-09'],
    document: 'S1',
    whom: ['secondaries and primaries', 'servers before which all devices are together'],
    asks: devicesOnOneRelease,
    looksAt: 'every server that runs CallManager',
    outcome: 'hold',
  }),
  check('oversubscribed-briefly', {
    title: 'No secondary has been oversubscribed for more than {oversubscribed}',
    because: 'S1 allows it for a few hours; the cluster file says how many',
    source: ['WIN-11'],
    document: 'S1',
    whom: 'primaries',
    asks: oversubscribedBriefly,
    looksAt: 'no server',
    with: { limitSeconds: 'oversubscribedLimit' },
    outcome: 'hold',
  }),
];
