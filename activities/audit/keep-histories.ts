import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { putWhole } from '../put-whole.ts';
import type { RunReference } from '../types.ts';
import type { AuditRecord } from './audit-record.ts';
import type { Archive } from './keep-audit.ts';

/** A run's name as Temporal makes it; nothing else becomes the name of a file. */
const RUN_ID = /^[0-9a-f-]{36}$/;

/** Name of the file that holds the history of a run, beside the record. */
export const historyFile = (run: string): string => `history-${run}.json`;

/** The run whose history a file holds, by its name; undefined: it is no such file. */
export const runOfHistory = (name: string): string | undefined => /^history-([0-9a-f-]{36})\.json$/.exec(name)?.[1];

/**
 * Keeps what Temporal has of the runs of a chain beside their record: of those that have ended all of it, of the last one
 * as much as there is when the record is closed.
 * @returns why some are not there, one line each: a record is whole without them
 */
export async function keepHistories(
  historyOf: Archive['historyOf'],
  record: AuditRecord,
  { workflowId, runId }: RunReference,
  isLast: boolean,
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const run of record.runs.filter((one) => RUN_ID.test(one) && (isLast || one !== runId))) {
    const path = join(record.folder, historyFile(run));
    if (run !== runId && (await isThere(path))) continue;
    try {
      await putWhole(path, await historyOf({ workflowId, runId: run }), 0o600);
    } catch (error) {
      missing.push(
        `the history of the run ${run} is not kept beside its record: ${(error as Error).message}`.slice(0, 300),
      );
    }
  }
  return missing;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
