import type { Plan, PlannedServer, Stage } from '../plan/types/plan.ts';
import type { JournalEntry, ServerMemory, ServerStatus } from '../plan/types/run.ts';
import type { Step } from '../plan/types/step.ts';
import { ownSteps } from './walk-plan.ts';

/**
 * What of a plan's own steps a run has left undone, in the plan's order: the step at which it was stopped with what was
 * seen there, each step after it in the same stage, and each later stage as a whole. Servers are listed by themselves.
 */
export function leftUndone(plan: Plan, journal: readonly JournalEntry[]): readonly string[] {
  const outcomes = outcomesOf(journal);
  return [
    ...plan.servers.flatMap((server) => server.steps.flatMap((step) => stoppedAt(step, outcomes.get(step.id)))),
    ...plan.stages.flatMap((stage) =>
      leftOf(
        stage,
        ownSteps(plan, stage).filter((step) => isLeft(step, outcomes)),
        outcomes,
      ),
    ),
  ];
}

/** Each server that is not done, with what of its way is left where it was begun. */
export function serversLeft(
  plan: Plan,
  journal: readonly JournalEntry[],
  servers: readonly ServerStatus[],
): readonly string[] {
  const outcomes = outcomesOf(journal);
  return servers
    .filter(({ state }) => state !== 'done')
    .map(({ name, state }) => `${name} is not done (${state})${restOf(plan.servers, name, outcomes)}`);
}

function restOf(servers: readonly PlannedServer[], name: string, outcomes: Outcomes): string {
  const steps = servers.find((server) => server.name === name)?.steps ?? [];
  const [first, ...others] = steps.filter((step) => isLeft(step, outcomes));
  if (!first || others.length + 1 === steps.length) return '';
  return `: ${others.length + 1} of its ${steps.length} steps are left, from "${first.title}" on`;
}

/** Each server whose services were written down to be stopped, and were not seen to be set back. */
export function servicesLeft(
  plan: Plan,
  journal: readonly JournalEntry[],
  memories: ReadonlyMap<string, ServerMemory>,
): readonly string[] {
  const outcomes = outcomesOf(journal);
  const setBack = [...plan.before, ...plan.after]
    .filter((step) => step.kind === 'action' && step.action === 'restore-services' && !isLeft(step, outcomes))
    .map(({ server }) => server);
  return [...memories]
    .filter(([name, { services }]) => services !== null && !setBack.includes(name))
    .map(([name]) => `${name}: the services that were stopped are not set back`);
}

type Outcomes = ReadonlyMap<string, Pick<Required<JournalEntry>, 'outcome' | 'text'>>;

const outcomesOf = (journal: readonly JournalEntry[]): Outcomes =>
  new Map(journal.flatMap(({ step, outcome, text }) => (step && outcome ? [[step, { outcome, text }]] : [])));

const isLeft = ({ id }: Step, outcomes: Outcomes): boolean => (outcomes.get(id)?.outcome ?? 'stopped') === 'stopped';

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
