import type { DecisionValue, NotGood } from '../../plan/decisions.ts';
import type { Policy } from '../../plan/policy.ts';
import { TRANSITIONS, type MessageName } from '../../plan/transitions.ts';
import type { Remedy } from '../../plan/types/report.ts';
import type { RunState, Verdict } from '../../plan/types/run.ts';
import type { Outcome, PromptStep } from '../../plan/types/step.ts';

const NOT_GOOD: readonly NotGood[] = ['bad', 'unknown'];
const VERDICTS: readonly Verdict['verdict'][] = ['good', ...NOT_GOOD];
const PLACES: readonly (Outcome | 'act')[] = ['block', 'hold', 'open item', 'act'];
const VALUES: readonly DecisionValue[] = ['look-again', 'act-again', 'repair', 'attest', 'accept', 'stop'];
const MESSAGES = Object.keys(TRANSITIONS) as MessageName[];
const STATES = Object.keys(TRANSITIONS.stop) as RunState[];
export const REMEDIES: readonly Remedy[] = [
  'information',
  'enter again',
  'repair and rerun',
  'reboot and rerun',
  'abort',
  'later task',
  'reinstall',
  'unknown',
];
const YES_OR_NO = [true, false];

const promptBy = (by: PromptStep['by']): PromptStep => ({ id: 'PUB/one', kind: 'prompt', by }) as PromptStep;

/** All that the tables of a policy say, entry by entry: what is asked of it, and its answer. */
export function everyRuling(policy: Policy): Readonly<Record<string, unknown>> {
  const said: Record<string, unknown> = {};
  const choices = (offered: ReturnType<Policy['decisionsFor']>): readonly string[] =>
    offered.map(({ value, meaning }) => `${value}: ${meaning}`);
  for (const place of PLACES)
    for (const kind of NOT_GOOD)
      for (const repair of YES_OR_NO)
        said[`offered at ${place}, ${kind}${repair ? ', with a repair' : ''}`] = choices(
          policy.decisionsFor(place, kind, repair),
        );
  for (const value of VALUES)
    for (const asked of NOT_GOOD)
      for (const newest of VERDICTS)
        said[`${value} about ${asked}, seen ${newest}`] = policy.rulingOn(value, asked, newest);
  for (const newest of [...VERDICTS, 'no proof'] as const) said[`done, seen ${newest}`] = policy.rulingOnWord(newest);
  for (const remedy of REMEDIES) {
    for (const beAttested of YES_OR_NO)
      for (const haveRebooted of YES_OR_NO)
        said[`offered after ${remedy}, attest ${beAttested}, rebooted ${haveRebooted}`] = choices(
          policy.troubleDecisions(remedy, { beAttested, haveRebooted }),
        );
    for (const by of ['engineer', 'approver'] as const)
      said[`who decides about ${remedy} where an ${by} is asked`] = policy.whoDecidesTrouble(remedy, promptBy(by));
  }
  for (const message of MESSAGES)
    for (const state of STATES) said[`${message} when ${state}`] = policy.permissionOf(message, state);
  return said;
}
