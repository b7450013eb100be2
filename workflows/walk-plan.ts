import type { Plan, PlannedServer, Stage } from '../plan/types/plan.ts';
import type { Step } from '../plan/types/step.ts';

/** Whoever carries out a plan. */
export interface Walker {
  /** Waits while somebody holds the run; false once the run is stopped, and nothing further may begin. */
  mayGoOn(): Promise<boolean>;
  beginStage(stage: Stage): void;
  /** Carries out one of the cluster's own steps to its end. */
  carryOutStep(step: Step): Promise<void>;
  /** Carries out all steps of one server: between them a stop does not count, since an installer cannot be left. */
  carryOutServer(server: PlannedServer): Promise<void>;
}

/**
 * Walks through a plan, stage by stage: in each first its own steps, then its servers one by one. Before each of them it
 * is asked whether the run may go on; where it may not, nothing further of any kind is begun.
 */
export async function walkPlan(plan: Plan, walker: Walker): Promise<void> {
  for (const stage of plan.stages) {
    if (!(await walker.mayGoOn())) return;
    walker.beginStage(stage);
    for (const step of ownSteps(plan, stage)) {
      if (!(await walker.mayGoOn())) return;
      await walker.carryOutStep(step);
    }
    for (const server of plan.servers.filter(({ name }) => stage.servers.includes(name))) {
      if (!(await walker.mayGoOn())) return;
      await walker.carryOutServer(server);
    }
  }
}

/** The steps of a stage that are no server's own work. */
export const ownSteps = (plan: Plan, stage: Stage): readonly Step[] =>
  [...plan.before, ...plan.after].filter(({ id }) => stage.steps.includes(id));
