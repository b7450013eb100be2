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
  source: ['VFY-02', 'VFY-03', 'VFY-07', 'VFY-09', 'VFY-11'],
  document: 'S2',
  whom: 'clusters with subscribers',
  asks: 'subscriptions-good',
  looksAt: 'the publisher',
  with: { subscribers: 'all' },
  outcome: 'block',
  repair: 'reinitialize-subscriptions',
});

/** After the last subscriber: they settle, then they are judged, and mended where they are broken. */
export const SUBSCRIPTIONS_ARE_GOOD: readonly Row[] = [SETTLE, EVERY_SUBSCRIPTION];
