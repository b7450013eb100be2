import { WALK_THROUGH_INSTALLER } from '../steps/installer-rows.ts';
import { SERVER_IS_IN_TIME } from './in-time.ts';
import { INSTALLATION_IS_PREPARED } from './install-preparation.ts';
import { afterInstallation } from './post-installation.ts';
import type { ProcedureTable } from './procedure-table.ts';
import { NEW_SERVER_IS_FIT } from './new-server-is-fit.ts';
import { SERVER_IS_FIT } from './server-is-fit.ts';
import { SERVER_IS_INSTALLED, SERVER_IS_INSTALLED_ALREADY } from './server-is-installed.ts';
import { SERVER_IS_PREPARED } from './server-is-prepared.ts';
import { SERVER_IS_QUIETED } from './server-is-quieted.ts';
import { preparation, subscriptions } from './stages.ts';
import { SUBSCRIBER_MAY_JOIN } from './subscriber-may-join.ts';

/** The installation of a cluster (S2): the publisher, the subscribers one by one, and what follows. */
export const INSTALL: ProcedureTable = {
  releaseProvesDone: true,
  stages: [
    preparation([{ whose: 'the cluster', rows: INSTALLATION_IS_PREPARED }]),
    {
      kind: 'servers',
      name: 'publisher',
      title: 'Publisher',
      members: 'the publisher',
      because: 'the publisher comes first: every subscriber authenticates against its database and copies it',
      source: ['ORD-01', 'ORD-19'],
      rows: [
        ...SERVER_IS_IN_TIME,
        ...SERVER_IS_PREPARED,
        ...SERVER_IS_QUIETED,
        ...SERVER_IS_FIT,
        ...NEW_SERVER_IS_FIT,
        WALK_THROUGH_INSTALLER,
        ...SERVER_IS_INSTALLED,
      ],
      whenDone: SERVER_IS_INSTALLED_ALREADY,
    },
    {
      kind: 'servers',
      name: 'subscriber',
      title: 'Subscribers',
      members: 'every subscriber',
      because: 'a subscriber copies the database of the installed publisher, and only one can copy it at a time',
      source: ['ORD-01', 'ORD-02', 'ORD-04', 'PUB-21'],
      rows: [
        ...SERVER_IS_IN_TIME,
        ...SUBSCRIBER_MAY_JOIN,
        ...SERVER_IS_PREPARED,
        ...SERVER_IS_QUIETED,
        ...SERVER_IS_FIT,
        ...NEW_SERVER_IS_FIT,
        WALK_THROUGH_INSTALLER,
        ...SERVER_IS_INSTALLED,
      ],
      whenDone: SERVER_IS_INSTALLED_ALREADY,
    },
    subscriptions(),
    afterInstallation('each CallManager server'),
  ],
};
