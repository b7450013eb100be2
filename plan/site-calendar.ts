import type { SiteInForce } from './types/site-rules.ts';

/** Why nothing may be begun at a site at a moment, by its windows and freezes; null where it may. */
export function whyNoBeginning(
  { windows, freezes }: Pick<SiteInForce, 'windows' | 'freezes'>,
  now: Date,
): string | null {
  const holds = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
    Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(to);
  const freeze = freezes.find(holds);
  if (freeze) return `nothing is begun at this site until ${freeze.to}: ${freeze.reason}`;
  if (windows.length === 0 || windows.some(holds)) return null;
  const next = windows.map(({ from }) => from).find((from) => Date.parse(from) > now.getTime());
  return `no window of this site is open now; ${next === undefined ? 'there is none left' : `the next opens at ${next}`}`;
}
