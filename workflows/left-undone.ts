import type { Plan, Stage } from '../plan/types/plan.ts';
import type { JournalEntry } from '../plan/types/run.ts';
import type { Step } from '../plan/types/step.ts';

/**
 * What of a plan's own steps a run has left undone, in the plan's order: the step at which it was stopped with what was
 * seen there, each step after it in the same stage, and each later stage as a whole. Servers are listed by themselves.
 */
export function leftUndone(plan: Plan, journal: readonly JournalEntry[]): readonly string[] {
  const outcomes = new Map(
    journal.flatMap(({ step, outcome, text }) => (step && outcome ? [[step, { outcome, text }]] : [])),
  );
  const steps = new Map([...plan.before, ...plan.after].map((step) => [step.id, step]));
  const isLeft = (step: Step): boolean => (outcomes.get(step.id)?.outcome ?? 'stopped') === 'stopped';
  return [
    ...plan.servers.flatMap((server) => server.steps.flatMap((step) => stoppedAt(step, outcomes.get(step.id)))),
    ...plan.stages.flatMap((stage) =>
      leftOf(stage, stage.steps.flatMap((id) => steps.get(id) ?? []).filter(isLeft), outcomes),
    ),
  ];
}

type Outcomes = ReadonlyMap<string, Pick<Required<JournalEntry>, 'outcome' | 'text'>>;

const stoppedAt = (step: Step, end: ReturnType<Outcomes['get']>): readonly string[] =>
  end?.outcome === 'stopped' ? [`${step.title}: ${end.text.replace(`${step.title}: `, '')}`] : [];

function leftOf(stage: Stage, left: readonly Step[], outcomes: Outcomes): readonly string[] {
  if (left.length > 0 && left.length === stage.steps.length && left.every(({ id }) => !outcomes.has(id)))
    return [`${stage.title}: not carried out (${left.length} ${left.length === 1 ? 'step' : 'steps'})`];
  return left.flatMap((step) => {
    const stopped = stoppedAt(step, outcomes.get(step.id));
    return stopped.length > 0 ? stopped : [`${step.title}: not carried out`];
  });
}
