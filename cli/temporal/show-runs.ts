import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { renderAllRuns } from '../render/all-runs.ts';
import { listAllRuns, type RunsWanted } from './list-all-runs.ts';
import { openClient } from './open-client.ts';

/** Prints past and present runs; that there is none is an answer as well. */
export async function showRuns(context: Context, wanted: RunsWanted): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const { runs, more } = await listAllRuns(open.client, wanted);
  context.output.result({ runs, more }, () => renderAllRuns(runs, context.output.colors));
  if (more) context.output.note(`there are others than these ${wanted.limit}; --limit lists more`);
  return EXIT.good;
}
