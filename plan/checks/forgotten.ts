import type { ServerMemory } from '../types/run.ts';
import type { CheckName } from '../types/step.ts';

/**
 * What a check forgets before it looks: where it cannot write down what it is to, what was written down for an earlier
 * step proves nothing in its place.
 */
export const FORGOTTEN_BEFORE: Readonly<Partial<Record<CheckName, Partial<ServerMemory>>>> = {
  'boot-recorded': { boot: null },
};
