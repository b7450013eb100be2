import { subscribersOf } from './order.ts';
import type { Cluster } from './types/cluster.ts';
import { known, unknown, type Fact } from '../../plan/fact.ts';
import type { Observation } from './types/observation.ts';

/**
 * Seconds until every subscriber has been up for as long as its subscription needs to settle (VFY-01). A server that
 * was finished ends with a reboot, so it booted no earlier than its end; one that cannot be read leaves all of it unknown.
 */
export function secondsToSettle(cluster: Cluster, observations: readonly Observation[] | null): Fact<number> {
  const settle = cluster.durations.subscriptionsSettle.seconds;
  let rest = 0;
  for (const { name } of subscribersOf(cluster)) {
    const look = observations?.find(({ server }) => server === name);
    if (!look) return unknown(`nobody looked at ${name}`);
    const up = secondsUp(look);
    if (!up.known) return unknown(`how long ${name} has been up is not known: ${up.why}`);
    rest = Math.max(rest, Math.min(settle, settle - up.value));
  }
  return known(rest);
}

/** By its counter and by its own clock and boot time, read in the same breath: the one that says less, never another clock. */
function secondsUp({ uptimeSeconds, bootTime, clock }: Observation): Fact<number> {
  if (!bootTime.known || !clock.known)
    return uptimeSeconds.known ? known(Math.floor(uptimeSeconds.value)) : uptimeSeconds;
  const byClock = (Date.parse(clock.value) - Date.parse(bootTime.value)) / 1000;
  if (Number.isNaN(byClock)) return unknown(`its boot time is "${bootTime.value}" and its clock "${clock.value}"`);
  return known(Math.floor(Math.min(byClock, uptimeSeconds.known ? uptimeSeconds.value : byClock)));
}
