import { commandWord, type CommandWord } from '../platforms/callmanager4/command-words.ts';
import {
  known,
  unknown,
  type Fact,
  type ParameterSeen,
  type SubscriptionsSeen,
} from '../platforms/callmanager4/types/observation.ts';
import { newestDatabaseOf } from '../platforms/callmanager4/newest-database.ts';
import type { Endpoint } from '../plan/types/cluster.ts';
import type { Target } from '../plan/types/plan.ts';
import { lookAtServer } from './look-at-server.ts';
import { askOsql } from '../platforms/callmanager4/sql/ask-osql.ts';
import {
  agentsQuery,
  articlesQuery,
  databasesQuery,
  parametersQuery,
  type Query,
} from '../platforms/callmanager4/sql/osql-queries.ts';
import type { Rows } from '../platforms/callmanager4/sql/read-osql.ts';
import { readParameters } from '../platforms/callmanager4/sql/read-parameters.ts';
import { readSubscriptions } from '../platforms/callmanager4/sql/read-subscriptions.ts';
import { hostName } from './ssh/connect.ts';
import { HostPool, type PoolLimits } from './ssh/host-pool.ts';
import type { ReadSecret } from './ssh/read-secret.ts';
import { runAct } from './run-act.ts';
import type { CommandResult, Site } from './types.ts';
import { isWithdrawn, withdrawLine } from '../platforms/callmanager4/windows/act-mark.ts';
import { oneLine } from '../platforms/callmanager4/windows/command-answer.ts';
import type { ProbedNode } from '../platforms/callmanager4/windows/probe.ts';
import { Prober } from '../platforms/callmanager4/windows/prober.ts';
import { pingCommand, readPing, type PingAnswer } from '../platforms/callmanager4/windows/read-ping.ts';

/** How long a site waits, in milliseconds. */
export interface SiteLimits extends PoolLimits {
  /** One probe; WMI takes most of a minute to find that a node is not there. */
  readonly lookMs: number;
  /** One command of an act. */
  readonly actMs: number;
  /** One query. */
  readonly queryMs: number;
}

export const DEFAULT_LIMITS: SiteLimits = {
  connectMs: 20_000,
  keepaliveMs: 5_000,
  idleMs: 10_000,
  lookMs: 90_000,
  actMs: 60_000,
  queryMs: 90_000,
};

export interface SiteOptions {
  readonly readSecret: ReadSecret;
  readonly clock?: () => Date;
  readonly limits?: Partial<SiteLimits>;
  /** Code page of console programs on the Windows machines: `cp850` in Western Europe, `cp437` in the United States. */
  readonly codePage?: string;
}

/** What a worker can do at its site, over SSH to the cluster's station or to the servers themselves. */
export function createSite(options: SiteOptions): Site {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const clock = options.clock ?? ((): Date => new Date());
  const encoding = options.codePage ?? 'cp850';
  const pool = new HostPool(options.readSecret, limits);
  const prober = new Prober((endpoint, command, stdin) =>
    pool.run(endpoint, command, { timeoutMs: limits.lookMs, encoding, ...(stdin !== undefined && { stdin }) }),
  );
  const ask: Ask = (target, query) =>
    settled(() =>
      askOsql(query, (command) => pool.run(endpointOf(target), command, { timeoutMs: limits.queryMs, encoding })),
    );

  return {
    look: async (target, depth = 'without log') =>
      lookAtServer(target, clock().toISOString(), {
        probe: () => settled(() => prober.probe(endpointOf(target), nodeOf(target), depth)),
        ping: () =>
          pingFromStation(target, (endpoint, command) =>
            pool.run(endpoint, command, { timeoutMs: limits.lookMs, encoding }),
          ),
      }),
    lookAtSubscriptions: (publisher) => settled(() => lookAtSubscriptions(publisher, ask)),
    lookAtDatabases: (publisher) => settled(() => lookAtDatabases(publisher, ask)),
    lookAtParameters: (publisher) => settled(() => lookAtParameters(publisher, ask)),
    act: async (target, commands, order) => {
      const endpoint = endpointOf(target);
      return pool.hold(endpoint, (run) =>
        runAct({ ...order, commands }, hostName(endpoint), run, { timeoutMs: limits.actMs, encoding }),
      );
    },
    withdraw: (target, act) =>
      settled(async () =>
        readWithdrawal(await pool.run(endpointOf(target), withdrawLine(act), { timeoutMs: limits.actMs, encoding })),
      ),
    allowLogin: (target, word) => endpointsOf(target).forEach((endpoint) => pool.allowLogin(endpoint, word)),
    close: () => pool.close(),
  };
}

