import type { Outline } from '../../plan/types/plan.ts';
import type { EarlyAnswer } from '../../plan/types/preflight.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { Evidence, StepOutcome, StepResult, Verdict } from '../../plan/types/run.ts';
import type { TakenAnswer } from '../../plan/types/voice.ts';
import type { Step } from '../../plan/types/step.ts';
import type { Decision } from './decide-while-looking.ts';
import type { StepContext } from './step-context.ts';

/** A step that a machine saw to be good. */
export const observed = (step: Step, seen: string): StepResult => ({
  id: step.id,
  outcome: 'good',
  evidence: 'observed',
  seen,
});

/** A step that is good by somebody's word. */
export const attested = (step: Step, answer: TakenAnswer, seen: string): StepResult => ({
  id: step.id,
  outcome: 'good',
  evidence: evidenceOf(answer),
  seen,
});

/** Somebody's word attests what they have signed; under a name that anybody can write, it is claimed. */
export const evidenceOf = ({ by, given, signedBefore }: Omit<TakenAnswer, 'prompt' | 'value' | 'note'>): Evidence =>
  signedBefore || isSigned(given) ? `attested by ${by}` : `claimed by ${by}`;

const isSigned = (given: readonly { readonly signature?: string }[]): boolean =>
  given.length > 0 && given.every(({ signature }) => signature !== undefined);

/** How somebody's word is written down: one that is said of a lab never reads like one given for a real server. */
export const wordOf = (answer: TakenAnswer, outline: Pick<Outline, 'rehearsal'>): Evidence =>
  marked(evidenceOf(answer), outline);

const BY_WORD = /^(?:attested|claimed) by /;

function marked(evidence: Evidence, { rehearsal }: Pick<Outline, 'rehearsal'>): Evidence {
  return rehearsal && BY_WORD.test(evidence) ? (`${evidence} (rehearsal)` as Evidence) : evidence;
}

/** A result as the run's story takes it, with somebody's word marked where it was said of a lab. */
export const inRehearsal = (result: StepResult, outline: Outline): StepResult => ({
  ...result,
  evidence: marked(result.evidence, outline),
});

/** A step that goes on by somebody's word against what somebody else has reported: a deviation, with both their names. */
export function overruled(
  step: Step,
  report: TakenAnswer,
  decision: TakenAnswer,
  seen: string | null,
  context: StepContext,
): StepResult {
  const answered = report.note ? `${report.value}: ${report.note}` : String(report.value);
  const { by, note = '' } = decision;
  context.operators.accept({ step: step.id, by, reason: note, overruled: { by: report.by, answered } });
  return {
    id: step.id,
    outcome: 'accepted',
    evidence: evidenceOf(decision),
    seen: `${report.by} had answered "${answered}"${seen === null ? '' : ` (${seen})`}`,
    note,
  };
}

/** A step that goes on with a deviation by the answer itself: whoever gives it may accept it, and the note is the reason. */
export function acceptedByAnswer(step: Step, answer: TakenAnswer, context: StepContext): StepResult {
  const { by, value, note = '' } = answer;
  context.operators.accept({ step: step.id, by, reason: note });
  return {
    id: step.id,
    outcome: 'accepted',
    evidence: evidenceOf(answer),
    seen: `answered ${value}`,
    note,
  };
}

/** A step whose act is not begun any more: somebody stopped the run while it was looked at, or decided about. */
export const stoppedBeforeTheAct = ({ id }: Step, seen: string): StepResult => ({
  id,
  outcome: 'stopped',
  evidence: 'none',
  seen,
  note: 'the run was stopped before the act',
});

/** What a decision makes of its step; an acceptance is written down with its reason (outcome `hold`). */
export function resultOfDecision(
  step: Step,
  decision: Exclude<Decision, { kind: 'act-again' | 'repair' }>,
  context: StepContext,
): StepResult {
  if (decision.kind === 'good') return observed(step, decision.verdict.seen);
  const { by, note = '' } = decision.answer;
  if (decision.kind === 'attest') return attested(step, decision.answer, note);
  if (decision.kind === 'stop') {
    return { id: step.id, outcome: 'stopped', evidence: 'none', seen: decision.verdict.seen, note };
  }
  context.operators.accept({ step: step.id, by, reason: note });
  return { id: step.id, outcome: 'accepted', evidence: 'none', seen: decision.verdict.seen, note };
}

/** What a decision that was made before the run, about the very same sight, makes of its step. */
export function resultOfEarlyDecision(
  step: Step,
  early: EarlyAnswer,
  verdict: Verdict,
  context: StepContext,
): StepResult {
  const answer = answerBefore(step, early, context);
  const kind = early.value === 'attest' ? 'attest' : 'accept';
  return resultOfDecision(step, { kind, answer, verdict }, context);
}

/** An answer from before the run as one of the run; the story tells when it was given. */
export function answerBefore(
  step: Step,
  { value, by, at, note, given = [] }: EarlyAnswer,
  { operators }: StepContext,
): TakenAnswer {
  const said = `said before the run, on ${at.slice(0, 10)}`;
  const inFull = note === undefined ? said : `${note} (${said})`;
  const answer: TakenAnswer = {
    ...{ prompt: step.id, value, by, note: inFull, given: [] },
    ...(isSigned(given) ? { signedBefore: true } : {}),
  };
  operators.write({
    kind: 'answered',
    ...(step.server === undefined ? {} : { server: step.server }),
    step: step.id,
    by,
    value,
    note: inFull,
    ...(given.length === 0 ? {} : { givenBefore: given }),
    text: `${step.title}: ${by} answered ${value} before the run, on ${at.slice(0, 10)}${note === undefined ? '' : `: ${note}`}`,
  });
  return answer;
}

/** How each outcome reads in the story of the run. */
const OUTCOME_WORDS: Readonly<Record<StepOutcome, string>> = {
  good: 'good',
  accepted: 'accepted as it is',
  skipped: 'left open',
  stopped: 'the run is stopped here',
};

/** A verdict as the journal has it; what it wrote down is no matter of the story. */
export const seenIn = ({ verdict, expected, seen }: Verdict): Pick<JournalEntry, 'verdict' | 'expected' | 'seen'> => ({
  verdict,
  expected,
  seen,
});

/** The line of the journal for a step that is finished. */
export function entryOf(step: Step, result: StepResult): Omit<JournalEntry, 'at'> {
  const { outcome, evidence, seen, note } = result;
  const words = evidence === 'none' || evidence === 'observed' ? OUTCOME_WORDS[outcome] : evidence;
  const how =
    outcome === 'accepted' && words !== OUTCOME_WORDS[outcome] ? `${OUTCOME_WORDS[outcome]}, ${words}` : words;
  const reason = note && note !== seen ? ` (${note})` : '';
  return {
    kind: 'step',
    ...(step.server === undefined ? {} : { server: step.server }),
    step: step.id,
    outcome,
    evidence,
    seen,
    ...(note ? { note } : {}),
    text: `${step.title}: ${how}; ${seen}${reason}`,
  };
}
