import type { CommandWord } from '../../plan/command-words.ts';

/** How every reading query is asked: no headers, no prompts, bars between columns, one line for each row. */
const osql = (server: CommandWord, database: CommandWord | 'master' | 'distribution', query: string): string =>
  `osql -E -S ${server} -d ${database} -b -n -h-1 -s "|" -w 4000 -l 15 -t 60 -Q "set nocount on ${query}"`;

/** Names the newest database of CallManager: it counts up with each upgrade. */
export const databaseQuery = (server: CommandWord): string =>
  osql(
    server,
    'master',
    `select top 1 name from sysdatabases where name like 'CCM0[0-9][0-9][0-9]' order by name desc`,
  );

/** Last row of the history of each distribution agent; columns as in `AGENT_COLUMNS`. */
export const agentsQuery = (server: CommandWord): string =>
  osql(
    server,
    'distribution',
    'select s.srvname, a.subscriber_db, a.publication, a.subscription_type, h.runstatus, ' +
      'convert(varchar(23),h.time,121), h.error_id, left(h.comments,200) ' +
      'from MSdistribution_agents a join master..sysservers s on s.srvid=a.subscriber_id ' +
      'join MSdistribution_history h on h.agent_id=a.id ' +
      'where h.timestamp=(select max(x.timestamp) from MSdistribution_history x where x.agent_id=a.id)',
  );

/** How many articles of each subscription have which status; columns as in `ARTICLE_COLUMNS`. */
export const articlesQuery = (server: CommandWord, database: CommandWord): string =>
  osql(
    server,
    'distribution',
    'select s.srvname, m.subscriber_db, m.status, count(*) ' +
      'from MSsubscriptions m join master..sysservers s on s.srvid=m.subscriber_id ' +
      `where m.publisher_db='${database}' and m.subscriber_id>=0 group by s.srvname,m.subscriber_db,m.status`,
  );

/**
 * Every service parameter; columns as in `PARAMETER_COLUMNS`. UNVERIFIED: tables and columns are those of the next
 * releases' data dictionary; where they are others, SQL Server says so and the parameters are unknown.
 */
export const parametersQuery = (server: CommandWord, database: CommandWord): string =>
  osql(
    server,
    database,
    `select isnull(s.Name,'Enterprise'), isnull(n.Name,''), c.ParamName, c.ParamValue from ProcessConfig c ` +
      'left join ProcessNode n on n.pkid=c.fkProcessNode left join TypeService s on s.Enum=c.tkService ' +
      'order by c.ParamName',
  );

/** Service, server (empty or Cisco's word for all of them: the whole cluster), name, value. */
export const PARAMETER_COLUMNS = 4;

/** srvname, subscriber_db, publication, subscription_type, runstatus, time, error_id, comments. */
export const AGENT_COLUMNS = 8;

/** srvname, subscriber_db, status, count. */
export const ARTICLE_COLUMNS = 4;
