import { isOut } from './checks/service-lookup.ts';
import { mayInterfere } from './interfering-software.ts';
import { isCallManagerServer } from './order.ts';
import type { Server } from './types/cluster.ts';
import type { Observation } from './types/observation.ts';
import { isSameRelease } from './versions.ts';

/**
 * Whether a server shows the wanted release already: after a run that was stopped, the next plan only looks at it.
 * A server that was not seen, or does not tell its release, counts as not done.
 */
export const isDoneAlready = (server: Server, observation: Observation | null, to: string): boolean =>
  isCallManagerServer(server) &&
  observation?.callManager.known === true &&
  observation.callManager.value !== null &&
  isSameRelease(observation.callManager.value, to) === true;

/**
 * Software of the cluster file, and every other service that may interfere, that is stopped and disabled before anything
 * was done: by an earlier run, or for good. The server itself does not tell which, so a person has to say.
 */
export function setAsideBefore(
  server: Server,
  observation: Observation | null,
  worksByVnc: boolean,
): readonly string[] {
  if (!observation?.services.known) return [];
  const named = server.software.flatMap(({ services }) => services).map((name) => name.toLowerCase());
  return observation.services.value
    .filter(isOut)
    .filter((one) => named.includes(one.displayName.toLowerCase()) || mayInterfere(server, one, worksByVnc))
    .map(({ displayName }) => displayName);
}
