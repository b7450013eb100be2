import type { ProcedureName } from '../procedures.ts';
import { shellWord } from '../../plan/shell-word.ts';
import { REHEARSAL } from '../../plan/rehearsal.ts';
import type { RunResult } from '../../plan/types/run.ts';
import { CommandError } from '../command-error.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { USUAL_ADDRESS } from '../../config/temporal-access.ts';
import { siteOf } from '../read-site.ts';
import { startRun } from '../temporal/start-run.ts';
import { uiLink } from '../../plan/ui-link.ts';
import { untilAborted } from '../until-aborted.ts';
import { followRun } from './follow-run.ts';
import { letRobotsAnswer, letRobotsLendHands } from './people.ts';
import { startStack, type Stack } from './start-stack.ts';
import { renderSummary, summarize, type Summary } from './summary.ts';
import { sheetFolder, sheetOf } from './sheet.ts';
import { createStory } from './story.ts';

/** What a rehearsal was asked for. */
export interface RehearsalRequest {
  /** Any cluster file; the rehearsal has a cluster like it, on this machine. */
  readonly clusterFile: string;
  readonly procedure: ProcedureName;
  readonly servers: readonly string[] | undefined;
  /** Whether the person at the terminal answers instead of the robots. */
  readonly me: boolean;
  /** Whether everything goes on running after the end, until Ctrl-C. */
  readonly keep: boolean;
  /** Faults of the lab, as `NAME@SERVER`. */
  readonly faults: readonly string[];
}

/** Carries a whole run through in a lab and tells its story; good when it completes and the referee found nothing. */
export async function rehearse(context: Context, request: RehearsalRequest): Promise<ExitCode> {
  const { output } = context;
  const interruption = context.interruption();
  const stack = await startStack({
    settings: await context.settings(),
    identity: context.identity,
    clusterFile: request.clusterFile,
    site: await siteOf(context),
    signs: true,
    sheets: sheetFolder(context.folder),
    faults: request.faults,
    procedure: request.procedure,
    servers: request.servers,
    runs: 'forget',
    progress: output.progress,
    note: output.note,
  });
  try {
    return await carryThrough(context, request, stack, interruption);
  } finally {
    output.progress('ending what was started');
    await stack.stop();
    output.endProgress();
  }
}

async function carryThrough(
  context: Context,
  request: RehearsalRequest,
  stack: Stack,
  interruption: AbortSignal,
): Promise<ExitCode> {
  const { cluster, content } = stack.cluster;
  const run = await startRun(stack.client, {
    cluster,
    procedure: request.procedure,
    input: {
      cluster: content,
      ...(stack.site === undefined ? {} : { by: stack.site.requester }),
      ...(request.servers === undefined ? {} : { servers: request.servers }),
    },
  });
  const ui = uiLink(stack.uiAddress, stack.namespace, run);
  introduce(context, request, stack, ui);
  const result = await live(context, request, stack, interruption);
  if (result === null) throw new CommandError(EXIT.failed, 'interrupted; the rehearsal was given up');
  const summary = await summarize(context, stack, { ...run, ui });
  context.output.result(summary, () => renderSummary(summary, context.output.colors));
  if (request.keep) await keepRunning(context, stack, interruption);
  return exitCodeOf(summary);
}

/** Whether the night survives a fault that never struck is as unknown as before. */
function exitCodeOf({ state, violations, neverStruck, record }: Summary): ExitCode {
  if (state !== 'completed' || violations.length > 0) return EXIT.failed;
  if (record && record.verdict !== 'whole') return EXIT.failed;
  return neverStruck.length > 0 ? EXIT.unknown : EXIT.good;
}

function introduce(context: Context, request: RehearsalRequest, stack: Stack, ui: string | null): void {
  const { output } = context;
  output.tell(`${REHEARSAL}: ${request.procedure} of ${stack.cluster.cluster.name}, in a lab on this machine`);
  if (ui !== null) output.tell(`Temporal UI: ${ui}`);
  output.tell(`lab console: ${stack.lab.consoleUrl}`);
  if (stack.site) output.tell(`sheet to finish by hand: ${sheetOf(context.folder, stack)}`);
  if (!request.me) return;
  const elsewhere = stack.address === USUAL_ADDRESS ? '' : `TEMPORAL_ADDRESS=${stack.address} `;
  output.tell(`You answer, in another terminal: ${elsewhere}ccmctl prompts`);
  for (const { name } of stack.cluster.cluster.people)
    if (stack.site) output.tell(`${name} signs with: --by ${shellWord(name)} --sign ${stack.site.keyOf(name)}`);
}

/** The run itself, with its people; the robots go home when it ends. */
async function live(
  context: Context,
  request: RehearsalRequest,
  stack: Stack,
  interruption: AbortSignal,
): Promise<RunResult | null> {
  const story = createStory(context.output, stack.cluster.cluster, request.me);
  const robots = request.me ? letRobotsLendHands(stack, story.tell) : letRobotsAnswer(stack);
  try {
    const followed = followRun(stack.client, stack.cluster.cluster.name, story, interruption);
    const workerGone = stack.workerEnded.then(() => null);
    return await Promise.race([followed, workerGone]);
  } finally {
    await robots.stop();
  }
}

async function keepRunning(context: Context, stack: Stack, interruption: AbortSignal): Promise<void> {
  context.output.tell(`Everything goes on running; Ctrl-C ends it. TEMPORAL_ADDRESS=${stack.address}`);
  await Promise.race([untilAborted(interruption), stack.workerEnded]);
}
