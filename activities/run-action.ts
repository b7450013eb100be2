import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure, TemporalFailure } from '@temporalio/common';
import type { Sights } from '../platforms/callmanager4/actions/define-action.ts';
import { newestLook, type Seen } from '../platforms/callmanager4/checks/seen.ts';
import { holdsPlaceholder, NoCommandWordError } from '../platforms/callmanager4/command-words.ts';
import type { FailureCode } from '../plan/failures.ts';
import type { CommandReport, Verdict } from '../plan/types/run.ts';
import { actionNamed } from '../platforms/callmanager4/procedures/definitions.ts';
import { memoryFrom } from '../platforms/callmanager4/types/server-memory.ts';
import { decisionName } from './decision-name.ts';
import { FenceShutError } from './act-fence.ts';
import { ActHeartbeats } from './act-heartbeats.ts';
import { fenceOfActivity } from './fence-of-activity.ts';
import { NotMarkedError } from './run-act.ts';
import { refuseAfterReset } from './refuse-after-reset.ts';
import { seeOnce, type SeenOnce } from './see-once.ts';
import { NotStartedError } from './ssh/run-command.ts';
import type { ActionInput, ActionReport, CommandResult, DecidedBy, Site } from './types.ts';
import { Withdrawal } from './withdrawal.ts';
import { oneLine } from '../platforms/callmanager4/windows/command-answer.ts';
import { readAnswer } from '../platforms/callmanager4/windows/read-answer.ts';

/** How often an act that takes its time tells Temporal that its worker lives. */
const HEARTBEAT_MS = 5_000;

/** The end of what a command said: enough to understand it, little enough for the history. */
const SAID_CHARACTERS = 300;

/**
 * Looks, and carries out one act, once, where what is seen is what it was decided by. What it came to is for another look
 * to say; what the commands said is reported.
 * @throws ApplicationFailure of type NOT_RESOLVED, before anything was done, when the server does not show what to act
 * on, other lines than were shown would be sent, or an act of before may still take effect; of type HANDED_OUT_AGAIN when
 * somebody paused or reset its activity. A failure after that has what was seen before the act as its detail.
 */
export async function runAction(site: Site, input: ActionInput): Promise<ActionReport> {
  refuseAfterReset(input);
  refuseToRepeat(input);
  if (input.decidedBy === 'a person')
    for (const target of [...input.proof.targets, input.target]) site.allowLogin(target, decisionName());
  const heartbeats = new ActHeartbeats();
  const fence = fenceOfActivity(heartbeats);
  const alive = setInterval(() => void heartbeats.send().catch(() => undefined), HEARTBEAT_MS);
  try {
    const { verdict: before, seen } = await lookBefore(site, input);
    if (!isActedOn(before, input.decidedBy)) return { before };
    const lines = await linesNow(site, input, seen).catch(nothingSent);
    refuseOtherLines(lines, input);
    // Temporal has it before the first command goes out: the fence asks by a heartbeat that carries it.
    heartbeats.carry(before);
    const results = await site
      .act(input.target, lines, { id: input.id, fence })
      .catch(nothingSent)
      .catch(tellWhatWas(before));
    return { before, commands: results.map(reportOf) };
  } finally {
    clearInterval(alive);
  }
}

/** Whether an act is carried out by what was seen right before it. */
export const isActedOn = ({ verdict }: Verdict, decidedBy: DecidedBy): boolean =>
  decidedBy === 'the look' ? verdict === 'bad' : verdict !== 'good';

/** What was asked for before and got no answer is made harmless, then it is looked; while it cannot be, nothing is done. */
async function lookBefore(site: Site, { proof, target, memory, decidedBy }: ActionInput): Promise<SeenOnce> {
  const withdrawal = new Withdrawal(site, { targets: [...proof.targets, target], memory });
  const once = await withdrawal
    .judge(() => seeOnce(site, proof))
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

/** What is found before the first command is sent: then nothing was done, and nobody need look for an effect. */
const BEFORE_ANYTHING_IS_SENT = [NoCommandWordError, FenceShutError, NotMarkedError, NotStartedError];

function nothingSent(error: unknown): never {
  if (BEFORE_ANYTHING_IS_SENT.some((kind) => error instanceof kind))
    throw notResolved(`${(error as Error).message}; nothing was sent`);
  throw error;
}

const notResolved = (message: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(message, 'NOT_RESOLVED' satisfies FailureCode);

/** The lines of the act by what the server shows now: what was seen right before is not asked for a second time. */
async function linesNow(site: Site, input: ActionInput, seen: Seen): Promise<readonly string[]> {
  const { target, step, arguments: told, memory } = input;
  const { sees, linesNow: resolve } = actionNamed(input.action);
  const services = async (): Promise<Sights['services']> =>
    (newestLook(seen, target.server.name) ?? (await site.look(target))).services;
  const subscriptions = async (): Promise<Sights['subscriptions']> =>
    (isOfFirst(input) ? seen.subscriptions : undefined) ?? site.lookAtSubscriptions(target);
  const lines = resolve(
    { server: target.server, step, arguments: told, memory: memoryFrom(memory) },
    {
      ...(sees.includes('services') ? { services: await services() } : {}),
      ...(sees.includes('subscriptions') ? { subscriptions: await subscriptions() } : {}),
    },
  );
  if (!lines.known) throw notResolved(lines.why);
  return lines.value;
}

/** Whether the act is on the server that its proof asks beyond a look: the first. */
const isOfFirst = ({ proof: { targets }, target }: ActionInput): boolean =>
  targets[0]?.server.name === target.server.name;

/**
 * Who approved a plan approved its lines. Where the server would be sent others, nothing is sent; the failure has them as
 * its detail, so that a person can see them and decide.
 */
function refuseOtherLines(lines: readonly string[], { shown, target }: ActionInput): void {
  const others = lines.join('\n');
  if (shown === undefined || shown === others || holdsPlaceholder(shown)) return;
  const [seen, now] = [shown, others || 'nothing'].map((text) => text.replaceAll('\n', '; '));
  const message = `shown was: ${seen}. ${target.server.name} would be sent now: ${now}. Nothing was sent`;
  throw ApplicationFailure.nonRetryable(message, 'NOT_RESOLVED' satisfies FailureCode, others);
}

function reportOf(result: CommandResult): CommandReport {
  const { kind, text } = readAnswer(result);
  return { command: result.command, answer: kind, said: oneLine(text).slice(-SAID_CHARACTERS) };
}
