import { resolve } from 'node:path';
import type { SupportSheet } from '../../plan/platform/support.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { lookAtServers } from '../plan/look-at-servers.ts';
import { PLATFORM } from '../platform.ts';
import { siteOf, siteReaderOf } from '../read-site.ts';
import { reportPage } from '../record/page/report-page.ts';
import { readRecord, type RunRecord } from '../record/read-record.ts';
import { misfitsIn, withLogs } from '../record/with-logs.ts';
import { safeJson } from '../safe-json.ts';
import { openClient } from '../temporal/open-client.ts';
import { readInput } from '../temporal/read-input.ts';
import { logEntries } from './log-entries.ts';
import { renderSupport } from './render-support.ts';
import { writeZip, type ZipEntry, type Zipped } from './zip-file.ts';

/** What `ccmctl support` was asked for. */
export interface SupportRequest {
  readonly cluster: string;
  readonly out: string;
  /** Folder of `ccmctl logs`. */
  readonly logs: string | undefined;
  /** Look at no server. */
  readonly offline: boolean;
}

/** Writes an archive for whoever calls for help, and prints whom to call. */
export async function writeSupport(context: Context, request: SupportRequest): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const record = await withLogs(context, await readRecord(open.client, request.cluster), request.logs);
  const cluster = await readInput(open.client, record, await siteOf(context));
  const looks = request.offline ? null : await lookNow(context, cluster);
  const sheet = PLATFORM.supportSheet({ cluster, looks, run: record });
  const leftOut = misfitsIn(record);
  const logs = record.logs ? await logEntries(resolve(context.folder, request.logs ?? ''), record.logs) : [];
  const path = resolve(context.folder, request.out);
  context.output.progress(`writing ${path}`);
  const entries = await zipped(path, [...entriesOf(record, sheet), ...logs], record, leftOut);
  context.output.endProgress();
  context.output.result({ cluster: record.cluster, file: path, ...sheet, entries, leftOut }, () =>
    [
      renderSupport(sheet),
      '',
      `${entries.length} files in ${path}`,
      ...leftOut.map((line) => `left out: ${line}`),
      ...(request.logs === undefined ? [`without logs: collect them with \`ccmctl logs ${record.cluster} SERVER --out logs\`, then add --logs logs`] : []), // prettier-ignore
    ].join('\n'),
  );
  return EXIT.good;
}

async function lookNow(context: Context, cluster: AnyCluster): Promise<readonly object[]> {
  const { openSite } = await import('../open-site.ts');
  const site = openSite(siteReaderOf(context));
  try {
    return (await lookAtServers(PLATFORM, site, cluster, context.output.progress)).map(({ look }) => look);
  } finally {
    await site.close();
  }
}

/** What is made of the run: it holds no secret, since a run never sees one, and nothing of how servers are reached. */
export function entriesOf(record: RunRecord, sheet: SupportSheet): readonly ZipEntry[] {
  const { plan, journal: _journal, logs: _logs, ...status } = record;
  return [
    { name: 'support.txt', text: `${renderSupport(sheet)}\n` },
    { name: 'support.json', text: `${safeJson(sheet, 2)}\n` },
    { name: 'report.html', text: reportPage(record, sheet) },
    { name: 'audit.json', text: `${safeJson(record, 2)}\n` },
    { name: 'status.json', text: `${safeJson(status, 2)}\n` },
    { name: 'plan.json', text: `${safeJson(plan, 2)}\n` },
  ];
}

/** @throws CommandError (usage) when the archive cannot be written */
const zipped = (
  path: string,
  entries: readonly ZipEntry[],
  { cluster, runId }: RunRecord,
  leftOut: readonly string[],
): Promise<readonly Zipped[]> =>
  writeZip(path, entries, (files) => ({
    name: 'index.json',
    text: `${safeJson({ cluster, runId, files, leftOut }, 2)}\n`,
  }));
