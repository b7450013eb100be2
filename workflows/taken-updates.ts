import { shorten } from '../plan/show-text.ts';
import type { TakenUpdate } from '../plan/types/continued.ts';

/** So many ids are remembered: whoever sends an update anew does so within minutes. */
const REMEMBERED = 500;

/** Characters of what is remembered of one: all of them together go on to the next run, and must stay small. */
const LONGEST_ID = 100;
const LONGEST_ANSWER = 300;

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
    keep({ id, receipt, refused }) {
      // An id of ours is a UUID; whoever chooses a longer one is not sent the same answer twice.
      if (id.length > LONGEST_ID) return;
      taken.set(id, {
        id,
        ...(receipt && { receipt: { ...receipt, message: shorten(receipt.message, LONGEST_ANSWER) } }),
        ...(refused !== undefined && { refused: shorten(refused, LONGEST_ANSWER) }),
      });
      const [oldest] = taken.keys();
      if (taken.size > REMEMBERED && oldest !== undefined) taken.delete(oldest);
    },
    all: () => [...taken.values()],
  };
}
