import type { LabService } from '../../../lab/windows-services.ts';
import type { Scenario } from '../rehearse.ts';
import { answering, decidingAt, first, firstAt, isAbout, silentAt, stopAfterThis, type Scenarios } from './people.ts';

const TWO = { cluster: 'demo-two-servers', procedure: 'replace-publisher', servers: ['AAR-PUB'] } as const;

const ANTIVIRUS: LabService = {
  name: 'NortonAntiVirusServer',
  displayName: 'Norton AntiVirus Server',
  startType: 'automatic',
  dependsOn: [],
  state: 'running',
  active: true,
};

/** S2's replacement of a publisher, its good way and its bad ones. */
export const REPLACE_PUBLISHER: Scenarios = {
  'the publisher is replaced': TWO,
  'the backup lies only on the old server (REP-07)': {
    ...TWO,
    people: () => ({
      policy: ['stop'],
      manners: answering('backup-elsewhere', 'local', 'on drive E: of the old machine, nowhere else'),
    }),
  },
  'the new machine has another name (REP-01)': {
    ...TWO,
    people: (stage) => ({
      policy: ['look-again', 'stop'],
      behaviours: {
        ...firstAt('old-machine-gone', ({ server }) => {
          stage.lab.cluster.server(server).windows.computerName = 'AAR-PUB-NEW';
        }),
        ...decidingAt('same-name', async ({ asking, server }) => {
          if (asking === 1) return;
          const { windows } = stage.lab.cluster.server(server);
          windows.computerName = server;
          windows.reboot('person', 'the machine gets the name of the old one');
          await stopAfterThis(stage);
        }),
      },
      manners: silentAt('same-name', 2),
    }),
  },
  'software that was installed again runs when the backup is to be restored (SVC-02, REP-05)': {
    ...TWO,
    people: ({ lab }) => ({
      behaviours: {
        ...first('confirm', async ({ prompt, console, server }) => {
          if (isAbout(prompt, 'software-installed-again'))
            lab.cluster.server(server).windows.services.install([ANTIVIRUS]);
          if (isAbout(prompt, 'set-back-after-restoration'))
            await console.setService(server, ANTIVIRUS.displayName, { startType: 'automatic', run: true });
        }),
        ...decidingAt('nothing-interferes-during-restoration', ({ console, server }) =>
          console.setService(server, ANTIVIRUS.displayName, { startType: 'disabled', run: false }),
        ),
      },
      manners: silentAt('nothing-interferes-during-restoration'),
    }),
  },
};

/** Stopped when the new machine is installed, and begun again at what comes next. */
export const REPLACE_PUBLISHER_FROM_RESTORATION: Scenario = {
  ...TWO,
  from: 'restoration',
  peopleBefore: (stage) => ({ behaviours: firstAt('messages-followed-up', () => stopAfterThis(stage)) }),
};
