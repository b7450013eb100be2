import type { Check, Step } from './types/step.ts';

/** Every question that a step may ask a machine. */
export function checksOf(step: Step): readonly Check[] {
  switch (step.kind) {
    case 'check':
      return [step.check];
    case 'gate':
      return [step.until];
    case 'action':
      return [step.proof];
    case 'prompt':
      return [step.proof, step.watch?.check, step.afterReboot, step.records].filter((check) => check !== undefined);
    case 'wait':
      return [];
  }
}
