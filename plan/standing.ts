import { TERMINAL_SERVICES } from './interfering-software.ts';
import { isCallManagerServer } from './order.ts';
import type { Server } from './types/cluster.ts';
import type { Observation } from './types/observation.ts';
import { isSameRelease } from './same-release.ts';

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
 * Software of the cluster file, and Terminal Services, that is stopped and disabled before anything was done: by an
 * earlier run, or for good. Nothing recorded tells which, so a person has to say.
 */
export function setAsideBefore(server: Server, observation: Observation | null): readonly string[] {
  if (!observation?.services.known) return [];
  const names = [...server.software.flatMap(({ services }) => services), TERMINAL_SERVICES].map((name) =>
    name.toLowerCase(),
  );
  return observation.services.value
    .filter(({ state, startType }) => state === 'stopped' && startType === 'disabled')
    .map(({ displayName }) => displayName)
    .filter((displayName) => names.includes(displayName.toLowerCase()));
}