/** The host that commands for a server are run on. */
function endpointOf({ server, station }: Target): Endpoint {
  if (server.transport.kind === 'direct') return server.transport.endpoint;
  if (!station) throw new RangeError(`${server.name} is reached through a station, and the cluster has none`);
  return station;
}

/** All hosts that a look at a server may ask: the one that runs its commands, and the station that pings it. */
const endpointsOf = ({ server, station }: Target): readonly Endpoint[] => [
  ...(server.transport.kind === 'direct' ? [server.transport.endpoint] : []),
  ...(station ? [station] : []),
];

/** @throws NoCommandWordError */
const serverOf = ({ server }: Target): CommandWord => commandWord('server', server.name);

const nodeOf = (target: Target): ProbedNode => (target.server.transport.kind === 'direct' ? '.' : serverOf(target));

async function pingFromStation(
  { server, station }: Target,
  run: (endpoint: Endpoint, command: string) => Promise<CommandResult>,
): Promise<PingAnswer> {
  if (!station) return 'unknown';
  const answer = await settled(async () =>
    readPing(await run(station, pingCommand(commandWord('address', server.address)))),
  );
  return answer.known ? answer.value : 'unknown';
}

/** Asks a server one query: its rows, or why there are none. */
type Ask = (target: Target, query: Query) => Promise<Fact<Rows>>;

async function lookAtDatabases(publisher: Target, ask: Ask): Promise<Fact<readonly string[]>> {
  const rows = await ask(publisher, databasesQuery(serverOf(publisher)));
  return rows.known ? known(rows.value.map(([name = '']) => name)) : rows;
}

async function lookAtParameters(publisher: Target, ask: Ask): Promise<Fact<readonly ParameterSeen[]>> {
  const databases = await lookAtDatabases(publisher, ask);
  if (!databases.known) return databases;
  const newest = newestDatabaseOf(databases.value);
  if (newest === undefined) return unknown('there is no database named CCM0nnn');
  const rows = await ask(publisher, parametersQuery(serverOf(publisher), commandWord('database', newest)));
  return rows.known ? known(readParameters(rows.value)) : rows;
}

async function lookAtSubscriptions(publisher: Target, ask: Ask): Promise<Fact<SubscriptionsSeen>> {
  const server = serverOf(publisher);
  const [databases, agents, articles] = await Promise.all([
    lookAtDatabases(publisher, ask),
    ask(publisher, agentsQuery(server)),
    ask(publisher, articlesQuery(server)),
  ]);
  if (!databases.known) return databases;
  const links = readSubscriptions(agents, articles);
  return links.known ? known({ databases: databases.value, links: links.value }) : links;
}

/** The host's own word that the mark is gone; nothing else is one. */
function readWithdrawal({ stdout, stderr, host, timedOut, disconnected, overflowed }: CommandResult): Fact<true> {
  if (overflowed) return unknown(`${host} printed more than a command may print`);
  if (isWithdrawn(stdout)) return known(true);
  if (timedOut || disconnected) return unknown(`${host} gave no answer`);
  return unknown(`its mark is still there: ${oneLine(`${stdout} ${stderr}`)}`);
}

/** A failure to connect, or any other, becomes an unknown fact. */
async function settled<T>(ask: () => Promise<Fact<T>>): Promise<Fact<T>> {
  try {
    return await ask();
  } catch (error) {
    return unknown((error as Error).message);
  }
}
