import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure, TemporalFailure } from '@temporalio/common';
import type { FailureCode } from '../plan/failures.ts';
import { NothingSentError } from '../plan/platform/fence.ts';
import type { Sighting, Site } from '../plan/platform/site.ts';
import type { Verdict } from '../plan/types/run.ts';
import { ActHeartbeats } from './act-heartbeats.ts';
import { decisionName } from './decision-name.ts';
import { NO_SHEET, type TellSheet } from './sheet/sheet-before-act.ts';
import type { Leave } from './papers/leave.ts';
import { fenceOfActivity } from './fence-of-activity.ts';
import type { ActionInput, ActionReport, DecidedBy } from './types.ts';
import { refuseAfterReset } from './refuse-after-reset.ts';
import { Withdrawal } from './withdrawal.ts';

/** How often an act that takes its time tells Temporal that its worker lives. */
const HEARTBEAT_MS = 5_000;

/**
 * Looks, and carries out one act, once, where what is seen is what it was decided by. What it came to is for another look
 * to say; what the commands said is reported.
 * @throws ApplicationFailure of type NOT_RESOLVED, before anything was done, when the server does not show what to act
 * on, other lines than were shown would be sent, or an act of before may still take effect; of type HANDED_OUT_AGAIN when
 * somebody paused or reset its activity. A failure after that has what was seen before the act as its detail.
 */
export async function runAction(
  site: Site,
  input: ActionInput,
  leave: Leave,
  tellSheet: TellSheet = NO_SHEET,
): Promise<ActionReport> {
  refuseAfterReset(input);
  refuseToRepeat(input);
  if (leave.isAnsweredFor) return noteAnsweredFor(leave);
  if (input.decidedBy === 'a person')
    for (const target of [...input.proof.targets, input.target]) site.allowLogin(target, decisionName());
  const heartbeats = new ActHeartbeats();
  const fence = fenceOfActivity(heartbeats);
  const alive = setInterval(() => void heartbeats.send().catch(() => undefined), HEARTBEAT_MS);
  try {
    const { verdict: before, seen } = await lookBefore(site, input);
    if (!isActedOn(before, input.decidedBy)) {
      if (before.verdict === 'good') await leave.left();
      return { before };
    }
    const lines = await linesNow(site, input, seen).catch(nothingSent);
    refuseOtherLines(site, lines, input);
    // Temporal has it before the first command goes out: the fence asks by a heartbeat that carries it.
    heartbeats.carry(before);
    const anchor = await leave.begin(lines);
    const noSheet = await tellSheet({ commands: lines, seen: before.seen });
    const commands = await site
      .act(input.target, lines, { id: input.id, fence })
      .catch(async (error: unknown) => {
        // Where that cannot be written down, a person is asked before it is begun again.
        if (error instanceof NothingSentError) await leave.unsent().catch(() => undefined);
        return nothingSent(error);
      })
      .catch(tellWhatWas(before));
    return { before, commands, ...(anchor && { anchor }), ...(noSheet !== undefined && { noSheet }) };
  } finally {
    clearInterval(alive);
  }
}

/**
 * Whether an act is carried out by what was seen right before it. What is as it should be, and only has not been so for long
 * enough, is done: a server that has just come up again is not rebooted once more, whoever has decided so a moment ago.
 */
export const isActedOn = ({ verdict, settling }: Verdict, decidedBy: DecidedBy): boolean =>
  settling !== true && ACTED_ON[decidedBy].includes(verdict);

const ACTED_ON: Readonly<Record<DecidedBy, readonly Verdict['verdict'][]>> = {
  'the look': ['bad'],
  'a person': ['bad', 'unknown'],
  nobody: [],
};

/** A step that a person has answered for is over without its act, whatever a machine would see. */
async function noteAnsweredFor(leave: Leave): Promise<ActionReport> {
  await leave.left();
  return { before: { verdict: 'unknown', expected: 'a decision', seen: 'a person has answered for it' } };
}

/** What was asked for before and got no answer is made harmless, then it is looked; while it cannot be, nothing is done. */
async function lookBefore(site: Site, { proof, target, memory, decidedBy }: ActionInput): Promise<Sighting> {
  const withdrawal = new Withdrawal(site, { targets: [...proof.targets, target], memory });
  const once = await withdrawal
    .judge(() => site.see(proof))
    .catch((error: unknown) => {
      throw notResolved(`${(error as Error).message}; nothing was sent`);
    });
  if (withdrawal.inDoubt !== null && isActedOn(once.verdict, decidedBy)) throw notResolved(withdrawal.inDoubt);
  return once;
}

/** Whoever looks for the effect of an act that failed has to know what was there before it. */
const tellWhatWas =
  (before: Verdict) =>
  (error: unknown): never => {
    if (error instanceof TemporalFailure) throw error;
    const { message, name } = error as Error;
    throw ApplicationFailure.nonRetryable(message, name, before);
  };

/**
 * Its policy allows one attempt; but when somebody pauses an activity and lets it go on, Temporal makes another one, or
 * hands out the first one however long after the look that it was decided by. What was sent before nobody knows here.
 */
function refuseToRepeat({ step, target }: ActionInput): void {
  const { attempt, scheduledTimestampMs, currentAttemptScheduledTimestampMs, ...info } = activityInfo();
  if (attempt === 1 && currentAttemptScheduledTimestampMs === scheduledTimestampMs) return;
  const message = `${step} on ${target.server.name} is handed out again, since somebody paused, reset or retried it in Temporal; nothing was sent this time`;
  const before: unknown = info.heartbeatDetails;
  throw ApplicationFailure.nonRetryable(message, 'HANDED_OUT_AGAIN' satisfies FailureCode, before);
}

function nothingSent(error: unknown): never {
  if (error instanceof NothingSentError) throw notResolved(`${error.message}; nothing was sent`);
  throw error;
}

const notResolved = (message: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(message, 'NOT_RESOLVED' satisfies FailureCode);

/** The lines of the act by what the server shows now: what was seen right before is not asked for a second time. */
async function linesNow(site: Site, input: ActionInput, seen: object): Promise<readonly string[]> {
  const lines = await site.linesNow(input, seen);
  if (!lines.known) throw notResolved(lines.why);
  return lines.value;
}

/**
 * Who approved a plan approved its lines. Where the server would be sent others, nothing is sent; the failure has them as
 * its detail, so that a person can see them and decide.
 */
function refuseOtherLines(site: Site, lines: readonly string[], { shown, target }: ActionInput): void {
  if (shown === undefined || site.areAsShown(lines, shown)) return;
  const others = lines.join('\n');
  const [seen, now] = [shown, others || 'nothing'].map((text) => text.replaceAll('\n', '; '));
  const message = `shown was: ${seen}. ${target.server.name} would be sent now: ${now}. Nothing was sent`;
  throw ApplicationFailure.nonRetryable(message, 'NOT_RESOLVED' satisfies FailureCode, others);
}
