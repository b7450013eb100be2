import { reinitializeSubscriptions } from '../actions/reinitialize-subscriptions.ts';
import { subscriptionsGood } from '../checks/subscriptions-good.ts';
import { NEWEST_DATABASE } from '../newest-database.ts';
import { check, wait } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

const SETTLE: Row = wait('subscriptions-settle', {
  title: 'Wait before the subscriptions are judged',
  because: 'links that were set up just now look broken until they have settled',
  source: ['VFY-01'],
  document: 'S2',
  whom: 'clusters with subscribers',
  lasts: 'subscriptionsSettle',
});

/** One look at all of them, which names each that is broken and offers the repair, which is for all of them at once. */
export const EVERY_SUBSCRIPTION: Row = check('subscriptions-good', {
  title: 'Every subscriber has a good subscription',
  because:
    'over a broken link the database is not copied; the repair is to reinitialize all subscriptions on {publisher} and start its snapshot agent',
  source: [
    'VFY-02',
    'VFY-03',
    'VFY-04',
    'VFY-05',
    'VFY-06',
    'VFY-07',
    'VFY-08',
    'VFY-09',
    'VFY-10',
    'VFY-11',
    'SUP-14',
  ],
  document: 'S2',
  whom: 'clusters with subscribers',
  asks: subscriptionsGood,
  looksAt: 'the publisher',
  with: { subscribers: 'all' },
  outcome: 'block',
  repair: {
    act: reinitializeSubscriptions,
    byHand: [
      'On {publisher}: Start > Programs > Microsoft SQL Server 2000 > Enterprise Manager.',
      `Microsoft SQL Servers > SQL Server Group > {publisher} > Databases > ${NEWEST_DATABASE} > Publications: right-click the publication, Reinitialize all Subscriptions, Yes. It is for all of them, good ones too.`,
      `Then, and not before: SQL Server Group > {publisher} > Replication Monitor > Agents > Snapshot Agents: right-click the publication of ${NEWEST_DATABASE}, Start.`,
      'A link that stays broken is a matter for your Cisco partner or TAC, with this record and the history of its agent.',
    ],
  },
});

/** After the last subscriber: they settle, then they are judged, and mended where they are broken. */
export const SUBSCRIPTIONS_ARE_GOOD: readonly Row[] = [SETTLE, EVERY_SUBSCRIPTION];
