import type { LabCluster } from '../lab-cluster.ts';
import { RUN_STATUS, type Subscription } from '../replication.ts';
import type { ParameterValue } from '../service-parameters.ts';
import { lines, type Command, type CommandCall, type CommandOutput } from './command.ts';

/** Columns of a SQL Server result: text to the left, numbers to the right. */
type Cell = string | number;

const TEXT_WIDTH = 128;
const NUMBER_WIDTH = 11;

const argument = (words: readonly string[], name: string): string => {
  const index = words.indexOf(name);
  return index < 0 ? '' : (words[index + 1] ?? '');
};

const table = (rows: readonly (readonly Cell[])[], separator: string): CommandOutput => ({
  stdout: lines(
    ...rows.map((row) => {
      const cells = row.map((cell) =>
        typeof cell === 'number' ? String(cell).padStart(NUMBER_WIDTH) : cell.padEnd(TEXT_WIDTH),
      );
      return ` ${cells.join(separator)}`;
    }),
  ),
  exitCode: 0,
});

const failed = (text: string, number: number, server: string): CommandOutput => ({
  stdout: lines(`Msg ${number}, Level 16, State 1, Server ${server}, Line 1`, text),
  exitCode: 1,
});

/** Style 121 of `convert`: 2026-11-21 22:05:01.123, in the publisher's zone, one hour east of Greenwich. */
function sqlDateTime(instant: Date): string {
  const local = new Date(instant.getTime() + 3_600_000);
  return local.toISOString().replace('T', ' ').replace('Z', '');
}

/** Columns of the query for the agents' last state, by what stands in its select list. */
const AGENT_COLUMNS: readonly (readonly [RegExp, (row: Subscription, now: Date) => Cell])[] = [
  [/srvname/i, ({ subscriber }) => subscriber],
  [/subscriber_db/i, ({ database }) => database],
  [/subscription_type/i, () => 1],
  [/datediff\(/i, ({ at }, now) => Math.floor(now.getTime() / 60_000) - Math.floor(at.getTime() / 60_000)],
  // Every subscription of the lab is pulled: its job is one of the subscriber's.
  [/local_job/i, () => 0],
  [/freq_type\s*=\s*64/i, () => 0],
  [/publication/i, ({ database }) => database],
  [/runstatus/i, ({ runStatus }) => runStatus],
  [/\btime\b/i, ({ at }) => sqlDateTime(at)],
  [/error_id/i, ({ runStatus }) => (runStatus === RUN_STATUS.fail ? 12 : 0)],
  [/comments/i, ({ comment }) => comment],
];

/** Splits a select list at its commas outside of parentheses. */
function selectList(query: string): readonly string[] {
  const list = /select\s+(.*)$/is.exec(query)?.[1] ?? '';
  const columns: string[] = [''];
  let depth = 0;
  for (const [index, character] of [...list].entries()) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (depth === 0 && /^\sfrom\s/i.test(list.slice(index, index + 6))) break;
    if (character === ',' && depth === 0) columns.push('');
    else columns[columns.length - 1] += character;
  }
  return columns;
}

const PARAMETER_COLUMNS: readonly (readonly [RegExp, (row: ParameterValue) => Cell])[] = [
  [/ParamName/i, ({ name }) => name],
  [/ParamValue/i, ({ value }) => value],
  [/\bs\.Name\b/i, ({ service }) => service],
  [/\bn\.Name\b/i, ({ server }) => server ?? ''],
];

/** One line for each row, with the columns that the select list asks for. */
const select = <T>(
  query: string,
  rows: readonly T[],
  columns: readonly (readonly [RegExp, (row: T, now: Date) => Cell])[],
  separator: string,
  now = new Date(),
): CommandOutput => {
  const wanted = selectList(query).map((text) => columns.find(([pattern]) => pattern.test(text))?.[1]);
  return table(
    rows.map((row) => wanted.map((cell) => cell?.(row, now) ?? 'NULL')),
    separator,
  );
};

/** ProcessConfig is a table of CallManager's own database, whose name the query must know. */
function parameters(query: string, { cluster, words }: CommandCall, separator: string): CommandOutput {
  const database = argument(words, '-d');
  if (database.toUpperCase() === cluster.replication.database)
    return select(query, cluster.parameters.list(), PARAMETER_COLUMNS, separator);
  return failed(`Could not locate entry in sysdatabases for database '${database}'.`, 911, argument(words, '-S'));
}

