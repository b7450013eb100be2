import { describe, expect, it } from 'vitest';
import { createProgressPrinter } from '../print-progress.ts';
import { describeTried } from './render-rooms.ts';
import { ROOMS } from './rooms.ts';
import { tryRooms } from './try-rooms.ts';

/** As many as CI has time for: one of each of the first kinds, the same at each run as long as their code is the same. */
const SAMPLE = { seed: 11, count: 4, lanes: 1, begins: '' };

/** One that nobody has explained may slip through so small a sample; at two of four the tests have a hole. */
const MOST_SURVIVORS = 1;

describe('of a few small changes of the code', () => {
  it('the tests notice all but what is known to harm nobody, and one', { timeout: 600_000 }, async () => {
    const progress = createProgressPrinter({ write: () => undefined });
    const rooms = ROOMS.filter(({ folder }) => ['plan', 'platforms', 'activities', 'config'].includes(folder));
    for (const { room, survivors } of await tryRooms({ ...SAMPLE, rooms, progress })) {
      const unexplained = survivors.flatMap(({ tried, because }) => (because === null ? [describeTried(tried)] : []));
      expect(unexplained.slice(MOST_SURVIVORS), `${room.folder}: ${unexplained.join('\n')}`).toEqual([]);
    }
  });
});
