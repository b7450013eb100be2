import { describeForm } from '../../plan/describe-form.ts';
import { PLACEHOLDERS } from '../../plan/placeholders.ts';
import { markRehearsal } from '../../plan/rehearsal.ts';
import { oneLine } from '../../plan/show-text.ts';
import { shellWord } from '../../plan/shell-word.ts';
import type { OpenPrompt, RunStatus, StatusPrompt } from '../../plan/types/run.ts';
import type { Colors } from '../output.ts';
import { timeOfDay } from './clock.ts';
import { onOneLine } from './on-one-line.ts';

/**
 * The command line that answers a prompt, with its value left open. A line that is pasted unread takes its sender from whoever
 * is at the keyboard, so that with a value filled in, be it `done` or the least number, it would be evidence of nothing.
 */
export const answerCommand = (cluster: string, { id }: Pick<OpenPrompt, 'id'>): string =>
  `ccmctl answer ${shellWord(cluster)} ${shellWord(id)} ${PLACEHOLDERS.typed}`;

/** What a prompt needs to be known of its run. */
type RunOfPrompt = Pick<RunStatus, 'cluster' | 'rehearsal'>;

/** An open prompt as text: what is asked of whom since when, what to do, and how to answer. */
export function renderPrompt(run: RunOfPrompt, raw: OpenPrompt & Pick<StatusPrompt, 'needs'>, colors: Colors): string {
  const prompt = onOneLine(raw);
  const due = prompt.dueAt ? `, due ${timeOfDay(prompt.dueAt)}` : '';
  return [
    `${colors.yellow(markRehearsal(prompt.server ?? 'cluster', run))}  ${colors.bold(prompt.title)}`,
    `  asked of any ${prompt.by} at ${timeOfDay(prompt.askedAt)}${due}`,
    ...prompt.instructions.map((instruction, index) => `  ${index + 1}. ${instruction}`),
    '  answers:',
    ...describeForm(prompt.form, prompt.noteFor).map((line) => `    ${line}`),
    ...(prompt.needs === undefined ? [] : [`  this site wants ${prompt.needs}`]),
    `  ${colors.cyan(`${answerCommand(oneLine(run.cluster), prompt)}${prompt.needs === undefined ? '' : ' --sign'}`)}`,
  ].join('\n');
}
