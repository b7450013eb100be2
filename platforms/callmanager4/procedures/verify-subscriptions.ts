import { publisherServes } from '../checks/publisher-serves.ts';
import { subscriptionsGood } from '../checks/subscriptions-good.ts';
import { ask, check, gate, wait } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import type { ProcedureTable } from './procedure-table.ts';
import { EVERY_SUBSCRIPTION } from './subscriptions.ts';

/** Nothing is judged before every subscriber has been up for 35 minutes. */
const SUBSCRIBERS_HAVE_SETTLED: readonly Row[] = [
  gate('publisher-serves', {
    title: 'The database of {publisher} is being served',
    because: 'while it is not, every link looks broken, and nothing of it is the fault of the links',
    source: ['ORD-16', 'VFY-02'],
    document: 'both',
    asks: publisherServes,
    looksAt: 'the publisher',
    with: { services: ['MSSQLSERVER'] },
  }),
  wait('rest-of-settling', {
    title: 'Wait for the rest of the time that the youngest subscriber needs',
    because: 'its end is no later than its last boot, and until the time is over its link may look broken',
    source: ['VFY-01', 'VFY-12'],
    document: 'S2',
    whom: 'subscribers that still settle',
    lasts: 'what is left of subscriptionsSettle',
  }),
  ask('settled-since', {
    title: 'Say how long ago the last subscriber was finished',
    because: 'no machine could tell it, and a link that is judged too early may look broken',
    source: ['VFY-01'],
    document: 'S2',
    whom: 'subscribers of unknown age',
    instructions: [
      'Find out when the last subscriber of {server} was installed, upgraded or rebooted.',
      'Wait until that is long enough ago, then give the minutes; fewer are refused.',
    ],
    answer: 'minutes since the last subscriber',
  }),
];

/** One verdict for each, so that each stands in the record with what was seen. */
const VERDICT_OF_EACH: readonly Row[] = [
  check('subscription', {
    title: 'The subscription of {server} is good',
    because: 'a subscriber that is missing from the list counts as broken, and each one has a verdict of its own',
    source: ['VFY-03', 'VFY-11'],
    document: 'S2',
    asks: subscriptionsGood,
    looksAt: 'the publisher',
    with: { subscribers: 'this server' },
    outcome: 'open item',
  }),
];

/** Are the links between the publisher and its subscribers whole? If not, they are mended. */
export const VERIFY_SUBSCRIPTIONS: ProcedureTable = {
  releaseProvesDone: false,
  stages: [
    {
      kind: 'steps',
      name: 'subscriptions',
      title: 'Subscriptions',
      because: 'over a broken link no subscriber gets what is changed on the publisher',
      source: ['VFY-02', 'VFY-03', 'VFY-12'],
      parts: [
        { whose: 'the cluster', rows: [...SUBSCRIBERS_HAVE_SETTLED, EVERY_SUBSCRIPTION] },
        { whose: 'each subscriber', rows: VERDICT_OF_EACH },
      ],
    },
  ],
};
