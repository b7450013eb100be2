import type { WorkPlace } from './placing.ts';
import type { Procedure } from './types/procedure.ts';
import type { Durations } from './types/cluster.ts';
import type { Minutes } from '../../plan/types/plan.ts';

const inMinutes = (seconds: number): number => Math.ceil(seconds / 60);

/** Minutes of the work on one server; an application server's are in its own documents, so only a longest is assumed (APP-06). */
export function minutesOf(
  placed: Pick<WorkPlace, 'server' | 'stage'>,
  durations: Durations,
  procedure: Procedure,
): Minutes {
  const { installLow, installHigh, rebootSettle, rebootLimit, applicationUpgrade, deviceReturnLimit } = durations;
  const comingBack = comesBackWithDevices(placed, procedure) ? deviceReturnLimit.seconds : 0;
  if (placed.stage === 'application') return { low: 0, high: inMinutes(applicationUpgrade.seconds) };
  return {
    low: inMinutes(installLow.seconds + rebootSettle.seconds),
    high: inMinutes(installHigh.seconds + rebootLimit.seconds + comingBack),
  };
}

/** Devices of an upgraded server may take their whole time to come back, and the next server waits for them (WIN-15). */
const comesBackWithDevices = ({ server }: Pick<WorkPlace, 'server'>, procedure: Procedure): boolean =>
  procedure === 'upgrade' && server.devices > 0;

/** What stands around the servers: the tasks before the first and after the last, and the settling of subscriptions (WIN-05). */
const around = ({ tasksBefore, tasksAfter, subscriptionsSettle }: Durations): number =>
  inMinutes(tasksBefore.seconds) + inMinutes(tasksAfter.seconds) + inMinutes(subscriptionsSettle.seconds);

/** Minutes of all servers one after the other, and of what stands around them. */
export function totalMinutes(servers: readonly Minutes[], durations: Durations): Minutes {
  return {
    low: servers.reduce((sum, minutes) => sum + minutes.low, around(durations)),
    high: servers.reduce((sum, minutes) => sum + minutes.high, around(durations)),
  };
}

/**
 * Longest minutes of a server and of all that comes after it, in order of work; for the cluster as a whole (null), of all
 * that is still to be done when the preparation is over.
 */
export function longestMinutes(
  places: readonly Pick<WorkPlace, 'server' | 'stage'>[],
  durations: Durations,
  procedure: Procedure,
): (server: string | null) => { readonly own: number; readonly after: number } {
  const end = inMinutes(durations.subscriptionsSettle.seconds) + inMinutes(durations.tasksAfter.seconds);
  const times = places.map(({ server, stage }) => ({
    name: server.name,
    high: minutesOf({ server, stage }, durations, procedure).high,
  }));
  const from = (index: number): number => times.slice(index).reduce((sum, { high }) => sum + high, end);
  return (server) => {
    const index = times.findIndex(({ name }) => name === server);
    const own = times[index];
    return own ? { own: own.high, after: from(index + 1) } : { own: from(0), after: 0 };
  };
}
