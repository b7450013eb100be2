import { checksOf } from './checks-of.ts';
import type { Plan } from './types/plan.ts';
import type { Memory } from './types/run.ts';
import type { Step } from './types/step.ts';

/**
 * Parts of a server's memory that are needed after its own steps: what a later step recalls before anything has it
 * forgotten, and what the next run is told. Everything else would only go on from run to run.
 * @param later the steps about the server that come after its own, in order of work
 */
export function keptAfter(server: string, later: readonly Step[], handsOn: Plan['handsOn']): readonly string[] {
  const kept = new Set(Object.entries(handsOn).flat());
  const forgotten = new Set<string>();
  for (const step of later) {
    for (const part of forgottenBy(step, server)) forgotten.add(part);
    for (const part of recalledBy(step, server)) if (!forgotten.has(part)) kept.add(part);
  }
  return [...kept].sort();
}

/** A memory without the parts that are not kept; what is owed to the server, and what is unanswered, always is. */
export const narrowed = ({ owes, unanswered, ...parts }: Memory, keeps: readonly string[]): Memory => ({
  ...Object.fromEntries(keeps.flatMap((part) => ((parts[part] ?? null) === null ? [] : [[part, parts[part]]]))),
  ...(owes === undefined ? {} : { owes }),
  ...(unanswered === undefined ? {} : { unanswered }),
});

/** Only the question of a check is asked for certain, and forgets before it recalls. */
const forgottenBy = (step: Step, server: string): readonly string[] =>
  step.kind === 'check' && step.server === server ? (step.check.forgets ?? []) : [];

function recalledBy(step: Step, server: string): readonly string[] {
  const repair = step.kind === 'check' && step.repair?.server === server ? step.repair.recalls : undefined;
  const own = step.server === server ? [recallsOf(step), ...checksOf(step).map(({ recalls }) => recalls)] : [];
  return [repair, ...own].flatMap((recalls) => recalls ?? []);
}

const recallsOf = (step: Step): readonly string[] | undefined =>
  step.kind === 'action' || step.kind === 'prompt' ? step.recalls : undefined;
