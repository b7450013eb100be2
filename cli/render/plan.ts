import { explainPlan, type Detail } from '../../plan/explain-plan.ts';
import { showText } from '../../plan/show-text.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { Colors } from '../output.ts';

/** A plan as text for people, in as much detail as is asked for, with a last line that says whether it can be started. */
export function renderPlan(plan: Plan, colors: Colors, detail: Detail = 'steps'): string {
  const lines = explainPlan(plan, detail).map((line) =>
    // What comes from a server or a file begins no line of ours.
    showText(line)
      .replaceAll('\n', ' ')
      .replace(/^(\s*)(REFUSED)/, (_line, indent: string, word: string) => indent + colors.red(word))
      .replace(/^(\s*)(WARNING)/, (_line, indent: string, word: string) => indent + colors.yellow(word)),
  );
  return [...lines, '', verdictOf(plan, colors)].join('\n');
}

function verdictOf(plan: Plan, colors: Colors): string {
  const refusals = plan.problems.filter((problem) => problem.severity === 'refuse').length;
  if (refusals === 0) return colors.green('Nothing refuses this plan.');
  const what = refusals === 1 ? 'one problem is' : `${refusals} problems are`;
  return colors.red(`Refused: ${what} to be mended before it can be started.`);
}
