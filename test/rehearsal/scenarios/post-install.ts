import { DONE } from '../../../lab/robot-behaviour.ts';
import { BEHAVIOURS } from '../../../lab/robot-tasks.ts';
import { lookUntil } from '../../../lab/robot-looking.ts';
import { decidingAt, firstAt, silentAt, type Scenarios } from './people.ts';

const TWO = { cluster: 'demo-two-servers', procedure: 'post-install' } as const;

/** S2's work after an installation, its good way and its bad ones. */
export const POST_INSTALL: Scenarios = {
  'the tasks after an installation are done': TWO,
  'services are started in the Services window instead of activated (SVC-22)': {
    ...TWO,
    faults: [{ fault: 'activated-through-windows', server: 'AAR-PUB', times: 'once' }],
    breaks: ['CallManager services are not started and stopped by Windows means'],
    people: ({ lab }) => ({
      // The next boot, for whatever reason, shows what such a start is worth; then they are activated as they should be.
      behaviours: {
        ...decidingAt('post-3-1-services-active', async ({ console }) => {
          const listed = await console.activatable('AAR-PUB');
          const wanted = lab.cluster.server('AAR-PUB').spec.services ?? [];
          await console.activate(
            'AAR-PUB',
            wanted.filter((name) => listed.includes(name)),
          );
        }),
        ...firstAt('post-2-dns', async ({ console, server }) => {
          if (server !== 'AAR-PUB') return;
          lab.cluster.server(server).windows.reboot('person', 'the new DNS servers are to be used');
          await lookUntil(console, server, ({ power }) => power !== 'up');
          await lookUntil(console, server, ({ power }) => power === 'up');
        }),
      },
      manners: silentAt('post-3-1-services-active'),
    }),
  },
  'a service is forgotten in the activation (POST-04)': {
    ...TWO,
    people: () => ({
      behaviours: {
        'activate-services': async (work) => {
          if (work.server !== 'AAR-PUB' || work.asking > 1) return BEHAVIOURS['activate-services'](work);
          await work.console.activate(
            work.server,
            work.task.services.filter((name) => name !== 'Cisco TFTP'),
          );
          return DONE;
        },
      },
    }),
  },
  'a server answers unreadably after the activation (POST-04)': {
    ...TWO,
    people: ({ lab }) => ({
      behaviours: {
        'activate-services': async (work) => {
          const report = await BEHAVIOURS['activate-services'](work);
          if (work.server === 'AAR-SUB') {
            lab.cluster.faults.on({ fault: 'garbled-output', server: 'AAR-SUB', times: 'always' });
          }
          return report;
        },
        ...firstAt('post-2-dns', ({ server }) => lab.cluster.faults.off('garbled-output', server)),
      },
    }),
  },
};
