import { WALK_THROUGH_INSTALLER } from '../steps/installer-rows.ts';
import {
  ADDITION_IS_PREPARED,
  CLUSTER_IS_BACK,
  NODE_IS_REBOOTED,
  REBOOTS_ARE_APPROVED,
  SERVER_MATCHES_CLUSTER,
} from './addition.ts';
import { SERVER_IS_IN_TIME } from './in-time.ts';
import { afterAddition } from './post-installation.ts';
import type { ProcedureTable } from './procedure-table.ts';
import { NEW_SERVER_IS_FIT } from './new-server-is-fit.ts';
import { SERVER_IS_FIT } from './server-is-fit.ts';
import { SERVER_IS_INSTALLED, SERVER_IS_INSTALLED_ALREADY } from './server-is-installed.ts';
import { SERVER_IS_PREPARED } from './server-is-prepared.ts';
import { SERVER_IS_QUIETED } from './server-is-quieted.ts';
import { preparation, subscriptions } from './stages.ts';
import { SUBSCRIBER_MAY_JOIN } from './subscriber-may-join.ts';

/** A new subscriber for a cluster that works (S2, "Adding New Subscriber Servers"): ADD-01 to ADD-09. */
export const ADD_SUBSCRIBER: ProcedureTable = {
  releaseProvesDone: true,
  stages: [
    preparation([{ whose: 'the cluster', rows: ADDITION_IS_PREPARED }]),
    {
      kind: 'servers',
      name: 'subscriber',
      title: 'New subscriber',
      members: 'the servers named',
      because: 'it is new: the publisher runs already, and the new server copies its database',
      source: ['ADD-04', 'ORD-02'],
      rows: [
        ...SERVER_IS_IN_TIME,
        ...SUBSCRIBER_MAY_JOIN,
        ...SERVER_IS_PREPARED,
        ...SERVER_IS_QUIETED,
        ...SERVER_IS_FIT,
        ...NEW_SERVER_IS_FIT,
        WALK_THROUGH_INSTALLER,
        ...SERVER_IS_INSTALLED,
        ...SERVER_MATCHES_CLUSTER,
      ],
      whenDone: [...SERVER_IS_INSTALLED_ALREADY, ...SERVER_MATCHES_CLUSTER],
    },
    {
      kind: 'steps',
      name: 'reboots',
      title: 'Reboot of all nodes',
      because:
        'S2 ends the addition with it; it gives no order, so it is one at a time, and phones always have a server',
      source: ['ADD-08'],
      parts: [
        { whose: 'the cluster', rows: REBOOTS_ARE_APPROVED },
        { whose: 'each CallManager server', rows: NODE_IS_REBOOTED },
        { whose: 'the cluster', rows: CLUSTER_IS_BACK },
      ],
    },
    subscriptions(),
    afterAddition('each new subscriber'),
  ],
};
