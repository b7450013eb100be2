import { resolve } from 'node:path';
import type { Context } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { collectedLogs, misfitsOf } from '../logs/collected-logs.ts';
import type { RunRecord } from './read-record.ts';

/**
 * The record with the logs that `ccmctl logs` has put into a folder, each with its checksum and whether that still fits.
 * Logs are collected beside a run, and after it: no journal has them.
 * @param folder undefined: the record stays as it is
 * @throws CommandError (usage) when the folder cannot be read
 */
export async function withLogs(context: Context, record: RunRecord, folder: string | undefined): Promise<RunRecord> {
  if (folder === undefined) return record;
  const logs = await collectedLogs(resolve(context.folder, folder), record.cluster).catch((error: Error) => {
    throw new CommandError(EXIT.usage, `cannot read the logs in ${folder}: ${error.message}`);
  });
  return { ...record, logs };
}

/** What of the logs of a record no longer is what was collected. */
export const misfitsIn = ({ cluster, logs }: RunRecord): readonly string[] => (logs ? misfitsOf(logs, cluster) : []);