function articles(query: string, { replication }: LabCluster, separator: string): CommandOutput {
  const database = /publisher_db\s*=\s*N?'([^']*)'/i.exec(query)?.[1];
  const rows = replication
    .subscriptions()
    .filter((row) => database === undefined || row.database === database)
    .flatMap((row) => [...row.articles].map(([status, count]) => [row.subscriber, row.database, status, count]));
  return table(rows, separator);
}

/** What a batch that went well prints of itself. */
const printedBy = (query: string): CommandOutput => ({
  stdout: lines(...[...query.matchAll(/\bprint\s+N?'([^']*)'/gi)].map(([, text = '']) => text)),
  exitCode: 0,
});

/** The batches that the lab's SQL Server understands, by a word that each of them has. */
const BATCHES: readonly (readonly [
  pattern: RegExp,
  run: (query: string, call: CommandCall, separator: string) => CommandOutput,
])[] = [
  [
    /sp_reinitsubscription/i,
    (query, { cluster, pretend }) => {
      const subscriber = /@subscriber\s*=\s*N?'([^']*)'/i.exec(query)?.[1] ?? 'all';
      if (!pretend) cluster.replication.reinitialize(subscriber);
      return printedBy(query);
    },
  ],
  [
    /sp_start_job/i,
    (query, { cluster, pretend }) => {
      if (!pretend) cluster.replication.startSnapshot();
      return printedBy(query);
    },
  ],
  [
    /MSdistribution_history/i,
    (query, { cluster, node }, separator) =>
      select(query, cluster.replication.subscriptions(), AGENT_COLUMNS, separator, node?.time.now()),
  ],
  [/ProcessConfig/i, parameters],
  [/MSsubscriptions/i, (query, { cluster }, separator) => articles(query, cluster, separator)],
  [/sysdatabases/i, (_query, { cluster }, separator) => table([[cluster.replication.database]], separator)],
  [/@@servername/i, (_query, { node }, separator) => table([[node?.name ?? '']], separator)],
];

/** What a last `select` of text and counters gives: `@@rowcount` and `@@error` are those of the query before it. */
function lastRow(query: string, rows: string, machine: string): string {
  const parts =
    /\sselect\s+('[^']*'(?:\+(?:'[^']*'|ltrim\(str\(@@\w+\)\)|convert\(varchar\(64\),serverproperty\('machinename'\)\)))*)\s*$/i.exec(
      query,
    )?.[1];
  if (parts === undefined) return '';
  const values: Readonly<Record<string, string | number>> = {
    '@@rowcount': rows.split('\n').length - 1,
    '@@error': 0,
    'serverproperty(': machine,
  };
  const words = [...parts.matchAll(/(serverproperty\()'machinename'|'([^']*)'|(@@\w+)/gi)].map(
    ([, property, text, name]) => text ?? values[property ?? name ?? ''] ?? '',
  );
  return lines(` ${words.join('')}`);
}

const changes = (words: readonly string[]): boolean =>
  /sp_reinitsubscription|sp_start_job|\b(insert|update|delete)\b/i.test(argument(words, '-Q'));

function run(call: CommandCall): CommandOutput {
  const { words, node, cluster } = call;
  const server = argument(words, '-S');
  if (!node?.services.isRunning('MSSQLSERVER')) {
    return {
      stdout: lines('[DBNETLIB]SQL Server does not exist or access denied.', '[DBNETLIB]ConnectionOpen (Connect()).'),
      exitCode: 1,
    };
  }
  if (argument(words, '-d') === 'distribution' && node.name !== cluster.publisherName) {
    return failed("Could not locate entry in sysdatabases for database 'distribution'.", 911, server);
  }
  const query = argument(words, '-Q');
  const batch = BATCHES.find(([pattern]) => pattern.test(query));
  if (!batch) return failed(`Line 1: Incorrect syntax near '${query.slice(0, 20)}'.`, 170, server);
  if (changes(words)) cluster.events.tell({ kind: 'change', server: node.name, text: query });
  const output = batch[1](query, call, argument(words, '-s') || ' ');
  return output.exitCode === 0
    ? { ...output, stdout: output.stdout + lastRow(query, output.stdout, node.computerName) }
    : output;
}

/** `osql` with a trusted connection, for the batches that reading and repairing replication takes. */
export const osql: Command = {
  target: (words, { self }) => argument(words, '-S') || self,
  acts: changes,
  run,
};
