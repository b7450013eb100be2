import type { Client } from '@temporalio/client';
import type { Context } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { openClient } from '../temporal/open-client.ts';
import { writeNamedFile } from '../write-file.ts';
import { reportPage } from './page/report-page.ts';
import { readRecord } from './read-record.ts';

/** Writes the report of a cluster's newest run to the file that `--out` names. */
export async function writeReportOfRun(context: Context, cluster: string, out: string): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const file = await writeReport(open.client, cluster, context.folder, out);
  context.output.result({ cluster, file }, () => `report written to ${file}`);
  return EXIT.good;
}

/** Writes the report page of a cluster's newest run. @returns the whole path of the file. */
export async function writeReport(client: Client, cluster: string, folder: string, out: string): Promise<string> {
  return writeNamedFile(folder, out, reportPage(await readRecord(client, cluster)));
}
