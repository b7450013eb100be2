import type { AgentStatus, SubscriptionSeen } from '../types/database.ts';
import { type Finding, bad, good, notKnown } from './findings.ts';

/** What the last row of a subscription's agent says of it. `started` and `retrying` may still become either. */
const AGENT: Readonly<Record<AgentStatus, Finding['verdict']>> = {
  started: 'unknown',
  succeeded: 'good',
  'in progress': 'good',
  idle: 'good',
  retrying: 'bad',
  failed: 'bad',
};

/**
 * Minutes after which an agent that says nothing counts as suspect: SQL Server's own default for its distributor
 * (`heartbeat_interval`). An agent that works writes a row more often than that, idle or not.
 */
const HEARTBEAT_MINUTES = 10;

/** Whatever a schedule says, a row that is older than a day does not speak for today (ours). */
const LONGEST_PAUSE_MINUTES = 24 * 60;

/** A row may be so much newer than the clock that it is compared with: both are cut to minutes (ours). */
const AHEAD_MINUTES = 1;

/** Words by which an agent takes its leave in a row that reads `idle` or `succeeded`, in the languages of Windows we know. */
const STOPPED = /\bstopped\b|\bshut ?down\b|angehalten|beendet|arrêté|detenid|arrestat/i;

/**
 * Whether the agent of a subscription works now. Its last row says what it was doing then; the row counts for today only
 * when it is young by the publisher's clock, or younger than the schedule of its job lets expect. Old is not bad: nobody
 * knows what has been since.
 */
export function judgeAgent(link: SubscriptionSeen): Finding {
  const name = nameOf(link);
  if (!link.agent.known) return notKnown(`${name}: the agent's state could not be read: ${link.agent.why}`);
  const comment = link.comment ? ` (${link.comment})` : '';
  const when = link.agentAt.known ? ` at ${link.agentAt.value}` : '';
  const told = `${name}: agent ${link.agent.value}${when}${comment}`;
  const verdict = AGENT[link.agent.value];
  if (verdict !== 'good') return { verdict, seen: told };
  if (link.job.known && link.job.value.kind === 'here' && !link.job.value.enabled)
    return bad(`${told}; its job is switched off`);
  const doubt = [aged(link), ended(link)].filter((one) => one !== null);
  return doubt.length > 0 ? notKnown([told, ...doubt].join('; ')) : good(told);
}

function aged({ agentAt, agentMinutes, job }: SubscriptionSeen): string | null {
  if (!agentAt.known) return `when it wrote that is not known: ${agentAt.why}`;
  if (!agentMinutes.known) return `how long ago that is could not be read: ${agentMinutes.why}`;
  const minutes = agentMinutes.value;
  if (minutes < -AHEAD_MINUTES) return `that is ${-minutes} minutes ahead of the publisher's clock`;
  const every = job.known && job.value.kind === 'here' && !job.value.isContinuous ? (job.value.everyMinutes ?? 0) : 0;
  const longest = Math.min(every, LONGEST_PAUSE_MINUTES) + HEARTBEAT_MINUTES;
  if (minutes <= longest) return null;
  return `that is ${inWords(minutes)} ago by the publisher's clock, and an agent at work writes at least every ${longest} minutes`;
}

/** Rows that are ahead of the clock show that it was set back: no age by it counts then, not even of a row that looks young. */
export function judgeClock(links: readonly SubscriptionSeen[]): readonly Finding[] {
  const ahead = links.find(({ agentMinutes }) => agentMinutes.known && agentMinutes.value < -AHEAD_MINUTES);
  if (!ahead) return [];
  const say = `the agent of ${ahead.subscriber} to ${nameOf(ahead)} wrote at a time that the publisher's clock has not reached`;
  return [notKnown(`${say}: it was set back, and no age by it counts`)];
}

function ended({ agent, comment, job }: SubscriptionSeen): string | null {
  if (STOPPED.test(comment)) return 'it says that it was stopped';
  const isContinuous = job.known && job.value.kind === 'here' && job.value.isContinuous;
  const hasEnded = agent.known && agent.value === 'succeeded' && isContinuous;
  return hasEnded ? 'its job is to run all the time, and it has ended' : null;
}

const inWords = (minutes: number): string => {
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 2_880 ? `${Math.floor(minutes / 60)} hours` : `${Math.floor(minutes / 1_440)} days`;
};

const nameOf = ({ database, publication }: SubscriptionSeen): string =>
  publication === '' || publication.toLowerCase() === database.toLowerCase()
    ? database
    : `${database}, publication ${publication}`;
