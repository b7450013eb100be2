import { randomUUID } from 'node:crypto';
import { ActFence, CLOCKS, type FenceOptions } from '../../activities/act-fence.ts';
import type { ActOrder } from '../../plan/platform/fence.ts';

/** An order of a Temporal server that says yes to everything, but for what a test changes. */
export const orderOf = (changes: Partial<FenceOptions> = {}): ActOrder => ({
  id: randomUUID(),
  fence: new ActFence({
    stillTheOne: () => Promise.resolve(),
    isCancelled: () => false,
    boundMs: 5_000,
    lastsMs: 180_000,
    clocks: CLOCKS,
    ...changes,
  }),
});
