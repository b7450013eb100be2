import { commandWord, type CommandWord } from '../plan/command-words.ts';
import { known, unknown, type Fact, type ParameterSeen, type SubscriptionSeen } from '../plan/types/observation.ts';
import type { Endpoint } from '../plan/types/cluster.ts';
import type { Target } from '../plan/types/plan.ts';
import { commandsOf } from './act-commands.ts';
import { lookAtServer } from './look-at-server.ts';
import { agentsQuery, articlesQuery, databaseQuery, parametersQuery } from './sql/osql-queries.ts';
import { readDatabaseName } from './sql/read-osql.ts';
import { readParameters } from './sql/read-parameters.ts';
import { readSubscriptions } from './sql/read-subscriptions.ts';
import { hostName } from './ssh/connect.ts';
import { HostPool, type PoolLimits } from './ssh/host-pool.ts';
import type { ReadSecret } from './ssh/read-secret.ts';
import type { Act, CommandResult, Site } from './types.ts';
import type { ProbedNode } from './windows/probe.ts';
import { Prober } from './windows/prober.ts';
import { pingCommand, readPing, type PingAnswer } from './windows/read-ping.ts';

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
  const ask = async (target: Target, command: string): Promise<Fact<string>> =>
    asText(async () => pool.run(endpointOf(target), command, { timeoutMs: limits.queryMs, encoding }));

  return {
    look: async (target) =>
      lookAtServer(target, clock().toISOString(), {
        probe: () => settled(() => prober.probe(endpointOf(target), nodeOf(target))),
        ping: () =>
          pingFromStation(target, (endpoint, command) =>
            pool.run(endpoint, command, { timeoutMs: limits.lookMs, encoding }),
          ),
      }),
    lookAtSubscriptions: (publisher) => settled(() => lookAtSubscriptions(publisher, ask)),
    lookAtDatabase: (publisher) => settled(() => lookAtDatabase(publisher, ask)),
    lookAtParameters: (publisher) => settled(() => lookAtParameters(publisher, ask)),
    act: (target, act) =>
      runAct(target, act, (command) => pool.run(endpointOf(target), command, { timeoutMs: limits.actMs, encoding })),
    close: () => pool.close(),
  };
}

/** The host that commands for a server are run on. */
function endpointOf({ server, station }: Target): Endpoint {
  if (server.transport.kind === 'direct') return server.transport.endpoint;
  if (!station) throw new RangeError(`${server.name} is reached through a station, and the cluster has none`);
  return station;
}

/** @throws NoCommandWordError */
const serverOf = ({ server }: Target): CommandWord => commandWord('server', server.name);

const nodeOf = (target: Target): ProbedNode => (target.server.transport.kind === 'direct' ? '.' : serverOf(target));

async function pingFromStation(
  { server, station }: Target,
  run: (endpoint: Endpoint, command: string) => Promise<CommandResult>,
): Promise<PingAnswer> {
  if (!station) return 'unknown';
  const output = await asText(() => run(station, pingCommand(commandWord('address', server.address))));
  return output.known ? readPing(output.value) : 'unknown';
}

/** Asks a server with one command: its output, or why there is none. */
type Ask = (target: Target, command: string) => Promise<Fact<string>>;

async function lookAtDatabase(publisher: Target, ask: Ask): Promise<Fact<string>> {
  const named = await ask(publisher, databaseQuery(serverOf(publisher)));
  return named.known ? readDatabaseName(named.value) : named;
}

async function lookAtParameters(publisher: Target, ask: Ask): Promise<Fact<readonly ParameterSeen[]>> {
  const database = await lookAtDatabase(publisher, ask);
  if (!database.known) return database;
  const output = await ask(publisher, parametersQuery(serverOf(publisher), commandWord('database', database.value)));
  return output.known ? readParameters(output.value) : output;
}

async function lookAtSubscriptions(publisher: Target, ask: Ask): Promise<Fact<readonly SubscriptionSeen[]>> {
  const server = serverOf(publisher);
  const agents = ask(publisher, agentsQuery(server));
  const database = await lookAtDatabase(publisher, ask);
  if (!database.known) {
    await agents;
    return database;
  }
  const articles = await ask(publisher, articlesQuery(server, commandWord('database', database.value)));
  return readSubscriptions(database.value, await agents, articles);
}

/**
 * Runs each command once. The first one's failure to connect is thrown, since then nothing was done; a later one's is
 * its result, so that what was done before is not lost.
 */
async function runAct(
  target: Target,
  act: Act,
  run: (command: string) => Promise<CommandResult>,
): Promise<readonly CommandResult[]> {
  const results: CommandResult[] = [];
  for (const command of commandsOf(target, act)) {
    try {
      results.push(await run(command));
    } catch (error) {
      if (results.length === 0) throw error;
      results.push(notSent(hostName(endpointOf(target)), command, error));
    }
  }
  return results;
}

const notSent = (host: string, command: string, error: unknown): CommandResult => ({
  host,
  command,
  exitCode: null,
  stdout: '',
  stderr: `not sent: ${(error as Error).message}`,
  durationMs: 0,
  timedOut: false,
  disconnected: true,
});

/** What a command printed, on either stream; unknown when it did not come to its end or was not sent at all. */
const asText = async (run: () => Promise<CommandResult>): Promise<Fact<string>> =>
  settled(async () => {
    const result = await run();
    if (result.timedOut) return unknown(`${result.host} did not answer in time`);
    if (result.disconnected) return unknown(`the connection to ${result.host} was lost`);
    return known(`${result.stdout}\n${result.stderr}`);
  });

/** A failure to connect, or any other, becomes an unknown fact. */
async function settled<T>(ask: () => Promise<Fact<T>>): Promise<Fact<T>> {
  try {
    return await ask();
  } catch (error) {
    return unknown((error as Error).message);
  }
}
