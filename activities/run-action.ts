import { ApplicationFailure } from '@temporalio/common';
import { activityInfo, heartbeat } from '@temporalio/activity';
import { holdsPlaceholder, NoCommandWordError } from '../platforms/callmanager4/command-words.ts';
import type { FailureCode } from '../plan/failures.ts';
import type { CommandReport } from '../plan/types/run.ts';
import { actionNamed } from '../platforms/callmanager4/procedures/definitions.ts';
import { memoryFrom } from '../platforms/callmanager4/types/server-memory.ts';
import { decisionName } from './decision-name.ts';
import { FenceShutError } from './act-fence.ts';
import { fenceOfActivity } from './fence-of-activity.ts';
import { NotMarkedError } from './run-act.ts';
import { refuseAfterReset } from './refuse-after-reset.ts';
import { NotStartedError } from './ssh/run-command.ts';
import type { ActionInput, ActionReport, CommandResult, Site } from './types.ts';
import { oneLine } from '../platforms/callmanager4/windows/command-answer.ts';
import { readAnswer } from '../platforms/callmanager4/windows/read-answer.ts';

/** How often an act that takes its time tells Temporal that its worker lives. */
const HEARTBEAT_MS = 5_000;

/** The end of what a command said: enough to understand it, little enough for the history. */
const SAID_CHARACTERS = 300;

/**
 * Carries out one act, once. What it came to is for a look to say; what the commands said is reported.
 * @throws ApplicationFailure of type NOT_RESOLVED, before anything was done, when the server does not show what to
 * act on, other lines than were shown would be sent, or an act of before may still take effect; of type HANDED_OUT_AGAIN when somebody
 * paused or reset its activity
 */
export async function runAction(site: Site, input: ActionInput): Promise<ActionReport> {
  refuseAfterReset(input);
  refuseToRepeat(input);
  const fence = fenceOfActivity();
  const alive = setInterval(() => heartbeat(), HEARTBEAT_MS);
  try {
    // An act follows a look that saw something, or somebody's decision to have it done although none did.
    site.allowLogin(input.target, decisionName());
    await withdrawEarlier(site, input);
    const lines = await linesNow(site, input).catch(nothingSent);
    refuseOtherLines(lines, input);
    const results = await site.act(input.target, lines, { id: input.id, fence }).catch(nothingSent);
    return { commands: results.map(reportOf) };
  } finally {
    clearInterval(alive);
  }
}

/**
 * Its policy allows one attempt; but when somebody pauses an activity and lets it go on, Temporal makes another one, or
 * hands out the first one however long after the look that it was decided by. What was sent before nobody knows here.
 */
function refuseToRepeat({ step, target }: ActionInput): void {
  const { attempt, scheduledTimestampMs, currentAttemptScheduledTimestampMs } = activityInfo();
  if (attempt === 1 && currentAttemptScheduledTimestampMs === scheduledTimestampMs) return;
  const message = `${step} on ${target.server.name} is handed out again, since somebody paused, reset or retried it in Temporal; nothing was sent this time`;
  throw ApplicationFailure.nonRetryable(message, 'HANDED_OUT_AGAIN' satisfies FailureCode);
}

/** What was asked for before and got no answer is made harmless, before anything is looked at or done. */
async function withdrawEarlier(site: Site, { memory, target }: ActionInput): Promise<void> {
  for (const { server, id } of memory.unanswered ?? []) {
    if (server !== target.server.name) continue;
    const withdrawn = await site.withdraw(target, id);
    if (!withdrawn.known) throw notResolved(`an act of before on ${server} may still take effect: ${withdrawn.why}`);
  }
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

/** The lines of the act by what the server shows now. */
async function linesNow(site: Site, input: ActionInput): Promise<readonly string[]> {
  const { target, step, arguments: told, memory } = input;
  const { sees, linesNow: resolve } = actionNamed(input.action);
  const lines = resolve(
    { server: target.server, step, arguments: told, memory: memoryFrom(memory) },
    {
      ...(sees.includes('services') ? { services: (await site.look(target)).services } : {}),
      ...(sees.includes('subscriptions') ? { subscriptions: await site.lookAtSubscriptions(target) } : {}),
    },
  );
  if (!lines.known) throw notResolved(lines.why);
  return lines.value;
}

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
