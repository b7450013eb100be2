import { WALK_THROUGH_INSTALLER } from '../steps/installer-rows.ts';
import { CORESIDENT_SERVER } from './coresident-server.ts';
import { DRIVE_IS_KEPT, SPARES_ARE_ON_SITE } from './drive-is-kept.ts';
import { DRIVE_IS_PULLED } from './drive-is-pulled.ts';
import type { ProcedureTable } from './procedure-table.ts';
import { SERVER_IS_FIT } from './server-is-fit.ts';
import { SERVER_IS_QUIETED } from './server-is-quieted.ts';
import { SERVER_IS_SET_BACK } from './server-is-set-back.ts';
import { preparation, settingBack, subscriptions } from './stages.ts';
import { CLUSTER_IS_UPGRADED, FURTHER_SERVICES, UPGRADE_IS_OVER } from './upgrade-end.ts';
import { SERVER_MAY_BE_UPGRADED } from './upgrade-fitness.ts';
import { BEFORE } from './upgrade-preparation.ts';
import { APPLICATION_SERVER, SERVER_IS_BACK, SERVER_IS_DONE_ALREADY } from './upgrade-return.ts';

/** The upgrade of a cluster; each of the tables it consists of can be read from top to bottom. */
export const UPGRADE: ProcedureTable = {
  releaseProvesDone: true,
  stages: [
    preparation([
      { whose: 'each CallManager server', rows: [...CORESIDENT_SERVER, ...SPARES_ARE_ON_SITE] },
      { whose: 'the cluster', rows: BEFORE },
    ]),
    {
      kind: "S1's order",
      of: 'CallManager servers',
      rows: [
        ...SERVER_MAY_BE_UPGRADED,
        ...DRIVE_IS_KEPT,
        ...DRIVE_IS_PULLED,
        ...SERVER_IS_QUIETED,
        ...SERVER_IS_FIT,
        WALK_THROUGH_INSTALLER,
        ...SERVER_IS_BACK,
      ],
      whenDone: SERVER_IS_DONE_ALREADY,
    },
    subscriptions(),
    { kind: "S1's order", of: 'application servers', rows: APPLICATION_SERVER, whenDone: APPLICATION_SERVER },
    settingBack([
      { whose: 'each CallManager server', rows: SERVER_IS_SET_BACK },
      { whose: 'the cluster', rows: CLUSTER_IS_UPGRADED },
      { whose: 'each CallManager server', rows: FURTHER_SERVICES },
      { whose: 'the cluster', rows: UPGRADE_IS_OVER },
    ]),
  ],
};
