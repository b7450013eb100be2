import type { CommandWord, Placeholder } from './command-words.ts';
import type { Transport } from './types/cluster.ts';
import type { StartType } from './types/observation.ts';

/** A line that is run holds command words alone; one that is only shown may hold a placeholder. */
type Word = CommandWord | Placeholder;

/** How `sc config` writes a start type; the blank after `start=` is part of its syntax. */
const START_TYPE_WORD: Readonly<Record<Exclude<StartType, 'boot' | 'system'>, string>> = {
  automatic: 'auto',
  manual: 'demand',
  disabled: 'disabled',
};

/** A server as `sc` names it: `\\NODE` from the station, nothing on the server itself. */
const scServer = (transport: Transport, server: Word): string => (transport.kind === 'station' ? ` \\\\${server}` : '');

/** Stops one service by its key name. */
export const stopServiceCommand = (transport: Transport, server: Word, service: Word): string =>
  `sc${scServer(transport, server)} stop "${service}"`;

/** Starts one service by its key name. */
export const startServiceCommand = (transport: Transport, server: Word, service: Word): string =>
  `sc${scServer(transport, server)} start "${service}"`;

/** Sets the start type of one service by its key name. */
export const setStartTypeCommand = (
  transport: Transport,
  server: Word,
  service: Word,
  startType: 'automatic' | 'manual' | 'disabled',
): string => `sc${scServer(transport, server)} config "${service}" start= ${START_TYPE_WORD[startType]}`;

/**
 * Reboots a server at once. From the station by the `shutdown` of Windows XP and later; on a Windows 2000 node by the
 * Resource Kit's, whose switches differ (`/l` is the local machine there).
 */
export const rebootCommand = (transport: Transport, server: Word, comment: Word): string =>
  transport.kind === 'station'
    ? `shutdown -r -f -m \\\\${server} -t 0 -c "${comment}"`
    : `shutdown /l /r /y /c /t:0 "${comment}"`;

/** What an acting query prints when it has come to its end, and `osql` prints of nothing else. */
export const QUERY_DONE = 'ccmctl-done';

/** Marks all subscriptions of a publication for a new snapshot (VFY-07). */
export const reinitializeCommand = (publisher: Word, database: Word): string =>
  `osql -E -S ${publisher} -d ${database} -b -Q "declare @r int exec @r=sp_reinitsubscription ` +
  `@publication=N'${database}', @article=N'all', @subscriber=N'all', @destination_db=N'${database}' ` +
  `if @r<>0 raiserror('reinitializing failed',16,1) else print '${QUERY_DONE}'"`;

/** Starts the snapshot agent of a publication (VFY-09). */
export const startSnapshotCommand = (publisher: Word, database: Word): string =>
  `osql -E -S ${publisher} -d distribution -b -Q "declare @n sysname, @r int select @n=name from MSsnapshot_agents ` +
  `where publisher_db='${database}' and publication='${database}' if @n is null ` +
  `raiserror('no snapshot agent',16,1) else begin exec @r=msdb..sp_start_job @job_name=@n ` +
  `if @r=0 print '${QUERY_DONE}' end"`;
