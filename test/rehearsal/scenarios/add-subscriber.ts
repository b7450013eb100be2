import { lookUntil } from '../../../lab/robot-looking.ts';
import { BEHAVIOURS } from '../../../lab/robot-tasks.ts';
import type { Behaviours } from '../../../lab/robot-behaviour.ts';
import type { Page } from '../../../platforms/callmanager4/types/task.ts';
import { decidingAt, first, isWizard, stopAfterThis, type Scenarios } from './people.ts';

const TWO = { cluster: 'demo-two-servers', procedure: 'add-subscriber', servers: ['AAR-SUB'] } as const;

/** What is typed wrongly at the first, the second, ... time that the installer is walked through. */
const MISTAKES: readonly Readonly<Record<string, string>>[] = [
  { 'Computer name of the publisher': '192.168.40.10' },
  { 'Private password phrase': 'mistyped', 'Confirm private password phrase': 'mistyped' },
];

const withMistakes = (pages: readonly Page[], mistakes: Readonly<Record<string, string>>): readonly Page[] =>
  pages.map((page) => ({
    ...page,
    fields: page.fields.map(({ field, value }) => ({ field, value: mistakes[field] ?? value })),
  }));

const mistyping: Behaviours['walk-pages'] = (work) =>
  BEHAVIOURS['walk-pages']({
    ...work,
    // Each walk that goes wrong is followed by a decision, which is an asking of its own.
    task: { ...work.task, pages: withMistakes(work.task.pages, MISTAKES[(work.asking - 1) / 2] ?? {}) },
  });

/** S2's addition of a subscriber, its good way and its bad ones. */
export const ADD_SUBSCRIBER: Scenarios = {
  'a subscriber is added': TWO,
  'the publisher is stopped while a subscriber is installed (ORD-16)': {
    ...TWO,
    people: (stage) => ({
      policy: ['rerun', 'stop'],
      behaviours: {
        ...first('walk-pages', async (work) => {
          if (isWizard(work) && work.asking === 1) await work.console.pressPower('AAR-PUB');
        }),
        ...decidingAt('wizard', async ({ console }) => {
          await console.pressPower('AAR-PUB');
          await lookUntil(console, 'AAR-PUB', ({ services }) =>
            services.some(({ displayName, state }) => displayName === 'MSSQLSERVER' && state === 'running'),
          );
          await stopAfterThis(stage);
        }),
      },
    }),
  },
  'a subscriber is filled in wrongly (SUB-08, SUB-12)': {
    ...TWO,
    people: (stage) => ({
      policy: ['ask-again', 'ask-again', 'stop'],
      behaviours: {
        'walk-pages': (work) => (isWizard(work) ? mistyping(work) : BEHAVIOURS['walk-pages'](work)),
        ...decidingAt('wizard', ({ asking }) => (asking === 2 ? stopAfterThis(stage) : undefined)),
      },
    }),
  },
  'a new subscriber has too little memory (HW-03)': {
    ...TWO,
    faults: [{ fault: 'too-little-memory', server: 'AAR-SUB', times: 'always' }],
    people: () => ({ policy: ['accept', 'go-on', 'stop'] }),
  },
  'a subscriber cannot be reached while all nodes are rebooted (ADD-08)': {
    cluster: 'demo-six-servers',
    procedure: 'add-subscriber',
    servers: ['CM-SUB1'],
    before: ({ cluster }) => {
      cluster.events.listen((event) => {
        if (event.kind !== 'reboot' || event.server !== 'CM-PUB') return;
        cluster.faults.on({ fault: 'unreachable', server: 'CM-TFTP', times: 'always' });
      });
    },
    people: () => ({ policy: ['look-again', 'stop'] }),
  },
};
