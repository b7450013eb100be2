import { ActivityFailure, isCancellation, TimeoutFailure, type ActivityOptions } from '@temporalio/workflow';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';

/** Whether somebody takes the work that a run has for its site, as far as the run has noticed. */
export interface Attendance {
  /** Nobody has taken a piece of work in time. */
  missed(): void;
  /** Somebody has taken one. */
  heard(): void;
  /** That nobody does, and what to do; null while somebody does. */
  unheard(): string | null;
}

/** How long work waits for somebody who takes it before people are told that nobody does. */
export const TAKEN_WITHIN = '30 s';

/** Writes into the story when it begins that nobody listens, and when it is over: one line each, however long it lasts. */
export function createAttendance(
  before: string | null,
  siteOf: () => string | undefined,
  write: (entry: Omit<JournalEntry, 'at'>) => void,
): Attendance {
  let unheard = before;
  const where = (): string => (siteOf() === undefined ? '' : ` of site ${siteOf()}`);
  return {
    missed() {
      if (unheard !== null) return;
      const command = siteOf() === undefined ? 'ccmctl worker' : `ccmctl worker --sites ${siteOf()}`;
      const mend = `start one with \`${command}\`, and the run goes on by itself`;
      unheard = `nobody listens: no worker${where()} takes work; ${mend}`;
      write({ kind: 'unheard', text: unheard });
    },
    heard() {
      if (unheard === null) return;
      unheard = null;
      write({ kind: 'heard', text: `a worker${where()} takes work again` });
    },
    unheard: () => unheard,
  };
}

/**
 * Has a look made by a worker of the site. Where none takes it in time, that is written down, and the look waits for the
 * first one that comes: `first`, which is short, tells when that is, and then `look` is made as it was meant.
 */
export async function lookAttended<Seen>(
  attendance: Attendance,
  look: (options: ActivityOptions) => Promise<Seen>,
  first: () => Promise<unknown> = () => look({}),
): Promise<Seen> {
  for (;;) {
    try {
      const seen = await look({ scheduleToStartTimeout: TAKEN_WITHIN });
      attendance.heard();
      return seen;
    } catch (failure) {
      if (isCancellation(failure)) throw failure;
      if (!wasNeverTaken(failure)) {
        attendance.heard();
        throw failure;
      }
    }
    attendance.missed();
    await first().catch(throwIfCancelled);
    attendance.heard();
  }
}

/** Whatever else became of the first look: somebody took it. */
function throwIfCancelled(failure: unknown): void {
  if (isCancellation(failure)) throw failure;
}

/** Whether nobody has begun what was to be done: Temporal starts no activity whose time to be taken is over. */
export const wasNeverTaken = (failure: unknown): boolean =>
  failure instanceof ActivityFailure &&
  failure.cause instanceof TimeoutFailure &&
  failure.cause.timeoutType === 'SCHEDULE_TO_START';
