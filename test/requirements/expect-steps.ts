import { expect } from 'vitest';
import type { Plan, PlannedServer } from '../../plan/types/plan.ts';
import type { Step } from '../../plan/types/step.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import { forEveryPlan } from '../platforms/callmanager4/procedures/walk.ts';
import { mayDecide, stepsNamed } from './planned.ts';

/** Nobody can wave through what is bad or unknown at this step, and it is not put off either. */
export function expectBlocks(step: Step): void {
  for (const verdict of ['bad', 'unknown'] as const) {
    expect([step.id, verdict, mayDecide(step, verdict)]).toEqual([step.id, verdict, expect.arrayContaining(['stop'])]);
    expect(mayDecide(step, verdict)).not.toContain('accept');
  }
  expect(mayDecide(step, 'bad')).not.toContain('attest');
}

/** A person may go on with what is bad or unknown, for a reason that is written down. */
export function expectHolds(step: Step): void {
  for (const verdict of ['bad', 'unknown'] as const) expect(mayDecide(step, verdict)).toContain('accept');
}

/** Work goes on by itself, and what is not good is listed. */
export const expectStaysOpen = (step: Step): void =>
  expect(step).toMatchObject({ kind: 'check', outcome: 'open item' });

/** The ids stand in the plan, each once, in this order. */
export function expectInOrder(steps: readonly Step[], ids: readonly string[]): void {
  const found = steps.map(({ id }) => id).filter((id) => ids.includes(id));
  expect(found).toEqual(ids);
}

/** The same of the steps of one server, by their names. */
export const expectOwnOrder = (
  { name, steps }: Pick<PlannedServer, 'name' | 'steps'>,
  ...names: readonly string[]
): void =>
  expectInOrder(
    steps,
    names.map((one) => `${name}/${one}`),
  );

/** Holds for every server that walks through an installer, in the plans of these procedures for any cluster. */
export function forEveryServer(
  procedures: readonly Procedure[],
  holds: (server: PlannedServer, plan: Plan, cluster: Cluster) => void,
): void {
  for (const procedure of procedures) {
    let count = 0;
    forEveryPlan(procedure, (plan, cluster) => {
      for (const server of plan.servers) {
        if (stepsNamed(server.steps, 'wizard').length === 0) continue;
        count += 1;
        holds(server, plan, cluster);
      }
    });
    expect([procedure, count > 0]).toEqual([procedure, true]);
  }
}
