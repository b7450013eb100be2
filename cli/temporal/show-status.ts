import { setTimeout as sleep } from 'node:timers/promises';
import type { RunState, RunStatus } from '../../plan/types/run.ts';
import type { Context } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { renderRuns } from '../render/runs.ts';
import { renderStatus } from '../render/status.ts';
import { listRuns } from './list-runs.ts';
import { readStatus } from './messages-to-runs.ts';
import { openClient } from './open-client.ts';

/** How often a watched run is asked, in milliseconds. */
const WATCH_INTERVAL = 1_000;

const isOver = (state: RunState): boolean => state === 'completed' || state === 'stopped';

/** The status as the contract has it: the journal belongs to `audit`. */
function statusDocument({ journal: _journal, ...status }: RunStatus): Omit<RunStatus, 'journal'> {
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
export async function showStatus(context: Context, cluster: string): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const status = await readStatus(open.client, cluster);
  context.output.result(statusDocument(status), () => renderStatus(status, context.output.colors));
  return EXIT.good;
}

/** Prints where one run stands whenever that has changed, until Ctrl-C or the run's end; a stopped run is a failure. */
export async function watchStatus(context: Context, cluster: string): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const interruption = context.interruption();
  let shown = '';
  while (!interruption.aborted) {
    const status = await readStatus(open.client, cluster);
    const text = renderStatus(status, context.output.colors);
    if (text !== shown) context.output.resultLine(statusDocument(status), () => `${text}\n`);
    shown = text;
    if (isOver(status.state)) return status.state === 'completed' ? EXIT.good : EXIT.failed;
    await sleep(WATCH_INTERVAL, undefined, { signal: interruption }).catch(() => undefined);
  }
  return EXIT.good;
}
