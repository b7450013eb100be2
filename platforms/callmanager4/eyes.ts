import { commandWord, type CommandWord } from './command-words.ts';
import type { ParameterSeen, SubscriptionsSeen } from './types/database.ts';
import { newestDatabaseOf } from './newest-database.ts';
import { known, unknown, type Fact } from '../../plan/fact.ts';
import type { CommandResult, Hosts } from '../../plan/platform/hosts.ts';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import { endpointOf, type Target } from './target.ts';
import { askOsql } from './sql/ask-osql.ts';
import { agentsQuery, articlesQuery, databasesQuery, parametersQuery, type Query } from './sql/osql-queries.ts';
import type { Rows } from './sql/read-osql.ts';
import { readParameters } from './sql/read-parameters.ts';
import { readSubscriptions } from './sql/read-subscriptions.ts';
import { settled } from './settled.ts';
import type { Eyes } from './types/eyes.ts';
import type { RunOnHost } from './windows/host-script.ts';
import { lookAtNames } from './windows/look-at-names.ts';
import { lookAtServer } from './windows/look-at-server.ts';
import { newNonce, type ProbedNode } from './windows/probe.ts';
import { Prober } from './windows/prober.ts';
import { NOT_READ, readNameFiles } from './windows/read-name-files.ts';
import { ThereRunner } from './windows/run-there.ts';
import { pingCommand, readPing, type PingAnswer } from './windows/read-ping.ts';

/** How a site looks. */
export interface EyesOptions {
  readonly hosts: Hosts;
  readonly clock: () => Date;
  /** Milliseconds of one probe, and of one query. */
  readonly limits: { readonly lookMs: number; readonly queryMs: number };
  /** Code page of console programs. */
  readonly encoding: string;
}

/** Eyes over the command lines of a cluster's station, or of the servers themselves. */
export function createEyes({ hosts, clock, limits, encoding }: EyesOptions): Eyes {
  const run: RunOnHost = (endpoint, command, stdin) =>
    hosts.run(endpoint, command, { timeoutMs: limits.lookMs, encoding, ...(stdin !== undefined && { stdin }) });
  const prober = new Prober(run);
  const there = new ThereRunner(run);
  const printedThere = async (target: Target, line: string): Promise<Fact<string>> => {
    if (target.server.transport.kind === 'station') return there.run(endpointOf(target), serverOf(target), line);
    return printedBy(await run(endpointOf(target), line));
  };
  const ask: Ask = (target, query) =>
    settled(() =>
      askOsql(query, (command) => hosts.run(endpointOf(target), command, { timeoutMs: limits.queryMs, encoding })),
    );

  return {
    now: clock,
    // A look is kept while a check goes on, and each of its texts is a piece of all that was printed, which would be kept too.
    look: async (target, depth = 'plain') =>
      structuredClone(
        await lookAtServer(target, clock().toISOString(), {
          probe: () => settled(() => prober.probe(endpointOf(target), nodeOf(target), depth)),
          ping: () =>
            pingFromStation(target, (endpoint, command) =>
              hosts.run(endpoint, command, { timeoutMs: limits.lookMs, encoding }),
            ),
          nameFiles: () =>
            depth === 'with name files'
              ? readNameFiles(nodeOf(target), newNonce, (command) =>
                  settled(async () =>
                    known(await hosts.run(endpointOf(target), command, { timeoutMs: limits.lookMs, encoding })),
                  ),
                )
              : Promise.resolve(NOT_READ),
        }),
      ),
    lookAtSubscriptions: (publisher) => settled(() => lookAtSubscriptions(publisher, ask)),
    lookAtDatabases: (publisher) => settled(() => lookAtDatabases(publisher, ask)),
    lookAtParameters: (publisher) => settled(() => lookAtParameters(publisher, ask)),
    ...lookAtNames((target, line) => settled(() => printedThere(target, line))),
  };
}

/** @throws NoCommandWordError */
const serverOf = ({ server }: Target): CommandWord => commandWord('server', server.name);

const nodeOf = (target: Target): ProbedNode => (target.server.transport.kind === 'direct' ? '.' : serverOf(target));

async function pingFromStation(
  { server, station }: Target,
  run: (endpoint: Endpoint, command: string) => Promise<CommandResult>,
): Promise<PingAnswer> {
  if (!station) return 'unknown';
  const nonce = newNonce();
  const answer = await settled(async () =>
    readPing(await run(station, pingCommand(commandWord('address', server.address), nonce)), server.address, nonce),
  );
  return answer.known ? answer.value : 'unknown';
}

/** What a command printed whose reader finds its end by a mark; what was cut at the limit of bytes has no end. */
function printedBy({ stdout, overflowed, host }: CommandResult): Fact<string> {
  return overflowed ? unknown(`${host} printed more than a command may print`) : known(stdout);
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
