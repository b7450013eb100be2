import type { Client } from '@temporalio/client';
import type { Context } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { openClient } from '../temporal/open-client.ts';
import { SHOWN_STATES } from '../temporal/shown-state.ts';
import { writeNamedFile } from '../write-file.ts';
import { reportPage } from './page/report-page.ts';
import { readRecord } from './read-record.ts';

/** Writes the report of a cluster's newest run to the file that `--out` names; the report of a forced end is no success. */
export async function writeReportOfRun(context: Context, cluster: string, out: string): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const record = await readRecord(open.client, cluster);
  const file = await writeNamedFile(context.folder, out, reportPage(record));
  const { state, why } = record;
  context.output.result({ cluster, file, state, ...(why === undefined ? {} : { why }) }, () =>
    [`report written to ${file}`, ...(why === undefined ? [] : [`the run is ${state}: ${why}`])].join('\n'),
  );
  return SHOWN_STATES[state].exitCode;
}

/** Writes the report page of a cluster's newest run. @returns the whole path of the file. */
export async function writeReport(client: Client, cluster: string, folder: string, out: string): Promise<string> {
  return writeNamedFile(folder, out, reportPage(await readRecord(client, cluster)));
}
