import type { Answer } from '../../plan/types/run.ts';
import { statementOf } from '../../plan/statement.ts';
import type { Context } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readAnswer, type TypedAnswer } from '../read-answer.ts';
import { sendSigned, signingOf, type ToSign } from '../sign/send-signed.ts';
import { openClient } from './open-client.ts';
import { readRun } from './read-run.ts';
import type { RunView } from './run-view.ts';
import { sendAndReport } from './send-and-report.ts';

/** Answers one prompt of a run, in the type that its form wants. */
export async function sendAnswer(
  context: Context,
  cluster: string,
  promptId: string,
  typed: TypedAnswer,
): Promise<ExitCode> {
  const { key } = typed;
  if (key !== null)
    return sendSigned(context, cluster, 'answer', { key, make: (run) => signedAnswer(run, promptId, typed) });
  const run = await readRunOnce(context, cluster);
  // Only the whole id will do: `#2` is another question than `#1`, and a late answer must not slip into it.
  const prompt = run.prompts.find((candidate) => candidate.id === promptId);
  const answer = prompt ? readAnswer(prompt, typed) : answerToNothing(promptId, typed);
  return sendAndReport(context, cluster, 'answer', answer);
}

/** @throws CommandError where the prompt is not open: there is nothing that a signature could name */
function signedAnswer(run: RunView, promptId: string, typed: TypedAnswer): ToSign<'answer'> {
  const signing = signingOf(run);
  const prompt = run.prompts.find(({ id }) => id === promptId);
  if (!prompt)
    throw new CommandError(EXIT.refused, `refused: the prompt ${promptId} is not open`, [
      `open: ${run.prompts.map(({ id }) => id).join(', ') || 'none'}`,
    ]);
  const payload = readAnswer(prompt, typed);
  return { payload, statement: statementOf(signing, prompt, payload) };
}

async function readRunOnce(context: Context, cluster: string): Promise<RunView> {
  await using open = await openClient(await context.settings(), context.identity);
  return await readRun(open.client, cluster);
}

/** Sent all the same: the run refuses it with its reason, and writes down that somebody tried. */
const answerToNothing = (prompt: string, typed: TypedAnswer): Answer => {
  const note = typed.problem ?? typed.note;
  return { prompt, value: typed.words.join(' '), by: typed.by, ...(note === undefined ? {} : { note }) };
};
