import { describeDeviation } from '../../plan/describe-deviation.ts';
import { join, resolve } from 'node:path';
import type { Violation } from '../../lab/referee.ts';
import { REHEARSAL } from '../../plan/rehearsal.ts';
import type { AcceptedDeviation, RunResult } from '../../plan/types/run.ts';
import type { Context } from '../command.ts';
import type { Colors } from '../output.ts';
import { readRecord } from '../record/read-record.ts';
import { writeReport } from '../record/write-report.ts';
import { lengthOfTime, millisecondsBetween } from '../render/clock.ts';
import { onOneLine } from '../render/on-one-line.ts';
import { renderTable } from '../render/table.ts';
import type { StartedRun } from '../temporal/start-run.ts';
import { partsOf, type Part } from './parts.ts';
import { LEFT_IN } from './left-in.ts';
import { sheetOf } from './sheet.ts';
import { keepRecord, recordLines, type KeptRecord } from './keep-record.ts';
import type { Stack } from './start-stack.ts';

/** What a rehearsal came to: the document of `--json`. */
export interface Summary extends StartedRun {
  readonly cluster: string;
  readonly procedure: string;
  readonly rehearsal: true;
  readonly state: RunResult['state'];
  readonly milliseconds: number;
  readonly parts: readonly Part[];
  /** What the referee saw being broken. */
  readonly violations: readonly Violation[];
  /** Faults that were asked for and never struck, as `NAME@SERVER`: the rehearsal says nothing of them. */
  readonly neverStruck: readonly string[];
  /** What the documents advise and nobody did. */
  readonly advice: readonly Violation[];
  readonly openItems: readonly string[];
  readonly accepted: readonly AcceptedDeviation[];
  readonly ui: string | null;
  /** Path of the report. */
  readonly report: string;
  /** The record that the worker has kept, and what it comes to; absent: nobody signs in this rehearsal. */
  readonly record?: KeptRecord;
  /** The sheet to finish by hand, as it was at the end; absent: nobody signs in this rehearsal. */
  readonly sheet?: string;
}

/** Has the referee judge the end, writes the report and adds everything up. */
export async function summarize(
  context: Context,
  stack: Stack,
  run: StartedRun & { readonly ui: string | null },
): Promise<Summary> {
  const cluster = stack.cluster.cluster.name;
  const record = await readRecord(stack.client, cluster);
  const state = record.state === 'completed' ? 'completed' : 'stopped';
  // What a stopped run leaves undone is no broken rule.
  const violations = stack.lab.referee.finish(state);
  const report = await writeReport(
    stack.client,
    cluster,
    context.folder,
    join(LEFT_IN, `${cluster}-${run.runId}.html`),
  );
  const kept =
    stack.site &&
    (await keepRecord(stack.site.audit, resolve(context.folder, LEFT_IN, `${cluster}-${run.runId}.record`)));
  return {
    cluster,
    procedure: record.procedure,
    rehearsal: true,
    workflowId: run.workflowId,
    runId: run.runId,
    state,
    milliseconds: millisecondsBetween(record.startedAt, record.endedAt ?? record.startedAt),
    parts: partsOf(record.startedAt, record.journal),
    violations,
    neverStruck: neverStruck(stack),
    advice: stack.lab.referee.advice(),
    openItems: record.openItems,
    accepted: record.accepted,
    ui: run.ui,
    report,
    ...(kept && { record: kept, sheet: sheetOf(context.folder, stack) }),
  };
}

/** A fault may belong to another procedure, or to something that did not come to pass. */
function neverStruck({ lab, faults }: Stack): readonly string[] {
  const struck = lab.cluster.events
    .all()
    .flatMap((event) => (event.kind === 'fault' ? [`${event.fault}@${event.server}`] : []));
  return faults.map(({ fault, server }) => `${fault}@${server}`).filter((fault) => !struck.includes(fault));
}

/** The end of the story as text. */
export function renderSummary(raw: Summary, colors: Colors): string {
  const summary = onOneLine(raw);
  const { state, violations, advice, openItems, accepted } = summary;
  const paint = state === 'completed' ? colors.green : colors.red;
  return [
    '',
    paint(`${REHEARSAL} ${state} in ${lengthOfTime(summary.milliseconds)}`),
    '',
    renderTable(
      ['part', 'took'],
      summary.parts.map(({ name, milliseconds }) => [name, lengthOfTime(milliseconds)]),
    ),
    '',
    ...findings(
      'referee: rules broken',
      violations.map(violationLine),
      violations.length > 0 ? colors.red : colors.green,
    ),
    ...(summary.neverStruck.length > 0 ? findings('faults that never struck', summary.neverStruck, colors.red) : []),
    ...findings('referee: advice not followed', advice.map(violationLine), colors.dim),
    ...findings('open items', openItems, colors.dim),
    ...findings(
      'accepted deviations',
      accepted.map((deviation) => `${deviation.step} ${describeDeviation(deviation)}`),
      colors.dim,
    ),
    ...(summary.ui === null ? [] : [`Temporal UI: ${summary.ui}`]),
    `report: ${summary.report}`,
    ...(summary.record ? recordLines(summary.record) : []),
    ...(summary.sheet === undefined ? [] : [`sheet: ${summary.sheet}`]),
  ].join('\n');
}

const findings = (title: string, lines: readonly string[], paint: (text: string) => string): readonly string[] => [
  paint(`${title}: ${lines.length}`),
  ...lines.map((line) => `  ${line}`),
];

const violationLine = ({ rule, server, evidence }: Violation): string =>
  `${rule}${server === undefined ? '' : ` (${server})`}: ${evidence}`;
