import type { TakenUpdate } from '../plan/types/continued.ts';

/** So many ids are remembered: whoever sends an update anew does so within minutes. */
const REMEMBERED = 500;

/** What came of the updates of a run: one that is sent again, also at the seam between two runs, gets the same. */
export interface TakenUpdates {
  find(id: string): TakenUpdate | undefined;
  keep(update: TakenUpdate): void;
  all(): readonly TakenUpdate[];
}

export function createTakenUpdates(before: readonly TakenUpdate[]): TakenUpdates {
  const taken = new Map(before.map((update) => [update.id, update]));
  return {
    find: (id) => taken.get(id),
    keep(update) {
      taken.set(update.id, update);
      const [oldest] = taken.keys();
      if (taken.size > REMEMBERED && oldest !== undefined) taken.delete(oldest);
    },
    all: () => [...taken.values()],
  };
}
