import { WALK_THROUGH_INSTALLER } from '../steps/installer-rows.ts';
import { SERVER_IS_IN_TIME } from './in-time.ts';
import type { ProcedureTable } from './procedure-table.ts';
import type { Row } from '../steps/row.ts';
import { NEW_MACHINE_HAS_THE_NAME, NEW_MACHINE_IS_IN_PLACE, REPLACEMENT_IS_PREPARED } from './replacement.ts';
import { BACK_BY_HAND, DATA_IS_RESTORED, TRACE_DRIVE } from './restoration.ts';
import { NEW_SERVER_IS_FIT } from './new-server-is-fit.ts';
import { SERVER_IS_FIT } from './server-is-fit.ts';
import { SERVER_IS_INSTALLED, SERVER_IS_INSTALLED_ALREADY } from './server-is-installed.ts';
import { SERVER_IS_PREPARED } from './server-is-prepared.ts';
import { SERVER_IS_QUIETED } from './server-is-quieted.ts';
import { SERVER_IS_SET_BACK } from './server-is-set-back.ts';
import { ROW_1_SERVICES } from './services-are-activated.ts';
import { preparation, settingBack, subscriptions } from './stages.ts';
import { EVERY_SUBSCRIPTION, SUBSCRIPTIONS_ARE_GOOD } from './subscriptions.ts';

/** The subscriptions of any procedure, with what S2 leaves open here. */
const SUBSCRIPTIONS_OF_THE_OLD_PUBLISHER: readonly Row[] = SUBSCRIPTIONS_ARE_GOOD.map((row) =>
  row === EVERY_SUBSCRIPTION
    ? {
        ...row,
        because: `S2 is silent about the subscribers of a replaced publisher, so each is judged; ${row.because}`,
        source: ['REP-11', ...row.source],
      }
    : row,
);

/** A new machine for the publisher, and the data of the old one (S2, "Replacing the Publisher"): REP-01 to REP-11. */
export const REPLACE_PUBLISHER: ProcedureTable = {
  // The old machine shows the release as well, so it proves nothing about the new one.
  releaseProvesDone: false,
  stages: [
    preparation([{ whose: 'the cluster', rows: REPLACEMENT_IS_PREPARED }]),
    {
      kind: 'servers',
      name: 'publisher',
      title: 'New publisher',
      members: 'the publisher',
      because: 'a new machine takes the place of the publisher, installed as if for the first time',
      source: ['REP-01'],
      rows: [
        ...SERVER_IS_IN_TIME,
        ...NEW_MACHINE_IS_IN_PLACE,
        ...SERVER_IS_PREPARED,
        ...SERVER_IS_QUIETED,
        ...SERVER_IS_FIT,
        ...NEW_SERVER_IS_FIT,
        WALK_THROUGH_INSTALLER,
        ...SERVER_IS_INSTALLED,
      ],
      whenDone: [NEW_MACHINE_HAS_THE_NAME, ...SERVER_IS_INSTALLED_ALREADY],
    },
    {
      kind: 'steps',
      name: 'restoration',
      title: 'Restoration',
      because: 'an installed publisher is empty: the data of the cluster comes from the backup',
      source: ['REP-03', 'REP-05', 'REP-06', 'REP-08'],
      parts: [{ whose: 'the publisher', rows: DATA_IS_RESTORED }],
    },
    { ...subscriptions(), parts: [{ whose: 'the cluster', rows: SUBSCRIPTIONS_OF_THE_OLD_PUBLISHER }] },
    settingBack([
      { whose: 'the publisher', rows: [...ROW_1_SERVICES, ...SERVER_IS_SET_BACK, ...BACK_BY_HAND, ...TRACE_DRIVE] },
    ]),
  ],
};
