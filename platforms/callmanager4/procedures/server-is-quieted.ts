import { stopAndDisableServices } from '../actions/stop-and-disable-services.ts';
import { noPendingRenames } from '../checks/no-pending-renames.ts';
import { servicesKnown } from '../checks/services-known.ts';
import { servicesRecorded } from '../checks/services-recorded.ts';
import { servicesStopped } from '../checks/services-stopped.ts';
import { act, check } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import { provenReboot } from './proven-reboot.ts';

/** Each CallManager server: what may interfere is set aside, and the server comes up without it. */
export const SERVER_IS_QUIETED: readonly Row[] = [
  check('services-known', {
    title: 'Of every service that runs on {server} it is known what it is',
    because:
      'software of eight kinds disturbs the installer; whoever goes on with an unknown service says that it is harmless',
    source: ['SVC-04'],
    document: 'S2',
    asks: servicesKnown,
    outcome: 'hold',
  }),
  check('services-recorded', {
    title: 'State and start type of every service of {server} are written down',
    because: 'afterwards each service is set back to exactly what it was',
    source: ['SVC-12', 'SVC-18'],
    document: 'both',
    asks: servicesRecorded,
    outcome: 'block',
  }),
  act('services-stopped', {
    title: 'Stop and disable on {server}: {services}',
    because: 'software of these kinds disturbs the installer, and nobody may come in from outside meanwhile',
    source: ['SVC-01', 'SVC-04', 'SVC-08', 'REM-04', 'REM-11'],
    document: 'both',
    whom: 'servers with something to stop',
    act: stopAndDisableServices,
    with: { services: 'what may interfere' },
    proof: {
      asks: servicesStopped,
      with: { services: 'what may interfere', beforeReboot: true },
      within: 'serviceStartLimit',
    },
  }),
  ...provenReboot('reboot', {
    because: 'the reboot ends sessions from outside and shows whether the stopped software stays stopped',
    source: ['SVC-09', 'REM-05'],
    document: 'both',
  }),
  check('nothing-interferes', {
    title: 'Nothing that may interfere runs on {server}',
    because: 'right before the installer it is looked at once more, not asked',
    source: ['SVC-10', 'REM-02', 'REM-09'],
    document: 'S2',
    asks: servicesStopped,
    with: { services: 'what may interfere' },
    outcome: 'block',
  }),
  check('no-pending-renames', {
    title: 'No file operation of {server} waits for a reboot',
    because: 'the installer gives up while one waits; another reboot mends it',
    source: ['PRE-13'],
    document: 'S2',
    asks: noPendingRenames,
    outcome: 'hold',
  }),
];
