import type { Plan } from './types/plan.ts';
import type { Step } from './types/step.ts';

/** Every step of a plan, in order of work. */
export const everyStepOf = ({ before, servers, after }: Plan): readonly Step[] => [
  ...before,
  ...servers.flatMap(({ steps }) => steps),
  ...after,
];
