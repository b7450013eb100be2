import type { CommandWord } from '../command-words.ts';

/** One reading query and how many columns each of its rows has. */
export interface Query {
  readonly server: CommandWord;
  readonly database: CommandWord | 'master' | 'distribution';
  readonly select: string;
  readonly columns: number;
}

/**
 * The command line of a query: no headers, no prompts, bars between columns, one line for each row. The last thing that
 * the query does is to print its own end: how many rows it gave, which error it met, the nonce, and the name of the machine
 * that SQL Server runs on: a name may lead to another one.
 */
export const osqlCommand = ({ server, database, select }: Query, nonce: string): string =>
  `osql -E -S ${server} -d ${database} -b -n -h-1 -s "|" -w 4000 -l 15 -t 60 -Q "set nocount on ${select} ` +
  `select 'end '+ltrim(str(@@rowcount))+' '+ltrim(str(@@error))+' ${nonce} '+convert(varchar(64),serverproperty('machinename'))"`;

/** A name in any column but the last: a bar in it would move all that follows into other columns. */
const name = (column: string): string => `replace(${column},'|','/')`;

/** Every database whose name begins as CallManager's do: one of another form tells of a change by hand (DAT-09). */
export const databasesQuery = (server: CommandWord): Query => ({
  server,
  database: 'master',
  select: `select name from sysdatabases where left(name,3)='CCM' order by name desc`,
  columns: 1,
});

/** The schedules of an agent's job that are switched on and have not come to their end. UNVERIFIED on a live SQL Server 2000; the tables are documented. */
const SCHEDULES =
  'from msdb..sysjobschedules c where c.job_id=j.job_id and c.enabled=1 ' +
  'and c.active_end_date>=convert(int,convert(char(8),getdate(),112))';

/**
 * Each distribution agent with the last row of its history, whose age is by the server's own clock, and with its job, if
 * that is one of this server: srvname, subscriber_db, publication, runstatus, time, age in minutes, local_job, whether the
 * job is switched on, schedules that begin with SQL Server Agent (64: the agent runs all the time), minutes between two
 * runs of a daily schedule, comments.
 */
export const agentsQuery = (server: CommandWord): Query => ({
  server,
  database: 'distribution',
  select:
    `select ${name('s.srvname')}, ${name('a.subscriber_db')}, ${name('a.publication')}, h.runstatus, ` +
    'convert(varchar(23),h.time,121), ' +
    'datediff(mi,h.time,getdate()), a.local_job, j.enabled, ' +
    `(select count(*) ${SCHEDULES} and c.freq_type=64), ` +
    '(select min(case c.freq_subday_type when 2 then 1 when 4 then c.freq_subday_interval when 8 then 60*c.freq_subday_interval ' +
    `else 1440*c.freq_interval end) ${SCHEDULES} and c.freq_type=4), ` +
    "replace(replace(left(h.comments,200),char(13),' '),char(10),' ') " +
    'from MSdistribution_agents a left join master..sysservers s on s.srvid=a.subscriber_id ' +
    'left join MSdistribution_history h on h.agent_id=a.id ' +
    'and h.timestamp=(select max(x.timestamp) from MSdistribution_history x where x.agent_id=a.id) ' +
    'left join msdb..sysjobs j on a.local_job=1 and j.job_id=convert(uniqueidentifier,a.job_id) ' +
    'where a.subscriber_id>=0',
  columns: 11,
});

/** How many articles of each subscription have which status: srvname, subscriber_db, status, count. */
export const articlesQuery = (server: CommandWord): Query => ({
  server,
  database: 'distribution',
  select:
    `select ${name('s.srvname')}, ${name('m.subscriber_db')}, m.status, count(*) ` +
    'from MSsubscriptions m left join master..sysservers s on s.srvid=m.subscriber_id ' +
    'where m.subscriber_id>=0 group by s.srvname,m.subscriber_db,m.status',
  columns: 4,
});

/**
 * Every service parameter: service, server (empty or Cisco's word for all of them: the whole cluster), name, value.
 * UNVERIFIED: tables and columns are those of the next releases' data dictionary; where they are others, SQL Server says
 * so and the parameters are unknown.
 */
export const parametersQuery = (server: CommandWord, database: CommandWord): Query => ({
  server,
  database,
  select:
    `select ${name("isnull(s.Name,'Enterprise')")}, ${name("isnull(n.Name,'')")}, ${name('c.ParamName')}, c.ParamValue ` +
    'from ProcessConfig c ' +
    'left join ProcessNode n on n.pkid=c.fkProcessNode left join TypeService s on s.Enum=c.tkService ' +
    'order by c.ParamName',
  columns: 4,
});
