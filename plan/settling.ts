import { subscribersOf } from './order.ts';
import type { Cluster } from './types/cluster.ts';
import { known, unknown } from './types/observation.ts';
import type { Fact, Observation } from './types/observation.ts';

/**
 * Seconds until every subscriber has been up for as long as its subscription needs to settle (VFY-01). A server that
 * was finished ends with a reboot, so its boot time is no earlier than its end; one that cannot be read leaves all of it unknown.
 */
export function secondsToSettle(cluster: Cluster, observations: readonly Observation[] | null): Fact<number> {
  const settle = cluster.durations.subscriptionsSettle.seconds;
  let rest = 0;
  for (const { name } of subscribersOf(cluster)) {
    const look = observations?.find(({ server }) => server === name);
    if (!look) return unknown(`nobody looked at ${name}`);
    if (!look.bootTime.known) return unknown(`the boot time of ${name} could not be read: ${look.bootTime.why}`);
    const up = Math.floor((Date.parse(look.at) - Date.parse(look.bootTime.value)) / 1000);
    if (Number.isNaN(up)) return unknown(`the boot time of ${name} cannot be understood`);
    rest = Math.max(rest, Math.min(settle, settle - up));
  }
  return known(rest);
}
