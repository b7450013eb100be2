import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { renderRuns } from '../render/runs.ts';
import { renderStatus } from '../render/status.ts';
import { listRuns } from './list-runs.ts';
import { openClient } from './open-client.ts';
import { readRun } from './read-run.ts';
import { exitCodeOf, type RunView } from './run-view.ts';
import { exitCodeOfEnd, SHOWN_STATES } from './shown-state.ts';

/** How often a watched run is asked, in milliseconds. */
const WATCH_INTERVAL = 1_000;

/** The status as the contract has it. */
function statusDocument({ told: _told, ...status }: RunView): Omit<RunView, 'told'> {
  return status;
}

/** Prints every run under way. */
export async function listRunsUnderWay(context: Context): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const runs = await listRuns(open.client);
  context.output.result({ runs }, () => renderRuns(runs, context.output.colors));
  return EXIT.good;
}

/** Prints where one run stands. */
export async function showStatus(context: Context, cluster: string, named?: string): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const run = await readRun(open.client, cluster, named);
  context.output.result(statusDocument(run), () => renderStatus(run, context.output.colors));
  return exitCodeOf(run);
}

/** Prints where one run stands whenever that has changed, until Ctrl-C or the run's end; a stopped run is a failure. */
export async function watchStatus(context: Context, cluster: string, named?: string): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const interruption = context.interruption();
  let shown = '';
  while (!interruption.aborted) {
    const run = await readRun(open.client, cluster, named);
    const text = renderStatus(run, context.output.colors);
    if (text !== shown) context.output.resultLine(statusDocument(run), () => `${text}\n`);
    shown = text;
    if (SHOWN_STATES[run.state].over) return exitCodeOfEnd(run.state);
    await sleep(WATCH_INTERVAL, undefined, { signal: interruption }).catch(() => undefined);
  }
  return EXIT.good;
}
