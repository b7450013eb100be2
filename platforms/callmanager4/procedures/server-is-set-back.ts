import { restoreServices } from '../actions/restore-services.ts';
import { servicesRestored } from '../checks/services-restored.ts';
import { DONE_OR_LATER, act, ask } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/** What this run has set aside. */
const SET_BACK: Row = act('services-set-back', {
  title: 'Set back on {server}: {services}',
  because: 'every server is done, so the software that was set aside gets its start type and state of before again',
  source: ['SVC-11', 'SVC-12', 'REM-06', 'POST-35', 'POST-36'],
  document: 'both',
  whom: 'servers with something to set back',
  act: restoreServices,
  with: { services: 'what may interfere' },
  proof: { asks: servicesRestored, with: { services: 'what may interfere' }, within: 'serviceStartLimit' },
});

/** What was set aside before anything was done: by an earlier run, or for good. */
const SET_BACK_BY_HAND: Row = ask('services-set-back-by-hand', {
  title: 'Set back by hand on {server}: {set-aside}',
  because: 'they were stopped and disabled before this run looked, so this run has not seen what they should be',
  source: ['SVC-11', 'SVC-12', 'REM-06', 'POST-36'],
  document: 'both',
  whom: 'servers with something set aside before',
  instructions: [
    'Start > Programs > Administrative Tools > Services: set each startup type, and start what ran.',
    'Terminal Services must be enabled again after the {work}. What was always disabled stays so.',
    'Your answer is compared with what the run before wrote down; where there is no such record, your word counts:',
  ],
  answer: DONE_OR_LATER,
  task: 'set-back-services',
  proof: { asks: servicesRestored, with: { services: 'what was set aside before' } },
});

/** A CallManager server, when all servers are done. */
export const SERVER_IS_SET_BACK: readonly Row[] = [SET_BACK, SET_BACK_BY_HAND];
