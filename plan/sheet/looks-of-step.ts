import type { Check, CheckStep, Outcome, Step } from '../types/step.ts';

/** How the sentence of a look begins whose step has a title that says what it looks for. */
export const LOOK = 'Look';

/** What a look is for. */
export interface LookIn {
  /** How its sentence begins. */
  readonly begins: string;
  readonly check: Check;
  /** Absent: nothing goes on before it is good. */
  readonly outcome?: Outcome;
  /** What its step says of its own about what is done where it is not good. */
  readonly next?: string;
  /** Its step has lines that mend it. */
  readonly isMended?: true;
  /** Why it is looked at. */
  readonly because?: string;
  /** Nobody may log on to its server for it. */
  readonly isConsoleTaken: boolean;
}

/** The looks of a step, in the order in which its lines have them. */
export function looksOf(step: Step, consoleTaken: ReadonlySet<string>): readonly LookIn[] {
  return looksAt(step).map((look) => ({
    ...look,
    // Of another server's look, its own console is free.
    isConsoleTaken: consoleTaken.has(step.id) && look.check.servers.includes(step.server ?? ''),
  }));
}

function looksAt(step: Step): readonly Omit<LookIn, 'isConsoleTaken'>[] {
  switch (step.kind) {
    case 'check':
      return [{ begins: LOOK, check: step.check, outcome: step.outcome, because: step.because, ...nextOf(step) }];
    case 'gate':
      return [{ begins: 'Do not go on before it is so', check: step.until }];
    case 'wait':
      return [];
    case 'action':
      return [{ begins: 'It is done when', check: step.proof }];
    case 'prompt':
      return [
        ...(step.watch ? [{ begins: 'Look at it again and again meanwhile', check: step.watch.check }] : []),
        ...(step.proof ? [{ begins: 'It is done when', check: step.proof }] : []),
      ];
  }
}

function nextOf({ next, repair }: CheckStep): Pick<LookIn, 'next' | 'isMended'> {
  if (next !== undefined) return { next };
  return repair ? { isMended: true } : {};
}
