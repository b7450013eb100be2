import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import type { FailureCode } from '../../plan/failures.ts';
import { wasNeverTaken } from './attendance.ts';
import { reasonOf } from './look.ts';

/** What became of an act. Of one that was refused, `lines` are those that nobody has seen and that were therefore not sent. */
export type Acted =
  { readonly kind: 'begun' | 'not begun' | 'stopped' } | { readonly kind: 'refused'; readonly lines: string };

/** How an act ended that gave no answer, and what is told of it. */
type Ended = { readonly told: string } & (
  | { readonly kind: 'begun' }
  /** `resetTo`: the run that a Reset in Temporal has made of the one in which the act was decided. */
  | { readonly kind: 'not begun'; readonly resetTo?: string }
  | { readonly kind: 'refused'; readonly lines: string }
);

/** Nothing was sent where no worker took the act, or its activity says so itself; after anything else nobody knows. */
export function howActEnded(failure: unknown): Ended {
  const told = reasonOf(failure);
  if (wasNeverTaken(failure)) return { kind: 'not begun', told: 'no worker took the act, so nothing was done' };
  const cause = failure instanceof ActivityFailure ? failure.cause : undefined;
  const { type, details } = cause instanceof ApplicationFailure ? cause : {};
  const [detail] = details ?? [];
  const detailed = typeof detail === 'string' ? detail : undefined;
  if (type === ('NOT_RESOLVED' satisfies FailureCode))
    return detailed === undefined ? { kind: 'not begun', told } : { kind: 'refused', lines: detailed, told };
  if (type === ('RUN_WAS_RESET' satisfies FailureCode))
    return { kind: 'not begun', told, ...(detailed === undefined ? {} : { resetTo: detailed }) };
  return { kind: 'begun', told: `the act ended without an answer (${told}); its effect is looked for` };
}
