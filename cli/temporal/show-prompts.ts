import type { RunStatus } from '../../plan/types/run.ts';
import type { Context } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { answerCommand, renderPrompt } from '../render/prompt.ts';
import { listRuns } from './list-runs.ts';
import { readStatus } from './messages-to-runs.ts';
import { openClient } from './open-client.ts';

/** Prints the open prompts of one run, or of all that are under way. */
export async function showPrompts(context: Context, cluster: string | undefined): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const { client } = open;
  const clusters = cluster === undefined ? (await listRuns(client)).map((run) => run.cluster) : [cluster];
  const runs = await Promise.all(clusters.map((name) => readStatus(client, name)));
  context.output.result({ prompts: runs.flatMap(promptDocuments) }, () => promptText(runs, context));
  return EXIT.good;
}

const promptDocuments = (run: RunStatus): readonly object[] =>
  run.prompts.map((prompt) => ({
    cluster: run.cluster,
    workflowId: run.workflowId,
    ...prompt,
    command: answerCommand(run.cluster, prompt),
  }));

function promptText(runs: readonly RunStatus[], context: Context): string {
  const { colors } = context.output;
  const texts = runs.flatMap((run) => run.prompts.map((prompt) => renderPrompt(run.cluster, prompt, colors)));
  const waiting = runs
    .filter((run) => run.state === 'awaiting approval')
    .map((run) => `cluster ${run.cluster} awaits approval: ccmctl approve ${run.cluster} --plan ${run.planHash}`);
  const blocks = [...waiting, ...texts];
  return blocks.length === 0 ? 'nothing is asked of anybody' : blocks.join('\n\n');
}
