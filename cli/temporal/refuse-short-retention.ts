import type { Plan } from '../../plan/types/plan.ts';
import { retentionCommand, SHORT_RETENTION, type NamespacePlace } from '../../worker/temporal/prepare-namespace.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** Where a run would be started. */
export interface KeepingPlace extends NamespacePlace {
  /** For how long it keeps ended runs. */
  readonly days: number;
}

const MINUTES_A_DAY = 24 * 60;

/**
 * The first run of a chain ends when its second server begins, and holds the plan. A namespace must keep it until the last
 * server is done, and the story for a while longer; a rehearsal on a lab may forget.
 * @throws CommandError (refused) with the command that makes the retention long enough
 */
export function refuseShortRetention(plan: Plan, place: KeepingPlace): void {
  const { namespace, days } = place;
  if (plan.rehearsal) return;
  const longest = plan.minutes.high / MINUTES_A_DAY;
  const needed = SHORT_RETENTION + longest;
  if (days >= needed) return;
  throw new CommandError(
    EXIT.refused,
    `refused: namespace ${namespace} keeps ended runs for ${rounded(days)} days; a plan of at most ${rounded(longest)} days ` +
      `needs ${rounded(needed)}, since the plan and the story lie in runs that end before the last server is done`,
    [`longer: ${retentionCommand(place)}`],
  );
}

const rounded = (days: number): string => days.toFixed(1).replace(/\.0$/, '');
