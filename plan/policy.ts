import { judgeAnswer } from './answers.ts';
import { decisionsFor, rulingOn, rulingOnWord } from './decisions.ts';
import { permissionOf } from './transitions.ts';
import { troubleDecisions, whoDecidesTrouble } from './trouble-decisions.ts';

/** What a run decides by: which message is allowed when, what may be decided, and what becomes of an answer. */
export interface Policy {
  readonly permissionOf: typeof permissionOf;
  readonly judgeAnswer: typeof judgeAnswer;
  readonly decisionsFor: typeof decisionsFor;
  readonly troubleDecisions: typeof troubleDecisions;
  readonly whoDecidesTrouble: typeof whoDecidesTrouble;
  readonly rulingOn: typeof rulingOn;
  readonly rulingOnWord: typeof rulingOnWord;
}

/**
 * Every policy that a run under way may have begun with. A plan carries the number of its policy, and its run goes by that
 * one to its end. A table that changes gets a new number here; the old one stays as long as runs of it may go on.
 */
const POLICIES: readonly Policy[] = [
  { permissionOf, judgeAnswer, decisionsFor, troubleDecisions, whoDecidesTrouble, rulingOn, rulingOnWord },
];

/** The number that new plans carry. */
export const POLICY_OF_TODAY = POLICIES.length;

/**
 * The policy of that number.
 * @throws RangeError for one that this code does not know: a run of a newer release stands still until a worker of that
 * release takes it, and is not decided about by other rules
 */
export function policyOf(number: number): Policy {
  const policy = POLICIES[number - 1];
  if (!policy) throw new RangeError(`the plan goes by policy ${number}; this worker knows up to ${POLICIES.length}`);
  return policy;
}
