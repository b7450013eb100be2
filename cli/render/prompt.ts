import { describeForm } from '../../plan/describe-form.ts';
import { markRehearsal } from '../../plan/rehearsal.ts';
import { answerCommand, signed } from '../../plan/reply-commands.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { OpenPrompt, RunStatus, StatusPrompt } from '../../plan/types/run.ts';
import type { Colors } from '../output.ts';
import { timeAsOf } from './clock.ts';
import { onOneLine } from './on-one-line.ts';

/** What a prompt needs to be known of its run. */
type RunOfPrompt = Pick<RunStatus, 'cluster' | 'rehearsal'>;

/** An open prompt as text: what is asked of whom since when, what to do, and how to answer. */
export function renderPrompt(
  run: RunOfPrompt,
  raw: OpenPrompt & Pick<StatusPrompt, 'needs'>,
  colors: Colors,
  now = Date.now(),
): string {
  const prompt = onOneLine(raw);
  const due = prompt.dueAt ? `, due ${timeAsOf(prompt.dueAt, now)}` : '';
  return [
    `${colors.yellow(markRehearsal(prompt.server ?? 'cluster', run))}  ${colors.bold(prompt.title)}`,
    `  asked of any ${prompt.by} at ${timeAsOf(prompt.askedAt, now)}${due}`,
    ...prompt.instructions.map((instruction, index) => `  ${index + 1}. ${instruction}`),
    '  answers:',
    ...describeForm(prompt.form, prompt.noteFor).map((line) => `    ${line}`),
    ...(prompt.needs === undefined ? [] : [`  this site wants ${prompt.needs}`]),
    `  ${colors.cyan(`${answerCommand(oneLine(run.cluster), prompt)}${signed(prompt.needs !== undefined)}`)}`,
  ].join('\n');
}
