import { rehearsalLines } from '../../plan/rehearsal.ts';
import type { Context } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { chainLines } from '../render/chain.ts';
import { dayAndTime } from '../render/clock.ts';
import { journalLine, serverColumn } from '../render/journal.ts';
import { onOneLine } from '../render/on-one-line.ts';
import { openClient } from '../temporal/open-client.ts';
import { safeJson } from '../safe-json.ts';
import { SHOWN_STATES } from '../temporal/shown-state.ts';
import { writeNamedFile } from '../write-file.ts';
import { readRecord, type RunRecord } from './read-record.ts';

/** Prints the record of a cluster's newest run, or writes it to a file as JSON. */
export async function showAudit(context: Context, cluster: string, out: string | undefined): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const record = await readRecord(open.client, cluster);
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
  ].join('\n');
}
