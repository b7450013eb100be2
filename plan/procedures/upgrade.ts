import { INSTALLERS } from '../installer.ts';
import { installerRows } from '../steps/installer-rows.ts';
import type { ProcedureRows } from './procedure-rows.ts';
import { AFTER, SERVER_IS_SET_BACK, SERVER_IS_SET_BACK_BY_HAND, SUBSCRIPTIONS } from './upgrade-end.ts';
import { SERVER_IS_FIT } from './upgrade-fitness.ts';
import { BEFORE } from './upgrade-preparation.ts';
import { SERVER_IS_QUIETED } from './upgrade-quieting.ts';
import { APPLICATION_SERVER, SERVER_IS_BACK, SERVER_IS_DONE_ALREADY } from './upgrade-return.ts';

/** The upgrade of a cluster; each of the tables it consists of can be read from top to bottom. */
export const UPGRADE: ProcedureRows = {
  before: BEFORE,
  server: (part, to) => {
    const installer = INSTALLERS[to];
    const atTheConsole = installer ? installerRows(installer, part) : [];
    return [...SERVER_IS_FIT, ...SERVER_IS_QUIETED, ...atTheConsole, ...SERVER_IS_BACK];
  },
  serverThatIsDone: SERVER_IS_DONE_ALREADY,
  applicationServer: APPLICATION_SERVER,
  subscriptions: SUBSCRIPTIONS,
  setBack: SERVER_IS_SET_BACK,
  setBackByHand: SERVER_IS_SET_BACK_BY_HAND,
  after: AFTER,
};
