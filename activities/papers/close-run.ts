import { siteNamed } from '../site-now.ts';
import type { ClosedRun } from '../types.ts';
import type { Bench } from './judge-papers.ts';

/**
 * Writes down that a run is over, once: whatever was approved for it allows nothing from then on.
 * @throws ApplicationFailure of type OTHER_SITE where the worker is none of its site
 */
export async function closeRun(bench: Bench | undefined, { workflow, firstRun, site }: ClosedRun): Promise<void> {
  const { ledger } = await siteNamed(bench?.readSite, site);
  const isOver = 'it is written down already';
  await bench
    ?.ledgerOf(ledger, workflow)
    .append({ event: 'ended', firstRun }, (all) =>
      all.some((entry) => entry.event === 'ended' && entry.firstRun === firstRun) ? isOver : null,
    );
}
