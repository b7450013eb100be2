import type { Transport } from './types/cluster.ts';
import type { StartType } from './types/observation.ts';

/** How `sc config` writes a start type; the blank after `start=` is part of its syntax. */
const START_TYPE_WORD: Readonly<Record<Exclude<StartType, 'boot' | 'system'>, string>> = {
  automatic: 'auto',
  manual: 'demand',
  disabled: 'disabled',
};

/** A server as `sc` names it: `\\NODE` from the station, nothing on the server itself. */
const scServer = (transport: Transport, server: string): string =>
  transport.kind === 'station' ? ` \\\\${server}` : '';

/** Stops one service by its key name. */
export const stopServiceCommand = (transport: Transport, server: string, service: string): string =>
  `sc${scServer(transport, server)} stop "${service}"`;

/** Starts one service by its key name. */
export const startServiceCommand = (transport: Transport, server: string, service: string): string =>
  `sc${scServer(transport, server)} start "${service}"`;

/** Sets the start type of one service by its key name. */
export const setStartTypeCommand = (
  transport: Transport,
  server: string,
  service: string,
  startType: 'automatic' | 'manual' | 'disabled',
): string => `sc${scServer(transport, server)} config "${service}" start= ${START_TYPE_WORD[startType]}`;

/**
 * Reboots a server at once. From the station by the `shutdown` of Windows XP and later; on a Windows 2000 node by the
 * Resource Kit's, whose switches differ (`/l` is the local machine there).
 */
export const rebootCommand = (transport: Transport, server: string, comment: string): string =>
  transport.kind === 'station'
    ? `shutdown -r -f -m \\\\${server} -t 0 -c "${comment}"`
    : `shutdown /l /r /y /c /t:0 "${comment}"`;

/** Marks all subscriptions of a publication for a new snapshot (VFY-07). */
export const reinitializeCommand = (publisher: string, database: string): string =>
  `osql -E -S ${publisher} -d ${database} -b -Q "declare @r int exec @r=sp_reinitsubscription ` +
  `@publication=N'${database}', @article=N'all', @subscriber=N'all', @destination_db=N'${database}' ` +
  `if @r<>0 raiserror('reinitializing failed',16,1)"`;

/** Starts the snapshot agent of a publication (VFY-09). */
export const startSnapshotCommand = (publisher: string, database: string): string =>
  `osql -E -S ${publisher} -d distribution -b -Q "declare @n sysname select @n=name from MSsnapshot_agents ` +
  `where publisher_db='${database}' and publication='${database}' if @n is null ` +
  `raiserror('no snapshot agent',16,1) else exec msdb..sp_start_job @job_name=@n"`;
