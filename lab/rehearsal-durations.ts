import type { DurationName } from '../platforms/callmanager4/types/cluster.ts';

/**
 * Durations of a cluster file that is derived for a rehearsal: the lab's world runs in seconds, where the real one takes
 * minutes. Those that say how long an installation lasts stay as they are, since nothing waits for them.
 */
export const REHEARSAL_DURATIONS: Readonly<Partial<Record<DurationName, string>>> = {
  subscriptionsSettle: '3s',
  rebootLimit: '30s',
  rebootSettle: '1s',
  serviceStartLimit: '15s',
  replicationLimit: '20s',
  deviceReturnLimit: '20s',
};
