import { rehearsalLines } from '../../plan/rehearsal.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { Context } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { CollectedServer } from '../logs/collected-logs.ts';
import { chainLines } from '../render/chain.ts';
import { dayAndTime } from '../render/clock.ts';
import { journalLine, serverColumn } from '../render/journal.ts';
import { onOneLine } from '../render/on-one-line.ts';
import { openClient } from '../temporal/open-client.ts';
import { safeJson } from '../safe-json.ts';
import { SHOWN_STATES } from '../temporal/shown-state.ts';
import { writeNamedFile } from '../write-file.ts';
import { readRecord, type RunRecord } from './read-record.ts';
import { misfitsIn, withLogs } from './with-logs.ts';

/** What `ccmctl audit` was asked for. */
export interface AuditRequest {
  readonly cluster: string;
  /** Id of an earlier run; undefined: the newest. */
  readonly run: string | undefined;
  /** File to write the record to. */
  readonly out: string | undefined;
  /** Folder of `ccmctl logs`. */
  readonly logs: string | undefined;
}

/** Prints the record of a run, or writes it to a file as JSON. */
export async function showAudit(context: Context, { cluster, run, out, logs }: AuditRequest): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const record = await withLogs(context, await readRecord(open.client, cluster, run), logs);
  for (const misfit of misfitsIn(record)) context.output.note(oneLine(misfit));
  if (out === undefined) {
    context.output.result(record, () => auditText(record, context));
    return SHOWN_STATES[record.state].exitCode;
  }
  const file = await writeNamedFile(context.folder, out, `${safeJson(record, 2)}\n`);
  context.output.result({ cluster, runId: record.runId, file }, () => `record written to ${file}`);
  return SHOWN_STATES[record.state].exitCode;
}

function auditText(raw: RunRecord, context: Context): string {
  const record = onOneLine(raw);
  const width = serverColumn(record.servers.map((server) => server.name));
  return [
    ...rehearsalLines(record),
    `cluster ${record.cluster}, ${record.procedure}, ${record.state}`,
    ...(record.why === undefined ? [] : [`why: ${record.why}`]),
    ...record.notes,
    `run ${record.workflowId} ${record.runId}`,
    ...chainLines(record.runs).map((line) => `  ${line}`),
    `plan ${record.planHash || 'not made yet'}`,
    `from ${dayAndTime(record.startedAt)} to ${record.endedAt ? dayAndTime(record.endedAt) : 'now'}`,
    '',
    ...record.journal.map((entry) => journalLine(entry, context.output.colors, width)),
    ...(record.logs?.servers ?? []).flatMap(logLines),
  ].join('\n');
}

const logLines = ({ server, at, logs }: CollectedServer): readonly string[] => [
  '',
  `logs of ${server}, collected at ${dayAndTime(at)}`,
  ...logs.map(({ path, sha256 = 'no checksum', keptAs }) => `${sha256}  ${path}: ${keptAs}`),
];
