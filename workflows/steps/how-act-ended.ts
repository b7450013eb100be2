import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';
import type { ActionReport } from '../../activities/types.ts';
import type { FailureCode } from '../../plan/failures.ts';
import { isPlainObject, oneOf, record, type Shape } from '../../plan/shape.ts';
import { tellCommand } from '../../plan/tell-command.ts';
import type { Verdict } from '../../plan/types/run.ts';
import type { CommandReport } from '../../plan/types/command-report.ts';
import { wasNeverTaken } from './attendance.ts';
import { reasonOf } from './look.ts';
import type { Before } from './written-down-before.ts';

/** How an act ended, and what is told of it. */
export type Ended =
  /** Commands may have been sent. `before` is undefined where that is lost; `isAnswered`: each of them has been answered. */
  | {
      readonly kind: 'begun';
      readonly told: string;
      readonly commands?: readonly CommandReport[];
      readonly before: Before | undefined;
      readonly isAnswered: boolean;
    }
  /** By what was seen right before nothing was to be sent. */
  | { readonly kind: 'left'; readonly before: Verdict }
  /**
   * `resetTo`: the run that a Reset in Temporal has made of the one in which the act was decided; `siteNow`: the hash of a site
   * file that is not the plan's.
   */
  | { readonly kind: 'not begun'; readonly told: string; readonly resetTo?: string; readonly siteNow?: string }
  /** `lines` are those that nobody has seen and that were therefore not sent. */
  | { readonly kind: 'refused'; readonly told: string; readonly lines: string };

/** What became of an act; `stopped`: a person has decided that nothing is done. */
export type Acted = Ended | { readonly kind: 'stopped' };

/** How an act ended that has reported. */
export function howReported({ before, commands }: ActionReport): Ended {
  if (commands === undefined) return { kind: 'left', before };
  const isAnswered = commands.every(({ answer }) => answer === 'accepted' || answer === 'refused');
  return { kind: 'begun', told: saidBy(commands), commands, before, isAnswered };
}

/** Failures by which an activity says that it has sent nothing. */
const NOTHING_SENT: readonly string[] = [
  'NOT_RESOLVED',
  'NOT_WARRANTED',
  'INPUT_REFUSED',
  'SITE_UNREADABLE',
] satisfies FailureCode[];

/**
 * Nothing was sent where no worker took the act, or its activity says so itself. Nor was it where a worker fell silent
 * before Temporal had a heartbeat with what was seen: the fence lets no command out until it has. After anything else nobody
 * knows.
 */
export function howActEnded(failure: unknown): Ended {
  const told = reasonOf(failure);
  if (wasNeverTaken(failure)) return { kind: 'not begun', told: 'no worker took the act, so nothing was done' };
  const cause = failure instanceof ActivityFailure ? failure.cause : undefined;
  const { type, details } = cause instanceof ApplicationFailure ? cause : {};
  const [detail] = details ?? [];
  const detailed = typeof detail === 'string' ? detail : undefined;
  if (NOTHING_SENT.includes(type ?? ''))
    return detailed === undefined ? { kind: 'not begun', told } : { kind: 'refused', lines: detailed, told };
  if (type === ('RUN_WAS_RESET' satisfies FailureCode))
    return { kind: 'not begun', told, ...(detailed === undefined ? {} : { resetTo: detailed }) };
  if (type === ('SITE_CHANGED' satisfies FailureCode))
    return { kind: 'not begun', told, ...(detailed === undefined ? {} : { siteNow: detailed }) };
  const before: unknown = cause instanceof TimeoutFailure ? cause.lastHeartbeatDetails : detail;
  if (cause instanceof TimeoutFailure && cause.timeoutType === 'HEARTBEAT' && (before ?? null) === null)
    return { kind: 'not begun', told: `its worker was lost before anything was sent (${told})` };
  return {
    kind: 'begun',
    told: `the act ended without an answer (${told}); its effect is looked for`,
    before: isBefore(before) ? before : undefined,
    isAnswered: false,
  };
}

/** What an activity told before it died comes back from Temporal, as a stranger's. */
const isBefore: Shape<Before> = record(
  { verdict: oneOf('good', 'bad', 'unknown') },
  { rememberBeforeAct: isPlainObject },
);

const saidBy = (commands: readonly CommandReport[]): string =>
  commands.map(tellCommand).join('; ') || 'nothing had to be done';
