import type { Scenarios } from './people.ts';

const TWO = { cluster: 'demo-two-servers', procedure: 'verify-subscriptions' } as const;

/** S2's verification of subscriptions, its good way and its bad ones. */
export const VERIFY_SUBSCRIPTIONS: Scenarios = {
  'subscriptions are verified': TWO,
  'a broken subscription is found and repaired (VFY-07, VFY-09, VFY-10)': {
    ...TWO,
    faults: [{ fault: 'subscription-fails', server: 'AAR-SUB', times: 'once' }],
    people: () => ({ policy: ['repair', 'stop'] }),
  },
  'a subscription stays broken (VFY-11)': {
    ...TWO,
    faults: [{ fault: 'subscription-stays-broken', server: 'AAR-SUB', times: 'always' }],
    people: () => ({ policy: ['repair', 'stop'] }),
  },
  'nobody can read the subscriptions (VFY-03)': {
    ...TWO,
    faults: [{ fault: 'unreachable', server: 'AAR-PUB', times: 'always', command: 'osql' }],
    people: () => ({ policy: ['look-again', 'stop'] }),
  },
};
