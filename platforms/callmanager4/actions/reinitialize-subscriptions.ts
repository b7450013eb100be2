import { commandWord } from '../command-words.ts';
import { NEWEST_DATABASE, newestDatabaseOf } from '../newest-database.ts';
import { known, unknown } from '../../../plan/fact.ts';
import { defineAction, type Word } from './define-action.ts';

/** What an acting query prints when it has come to its end, and `osql` prints of nothing else. */
export const QUERY_DONE = 'ccmctl-done';

/** Marks all subscriptions of a publication for a new snapshot (VFY-07). */
const reinitializeLine = (publisher: Word, database: Word): string =>
  `osql -E -S ${publisher} -d ${database} -b -Q "declare @r int exec @r=sp_reinitsubscription ` +
  `@publication=N'${database}', @article=N'all', @subscriber=N'all', @destination_db=N'${database}' ` +
  `if @r<>0 raiserror('reinitializing failed',16,1) else print '${QUERY_DONE}'"`;

/** Starts the snapshot agent of a publication (VFY-09). */
const snapshotLine = (publisher: Word, database: Word): string =>
  `osql -E -S ${publisher} -d distribution -b -Q "declare @n sysname, @r int select @n=name from MSsnapshot_agents ` +
  `where publisher_db='${database}' and publication='${database}' if @n is null ` +
  `raiserror('no snapshot agent',16,1) else begin exec @r=msdb..sp_start_job @job_name=@n ` +
  `if @r=0 print '${QUERY_DONE}' end"`;

/** An upgrade leaves the database of before behind; the newest name is the one in use (DAT-06). */
export const reinitializeSubscriptions = defineAction({
  name: 'reinitialize-subscriptions',
  tells:
    'Marks all subscriptions to the newest database for a new snapshot, and starts the snapshot agent (VFY-07, VFY-09).',
  byEye: [
    'Enterprise Manager on the publisher, Replication Monitor: the snapshot agent of the newest database has run since, and each subscription has applied its snapshot.',
  ],
  atConsole:
    'On the publisher, Enterprise Manager: right-click the publication of the newest database, Reinitialize all Subscriptions, Yes; then Replication Monitor > Snapshot Agents: right-click the same publication, Start.',
  destructive: false,
  sees: ['subscriptions'],
  resolve: ({ server }, { subscriptions }) => {
    if (!subscriptions.known) return unknown(`the subscriptions cannot be read: ${subscriptions.why}`);
    const { databases, links } = subscriptions.value;
    const newest = newestDatabaseOf(databases);
    if (newest === undefined || !links.some(({ database }) => database.toUpperCase() === newest))
      return unknown(`${server.name} shows no subscription to ${newest ?? 'a database named CCM0nnn'}`);
    return known(commandWord('database', newest));
  },
  planned: () => NEWEST_DATABASE,
  lines: ({ server }, database: Word) => [reinitializeLine(server, database), snapshotLine(server, database)],
});
