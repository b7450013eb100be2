/**
 * Carries out pieces of work, some at once: as soon as one ends, the next one begins.
 * @param begin begins the next one; null: there is none now, though there may be when one that is under way has ended
 */
export async function carryOut(atOnce: number, begin: () => Promise<void> | null): Promise<void> {
  const underWay = new Set<Promise<void>>();
  for (;;) {
    while (underWay.size < atOnce) {
      const work = begin();
      if (work === null) break;
      const ended = work.finally(() => underWay.delete(ended));
      underWay.add(ended);
    }
    if (underWay.size === 0) return;
    await Promise.race(underWay);
  }
}
