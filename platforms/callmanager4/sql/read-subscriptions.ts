import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { AgentJob, AgentStatus, SubscriptionSeen, SubscriptionStatus } from '../types/database.ts';
import type { Rows } from './read-osql.ts';

/** MSdistribution_history.runstatus of SQL Server 2000. */
const AGENT_STATUS: Readonly<Record<string, AgentStatus>> = {
  1: 'started',
  2: 'succeeded',
  3: 'in progress',
  4: 'idle',
  5: 'retrying',
  6: 'failed',
};

/** MSsubscriptions.status of SQL Server 2000. */
const ARTICLE_STATUS: Readonly<Record<string, SubscriptionStatus>> = { 0: 'inactive', 1: 'subscribed', 2: 'active' };

/** How `osql` prints a value that is none. */
const NOTHING = 'NULL';

type Agent = Pick<
  SubscriptionSeen,
  'subscriber' | 'database' | 'publication' | 'agent' | 'agentAt' | 'agentMinutes' | 'job' | 'comment'
>;
type Articles = SubscriptionSeen['articles'];

/**
 * Every subscription of the distribution database, whatever database it is to, from the rows of both queries: one that
 * only one of them shows is in the list, with the other's part unknown.
 */
export function readSubscriptions(agentRows: Fact<Rows>, articleRows: Fact<Rows>): Fact<readonly SubscriptionSeen[]> {
  if (!agentRows.known && !articleRows.known) return agentRows;
  const agents = agentRows.known ? agentsOf(agentRows.value) : [];
  const articles = articleRows.known ? articlesOf(articleRows.value) : new Map<string, Articles>();
  const articlesFor = (link: Link): Articles =>
    articleRows.known ? (articles.get(keyOf(link)) ?? unknown('no article of it is listed')) : articleRows;
  const withAgent = new Set(agents.map(keyOf));
  const why = agentRows.known ? 'it has no agent' : agentRows.why;
  const withoutAgent = [...articles.keys()].filter((key) => !withAgent.has(key)).map((key) => agentless(key, why));
  return known(
    [...agents, ...withoutAgent]
      .map((agent) => ({ ...agent, articles: articlesFor(agent) }))
      .toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1)),
  );
}

type Link = Pick<SubscriptionSeen, 'subscriber' | 'database'>;

const keyOf = ({ subscriber, database }: Link): string => `${subscriber}\n${database}`;

const nameOf = (link: Agent): string => `${keyOf(link)}\n${link.publication}`;

function agentless(key: string, why: string): Agent {
  const [subscriber = '', database = ''] = key.split('\n');
  const nothing = unknown(why);
  return {
    subscriber,
    database,
    publication: '',
    agent: nothing,
    agentAt: nothing,
    agentMinutes: nothing,
    job: nothing,
    comment: '',
  };
}

function agentsOf(rows: Rows): readonly Agent[] {
  const agents = new Map<string, Agent>();
  for (const row of rows) {
    const agent = agentOf(row);
    const name = nameOf(agent);
    agents.set(name, agents.has(name) ? { ...agent, agent: unknown('it has two agents') } : agent);
  }
  return [...agents.values()];
}

function agentOf(row: readonly string[]): Agent {
  const [subscriber = '', database = '', publication = '', status = '', time = '', minutes = ''] = row;
  const [localJob = '', enabled = '', continuous = '', every = '', comment = ''] = row.slice(6);
  const agent = AGENT_STATUS[status];
  const noHistory = status === NOTHING ? 'its agent has no history' : `run status ${status} has no meaning`;
  return {
    subscriber,
    database,
    publication,
    agent: agent ? known(agent) : unknown(noHistory),
    agentAt: /^\d{4}-\d{2}-\d{2} /.test(time) ? known(time) : unknown(`"${time}" is no time`),
    agentMinutes: /^-?\d+$/.test(minutes) ? known(Number(minutes)) : unknown(`"${minutes}" is no number of minutes`),
    job: jobOf(localJob, enabled, continuous, every),
    comment: comment === NOTHING ? '' : comment,
  };
}

function jobOf(localJob: string, enabled: string, continuous: string, every: string): Fact<AgentJob> {
  if (localJob === '0') return known({ kind: 'at the subscriber' });
  if (localJob !== '1') return unknown(`"${localJob}" does not say whose job it is`);
  if (enabled !== '0' && enabled !== '1') return unknown('its job is not among those of SQL Server Agent');
  const everyMinutes = /^\d+$/.test(every) ? Number(every) : null;
  return known({ kind: 'here', enabled: enabled === '1', isContinuous: continuous !== '0', everyMinutes });
}

function articlesOf(rows: Rows): ReadonlyMap<string, Articles> {
  const articles = new Map<string, Articles>();
  for (const [subscriber = '', database = '', code = ''] of rows) {
    const key = keyOf({ subscriber, database });
    const status = ARTICLE_STATUS[code];
    const before = articles.get(key) ?? known([]);
    if (!before.known) continue;
    articles.set(key, status ? known([...before.value, status]) : unknown(`status ${code} has no meaning`));
  }
  return articles;
}
