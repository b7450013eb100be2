import type { Client } from '@temporalio/client';
import { oneLine } from '../../plan/show-text.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import type { Context } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { PLATFORM } from '../platform.ts';
import { siteOf } from '../read-site.ts';
import { readInput } from '../temporal/read-input.ts';
import { openClient } from '../temporal/open-client.ts';
import { SHOWN_STATES } from '../temporal/shown-state.ts';
import { writeNamedFile } from '../write-file.ts';
import { reportPage } from './page/report-page.ts';
import { readRecord, type RunRecord } from './read-record.ts';
import { misfitsIn, withLogs } from './with-logs.ts';

/** What `ccmctl report` was asked for. */
export interface ReportRequest {
  readonly cluster: string;
  /** Id of an earlier run; undefined: the newest. */
  readonly run: string | undefined;
  /** File to write the page to. */
  readonly out: string;
  /** Folder of `ccmctl logs`. */
  readonly logs: string | undefined;
}

/** Writes the report of a run to the file that `--out` names; the report of a forced end is no success. */
export async function writeReportOfRun(
  context: Context,
  { cluster, run, out, logs }: ReportRequest,
): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const record = await withLogs(context, await readRecord(open.client, cluster, run), logs);
  for (const misfit of misfitsIn(record)) context.output.note(oneLine(misfit));
  const file = await writeNamedFile(context.folder, out, await pageOf(open.client, record, await siteOf(context)));
  const { state, why } = record;
  context.output.result({ cluster, file, state, ...(why === undefined ? {} : { why }) }, () =>
    [`report written to ${file}`, ...(why === undefined ? [] : [`the run is ${state}: ${why}`])].join('\n'),
  );
  return SHOWN_STATES[state].exitCode;
}

/** With whom to call for help, where the run still says which cluster it is for; nobody looks at a server for it. */
async function pageOf(client: Client, record: RunRecord, site: SiteInForce | undefined): Promise<string> {
  const cluster = await readInput(client, record, site).catch(() => undefined);
  return reportPage(record, cluster && PLATFORM.supportSheet({ cluster, looks: null, run: record }));
}

/** Writes the report page of a cluster's newest run. @returns the whole path of the file. */
export async function writeReport(client: Client, cluster: string, folder: string, out: string): Promise<string> {
  return writeNamedFile(folder, out, await pageOf(client, await readRecord(client, cluster), undefined));
}
