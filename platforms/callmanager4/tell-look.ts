import type { ToldLook } from '../../plan/platform/platform.ts';
import type { Observation } from './types/observation.ts';

/** What a look at a server came to, in a few words. */
export const tellLook = (look: Observation): ToldLook => ({
  server: look.server,
  // No answer and an unknown way to it are both blind.
  isSeen: look.reachable.known && look.reachable.value,
  inWords: inWords(look),
});

function inWords({ reachable, callManager }: Observation): string {
  if (!reachable.known) return `cannot be seen: ${reachable.why}`;
  if (!reachable.value) return 'does not answer';
  if (!callManager.known) return `seen, release unknown: ${callManager.why}`;
  return callManager.value === null ? 'seen, no CallManager' : `seen, CallManager ${callManager.value}`;
}
