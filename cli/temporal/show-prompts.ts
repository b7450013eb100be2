import type { Client } from '@temporalio/client';
import { markRehearsal } from '../../plan/rehearsal.ts';
import { answerCommand, approveCommand } from '../../plan/reply-commands.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { onOneLine } from '../render/on-one-line.ts';
import { renderPrompt } from '../render/prompt.ts';
import { listRuns } from './list-runs.ts';
import { openClient } from './open-client.ts';
import { readRun } from './read-run.ts';
import { exitCodeOf, type RunView } from './run-view.ts';
import { SHOWN_STATES } from './shown-state.ts';

/** Prints the open prompts of one run, or of all that are under way. */
export async function showPrompts(context: Context, cluster: string | undefined): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const { client } = open;
  const clusters = cluster === undefined ? await clustersUnderWay(client) : [cluster];
  const runs = await Promise.all(clusters.map((name) => readRun(client, name)));
  const unusual = runs.flatMap(unusualOf);
  const document = { prompts: runs.flatMap(promptDocuments), ...(unusual.length === 0 ? {} : { unusual }) };
  context.output.result(document, () => promptText(runs, unusual, context));
  return runs.map(exitCodeOf).find((code) => code !== EXIT.good) ?? EXIT.good;
}

const clustersUnderWay = async (client: Client): Promise<readonly string[]> =>
  (await listRuns(client)).filter(({ state }) => !SHOWN_STATES[state].over).map(({ cluster }) => cluster);

/** A run that cannot ask anybody anything right now: an empty list of prompts must not look like peace. */
interface Unusual {
  readonly cluster: string;
  readonly rehearsal?: true;
  readonly state: RunView['state'];
  readonly why?: string;
  readonly notes: readonly string[];
}

function unusualOf({ cluster, rehearsal, state, why, notes }: RunView): readonly Unusual[] {
  if (SHOWN_STATES[state].listens && notes.length === 0) return [];
  return [{ cluster, ...(rehearsal && { rehearsal }), state, ...(why === undefined ? {} : { why }), notes }];
}

const promptDocuments = (run: RunView): readonly object[] =>
  run.prompts.map((prompt) => ({
    cluster: run.cluster,
    workflowId: run.workflowId,
    ...(run.rehearsal && { rehearsal: run.rehearsal }),
    ...prompt,
    command: answerCommand(run.cluster, prompt),
  }));

function promptText(told: readonly RunView[], unusual: readonly Unusual[], context: Context): string {
  const { colors } = context.output;
  const runs = onOneLine(told);
  const texts = runs.flatMap((run) => run.prompts.map((prompt) => renderPrompt(run, prompt, colors)));
  const waiting = runs
    .filter((run) => run.state === 'awaiting approval' && run.told)
    .map((run) => `${markRehearsal('cluster', run)} ${run.cluster} awaits approval: ${approveCommand(run)}`);
  const standing = onOneLine(unusual).map(({ cluster, state, why, notes, ...mark }) =>
    [`${markRehearsal('cluster', mark)} ${cluster} is ${state}${why === undefined ? '' : `: ${why}`}`, ...notes].join(
      '\n  ',
    ),
  );
  const blocks = [...standing, ...waiting, ...texts];
  return blocks.length === 0 ? 'nothing is asked of anybody' : blocks.join('\n\n');
}
