import type { Bench } from './judge-papers.ts';

/** Writes down that a run is over, once: whatever was approved for it allows nothing from then on. */
export async function closeRun(
  bench: Bench | undefined,
  { workflow, firstRun }: { readonly workflow: string; readonly firstRun: string },
): Promise<void> {
  if (!bench) return;
  const { ledger } = await bench.readSite();
  const isOver = 'it is written down already';
  await bench
    .ledgerOf(ledger, workflow)
    .append({ event: 'ended', firstRun }, (all) =>
      all.some((entry) => entry.event === 'ended' && entry.firstRun === firstRun) ? isOver : null,
    );
}
