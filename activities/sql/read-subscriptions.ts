import {
  known,
  unknown,
  type AgentStatus,
  type Fact,
  type SubscriptionSeen,
  type SubscriptionStatus,
} from '../../plan/types/observation.ts';
import { AGENT_COLUMNS, ARTICLE_COLUMNS } from './osql-queries.ts';
import { readRows } from './read-osql.ts';

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

type Agent = Pick<SubscriptionSeen, 'agent' | 'agentAt' | 'comment'>;
type Articles = SubscriptionSeen['articles'];

/**
 * Every subscription to one database, from the outputs of both queries: one that only one of them shows is in the list,
 * with the other's part unknown.
 */
export function readSubscriptions(
  database: string,
  agentsOutput: Fact<string>,
  articlesOutput: Fact<string>,
): Fact<readonly SubscriptionSeen[]> {
  const agents = agentsOutput.known ? agentsOf(agentsOutput.value, database) : agentsOutput;
  const articles = articlesOutput.known ? articlesOf(articlesOutput.value, database) : articlesOutput;
  if (!agents.known && !articles.known) return agents;
  const subscribers = new Set([
    ...(agents.known ? agents.value.keys() : []),
    ...(articles.known ? articles.value.keys() : []),
  ]);
  return known(
    [...subscribers].sort().map((subscriber) => ({
      subscriber,
      database,
      ...agentFor(agents, subscriber),
      articles: articlesFor(articles, subscriber),
    })),
  );
}

function agentFor(agents: Fact<ReadonlyMap<string, Agent>>, subscriber: string): Agent {
  const why = agents.known ? 'its agent has no history' : agents.why;
  const seen = agents.known ? agents.value.get(subscriber) : undefined;
  return seen ?? { agent: unknown(why), agentAt: unknown(why), comment: '' };
}

function articlesFor(articles: Fact<ReadonlyMap<string, Articles>>, subscriber: string): Articles {
  if (!articles.known) return articles;
  return articles.value.get(subscriber) ?? unknown('no article of it is listed');
}

function agentsOf(output: string, database: string): Fact<ReadonlyMap<string, Agent>> {
  const rows = readRows(output, AGENT_COLUMNS);
  if (!rows.known) return rows;
  const agents = new Map<string, Agent>();
  for (const [subscriber = '', of = '', , , status = '', time = '', , comment = ''] of rows.value) {
    if (of !== database) continue;
    const agent = AGENT_STATUS[status];
    const other = agents.has(subscriber);
    agents.set(subscriber, {
      agent: other
        ? unknown('it has two agents')
        : agent
          ? known(agent)
          : unknown(`run status ${status} has no meaning`),
      agentAt: /^\d{4}-\d{2}-\d{2} /.test(time) ? known(time) : unknown(`"${time}" is no time`),
      comment: comment === 'NULL' ? '' : comment,
    });
  }
  return known(agents);
}

function articlesOf(output: string, database: string): Fact<ReadonlyMap<string, Articles>> {
  const rows = readRows(output, ARTICLE_COLUMNS);
  if (!rows.known) return rows;
  const articles = new Map<string, Articles>();
  for (const [subscriber = '', of = '', code = ''] of rows.value) {
    if (of !== database) continue;
    const status = ARTICLE_STATUS[code];
    const before = articles.get(subscriber) ?? known([]);
    if (!before.known) continue;
    articles.set(subscriber, status ? known([...before.value, status]) : unknown(`status ${code} has no meaning`));
  }
  return known(articles);
}
