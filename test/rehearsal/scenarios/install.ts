import { decidingAt, first, isWizard, silentAt, stopAfterThis, type Scenarios } from './people.ts';

const TWO = { cluster: 'demo-two-servers', procedure: 'install' } as const;

/** Half a gigabyte as Windows reports it. */
const TOO_LITTLE_MEMORY = 536_330_240;

/** S2's installation of a cluster, its good way and its bad ones. */
export const INSTALL: Scenarios = {
  'a cluster is installed': TWO,
  'Terminal Services run again in the midst of an installation (REM-04)': {
    ...TWO,
    people: (stage) => ({
      behaviours: {
        ...first('walk-pages', async (work) => {
          if (!isWizard(work)) return;
          stage.lab.cluster.faults.on({ fault: 'terminal-services-on', server: work.server, times: 'once' });
          await stopAfterThis(stage);
        }),
        ...decidingAt('nothing-interferes-during-installation', ({ console, server }) =>
          console.setService(server, 'Terminal Services', { startType: 'disabled', run: false }),
        ),
      },
      manners: silentAt('nothing-interferes-during-installation'),
    }),
  },
  'a module of memory fails before the publisher is installed (HW-02)': {
    ...TWO,
    people: ({ lab }) => ({
      policy: ['stop'],
      behaviours: first('walk-pages', ({ server }) => {
        lab.cluster.server(server).windows.facts.memoryBytes = TOO_LITTLE_MEMORY;
      }),
    }),
  },
  'the directory of the publisher is not served yet (PUB-25)': {
    ...TWO,
    // They would rather go on, and may not.
    people: (stage) => ({
      policy: ['accept', 'attest', 'look-again', 'stop'],
      behaviours: {
        ...first('walk-pages', (work) => {
          const { services } = stage.lab.cluster.server(work.server).windows;
          if (!isWizard(work)) services.setStartType('DCD', 'manual', 'fault');
        }),
        ...decidingAt('directory-runs', async ({ asking, server }) => {
          if (asking === 1) return;
          const { services } = stage.lab.cluster.server(server).windows;
          services.setStartType('DCD', 'automatic', 'fault');
          services.start('DCD', 'windows');
          await stopAfterThis(stage);
        }),
      },
      manners: silentAt('directory-runs', 2),
    }),
  },
  'the installer asks for a further reboot (PUB-22, PUB-24)': {
    ...TWO,
    faults: [{ fault: 'asks-for-extra-reboot', server: 'AAR-PUB', times: 'once' }],
    pace: 1,
    people: (stage) => ({
      policy: ['rerun', 'stop'],
      behaviours: decidingAt('disc-2', () => stopAfterThis(stage)),
    }),
  },
  'disc 2 is missing (DSK-01)': {
    ...TWO,
    faults: [{ fault: 'disc-2-missing', server: 'AAR-PUB', times: 'once' }],
    people: (stage) => ({
      policy: ['ask-again', 'stop'],
      behaviours: decidingAt('disc-2', () => stopAfterThis(stage)),
    }),
  },
};
