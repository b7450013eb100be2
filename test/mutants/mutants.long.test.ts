import { describe, expect, it } from 'vitest';
import { createProgressPrinter } from '../print-progress.ts';
import { describeTried } from './render-rooms.ts';
import { ROOMS } from './rooms.ts';
import { tryRooms } from './try-rooms.ts';

/** Files that much hangs on and whose own tests are quick: CI has minutes for it. `npm run mutants` tries all of the code. */
const FILES = ['plan/kept-memory.ts', 'activities/ssh/decode-output.ts'];

/** One of each of the first kinds. */
const SAMPLE = { seed: 11, count: 3, lanes: 1 };

describe('of a few small changes of a file on which much hangs, the tests notice each', () => {
  it.each(FILES)('%s', { timeout: 600_000 }, async (begins) => {
    const progress = createProgressPrinter({ write: () => undefined });
    const rooms = ROOMS.filter(({ folder }) => begins.startsWith(`${folder}/`));
    const [result] = await tryRooms({ ...SAMPLE, rooms, begins, progress });
    expect(result?.tried).toHaveLength(SAMPLE.count);
    const unexplained = result?.survivors.filter(({ because }) => because === null) ?? [];
    expect(unexplained.map(({ tried }) => describeTried(tried))).toEqual([]);
  });
});
