import { ApplicationFailure } from '@temporalio/common';
import { activityInfo, heartbeat } from '@temporalio/activity';
import { NoCommandWordError } from '../plan/command-words.ts';
import type { FailureCode } from '../plan/failures.ts';
import { newestDatabaseOf } from '../plan/newest-database.ts';
import type { ServiceSeen } from '../plan/types/observation.ts';
import type { ActionName } from '../plan/types/step.ts';
import { decisionName } from './decision-name.ts';
import { FenceShutError } from './act-fence.ts';
import { fenceOfActivity } from './fence-of-activity.ts';
import { NotMarkedError } from './run-act.ts';
import { NotStartedError } from './ssh/run-command.ts';
import type { Act, ActionInput, ActionReport, CommandReport, CommandResult, RestoredService, Site } from './types.ts';
import { oneLine } from './windows/command-answer.ts';
import { readAnswer } from './windows/read-answer.ts';

/** How often an act that takes its time tells Temporal that its worker lives. */
const HEARTBEAT_MS = 5_000;

/** The end of what a command said: enough to understand it, little enough for the history. */
const SAID_CHARACTERS = 300;

/** How each action of a plan becomes an act: display names become key names, memory becomes the state to restore. */
const RESOLVE: Readonly<Record<ActionName, (site: Site, input: ActionInput) => Promise<Act>>> = {
  'stop-and-disable-services': async (site, input) => ({
    kind: 'stop-and-disable-services',
    services: (await named(site, input)).map(({ name }) => name),
  }),
  reboot: (_site, { step }) => Promise.resolve({ kind: 'reboot', comment: `ccmctl ${step}` }),
  'restore-services': (_site, input) =>
    Promise.resolve({ kind: 'restore-services', services: recorded(input).map(asRecorded) }),
  'reinitialize-subscriptions': async (site, input) => ({
    kind: 'reinitialize-subscriptions',
    database: await publishedDatabase(site, input),
  }),
};

/**
 * Carries out one act, once. What it came to is for a look to say; what the commands said is reported.
 * @throws ApplicationFailure of type NOT_RESOLVED, before anything was done, when the server does not show what to
 * act on, or an act of before may still take effect; of type HANDED_OUT_AGAIN when somebody
 * paused or reset its activity
 */
export async function runAction(site: Site, input: ActionInput): Promise<ActionReport> {
  refuseToRepeat(input);
  const fence = fenceOfActivity();
  const alive = setInterval(() => heartbeat(), HEARTBEAT_MS);
  try {
    // An act follows a look that saw something, or somebody's decision to have it done although none did.
    site.allowLogin(input.target, decisionName());
    await withdrawEarlier(site, input);
    const act = await RESOLVE[input.action](site, input);
    const results = await site.act(input.target, act, { id: input.id, fence }).catch(nothingSent);
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

/** The services of the step as the server shows them now; one that is not installed needs nothing done. */
async function named(site: Site, input: ActionInput): Promise<readonly ServiceSeen[]> {
  const { services } = await site.look(input.target);
  if (!services.known) throw notResolved(`the services of ${input.target.server.name} cannot be read: ${services.why}`);
  return services.value.filter(({ displayName }) => isOneOf(displayName, input.arguments.services ?? []));
}

/** The services of the step as they were written down before anything was stopped (SVC-12). */
function recorded(input: ActionInput): readonly ServiceSeen[] {
  const { services } = input.memory;
  if (!services) throw notResolved(`the services of ${input.target.server.name} were never recorded`);
  return services.filter(({ displayName }) => isOneOf(displayName, input.arguments.services ?? []));
}

const isOneOf = (name: string, names: readonly string[]): boolean =>
  names.some((candidate) => candidate.toLowerCase() === name.toLowerCase());

const asRecorded = ({ name, startType, state }: ServiceSeen): RestoredService => ({
  name,
  startType: startType === 'boot' || startType === 'system' ? 'automatic' : startType,
  start: state === 'running' || state === 'starting',
});

async function publishedDatabase(site: Site, input: ActionInput): Promise<string> {
  const subscriptions = await site.lookAtSubscriptions(input.target);
  if (!subscriptions.known) throw notResolved(`the subscriptions cannot be read: ${subscriptions.why}`);
  // An upgrade leaves the database of before behind; the newest name is the one in use (DAT-06).
  const { databases, links } = subscriptions.value;
  const newest = newestDatabaseOf(databases);
  if (newest === undefined || !links.some(({ database }) => database.toUpperCase() === newest))
    throw notResolved(`${input.target.server.name} shows no subscription to ${newest ?? 'a database named CCM0nnn'}`);
  return newest;
}

function reportOf(result: CommandResult): CommandReport {
  const { kind, text } = readAnswer(result);
  return { command: result.command, answer: kind, said: oneLine(text).slice(-SAID_CHARACTERS) };
}
