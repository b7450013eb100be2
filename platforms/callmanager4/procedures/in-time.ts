import { windowOpen } from '../checks/window-open.ts';
import { workFitsWindow } from '../checks/work-fits-window.ts';
import { CONFIRMED, ask, check } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/** Before the first server: is this the hour for it, and is there time for all of it? */
export const WORK_IS_IN_TIME: readonly Row[] = [
  ask('off-peak', {
    title: 'Confirm that the hour is one of little traffic',
    because: 'the cluster file names no window, and the work interrupts calls',
    source: ['WIN-01'],
    document: 'both',
    whom: 'clusters without a window',
    instructions: [
      'The work takes up to {minutes} minutes from here on. It belongs into off-peak hours or a maintenance window.',
      'With a window in the cluster file the run compares the time with it before each server.',
    ],
    answer: CONFIRMED,
    by: 'approver',
  }),
  check('window-open', {
    title: 'The maintenance window is open',
    because: 'the work interrupts calls, so it belongs into the hours that were approved for it',
    source: ['WIN-01'],
    document: 'both',
    whom: 'clusters with a window',
    asks: windowOpen,
    looksAt: 'no server',
    with: { window: 'of the cluster file' },
    outcome: 'block',
  }),
  check('work-fits-window', {
    title: 'All of the work fits the maintenance window',
    because: 'CallManager and its applications belong into one window; two releases side by side do not work together',
    source: ['WIN-02', 'WIN-05', 'WIN-06', 'WIN-07', 'WIN-13', 'APP-06'],
    document: 'both',
    whom: 'clusters with a window',
    asks: workFitsWindow,
    looksAt: 'no server',
    with: { window: 'of the cluster file', minutes: 'all servers' },
    outcome: 'hold',
  }),
];

/** Before each server. */
export const SERVER_IS_IN_TIME: readonly Row[] = [
  check('window-open', {
    title: 'The maintenance window is open',
    because: 'no server is begun outside the hours that were approved for it',
    source: ['WIN-01'],
    document: 'both',
    whom: 'clusters with a window',
    asks: windowOpen,
    looksAt: 'no server',
    with: { window: 'of the cluster file' },
    outcome: 'block',
  }),
  check('server-fits-window', {
    title: '{server} can be done within what is left of the window',
    because: 'a server that is begun has to be finished: a person decides to stop here or to go beyond the window',
    source: ['WIN-08', 'WIN-03'],
    document: 'ours',
    whom: 'clusters with a window',
    asks: workFitsWindow,
    looksAt: 'no server',
    with: { window: 'of the cluster file', minutes: 'this server and the rest' },
    outcome: 'hold',
    next: 'For the window it has to begin by {latest}. Its way back: {way-back}.',
  }),
];
