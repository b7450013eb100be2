import { strayAnswers } from '../../plan/preflight.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { EarlyAnswers, PreflightLine } from '../../plan/types/preflight.ts';
import type { Context } from '../command.ts';

/** So many of a kind are named; of the rest the number. */
const NAMED = 5;

function note({ output }: Context, what: string, names: readonly string[]): void {
  if (names.length === 0) return;
  const others = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  output.note(oneLine(`${what}: ${names.slice(0, NAMED).join('; ')}${others}`));
}

/** Says which answers of a file no plan asks for. */
export const noteStrayAnswers = (context: Context, plan: Plan, answers: EarlyAnswers): void =>
  note(context, 'not asked any more', strayAnswers(plan, answers));

/** Says which answers of people are not taken, and why; those about what machines see are judged by the run's own looks. */
export const noteRefusedAnswers = (context: Context, lines: readonly PreflightLine[]): void =>
  note(
    context,
    'answers that are not taken, so the run will ask',
    lines.flatMap(({ id, kind, refused }) =>
      kind === 'prompt' && refused !== undefined ? [`${id} (${refused})`] : [],
    ),
  );
