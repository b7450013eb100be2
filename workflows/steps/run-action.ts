import { plannedAct, type PlannedAct } from '../../plan/planned-act.ts';
import type { StepResult, Verdict } from '../../plan/types/run.ts';
import type { ActionStep } from '../../plan/types/step.ts';
import type { DecidedBy } from '../../activities/types.ts';
import { decideWhileLooking, type Decision } from './decide-while-looking.ts';
import { actOnce } from './act-once.ts';
import type { Acted } from './how-act-ended.ts';
import { look } from './look.ts';
import { observed, resultOfDecision, stoppedBeforeTheAct } from './results.ts';
import type { StepContext } from './step-context.ts';

/**
 * Acts once, by a look that is part of the act, and looks again. The act is never repeated by a machine: whether it is
 * done once more is a person's decision, taken with what was seen in hand.
 */
export async function runActionStep(planned: ActionStep, context: StepContext): Promise<StepResult> {
  const act = plannedAct(planned);
  if (!act) throw new RangeError(`step ${planned.id} acts on no server`);
  let step = planned;
  let next = await begin(step, act.server, context);
  for (let unbegun = 0; next.kind === 'act';) {
    if (!(await context.operators.mayGoOn())) return stoppedBeforeTheAct(step, next.seen);
    const acted = await actOnce(step, { ...act, decidedBy: next.decidedBy }, context);
    if (acted.kind === 'stopped') return stoppedBeforeTheAct(step, next.seen);
    if (isAccounted(acted)) context.note({ accounted: true });
    const now = await seenAfter(step, acted, context);
    if (now.verdict === 'good') return accountedFor(planned, act, goodNow(step, now, context), context);
    // Nothing was done, and the look after it says that it is still to be done.
    const isStillToBeDone =
      acted.kind === 'not begun' &&
      now.verdict === 'bad' &&
      unbegun++ < UNBEGUN_ACTS &&
      !(await context.wasBegunBefore(step.id));
    // Whoever decides sees the lines that would be sent, and has these sent.
    if (acted.kind === 'refused') step = { ...step, command: acted.lines };
    const notBegun = acted.kind === 'not begun' ? acted.told : undefined;
    next = isStillToBeDone ? byTheLook(now) : await decide(step, act.server, now, context, notBegun);
  }
  return accountedFor(planned, act, next.result, context);
}

/**
 * The workers of a site let no act out that comes after one of which they know nothing: what was good already, or what a
 * person has answered for, is told to them.
 */
async function accountedFor(
  step: ActionStep,
  act: PlannedAct,
  result: StepResult,
  context: StepContext,
): Promise<StepResult> {
  const { accounted = false } = context.memo();
  if (!accounted && result.outcome !== 'stopped' && context.papers() !== undefined)
    await actOnce(step, { ...act, decidedBy: 'nobody' }, context);
  return result;
}

/** How often an act of which nothing was sent is begun again before a person is asked. */
const UNBEGUN_ACTS = 3;

/** `seen`: what was last seen of it. */
type Next =
  | { readonly kind: 'act'; readonly decidedBy: DecidedBy; readonly seen: string }
  | { readonly kind: 'ended'; readonly result: StepResult };

const byTheLook = ({ seen }: Pick<Verdict, 'seen'>): Next => ({ kind: 'act', decidedBy: 'the look', seen });

/**
 * The act looks for itself. But what a run of the chain has begun, this one or one that a Reset made it forget, is not begun
 * again without a decision, and after a Reset nobody is asked about a server on which nothing is left to be done.
 */
async function begin(step: ActionStep, server: string, context: StepContext): Promise<Next> {
  const acted = context.memo().acted === true || (await context.wasBegunBefore(step.id));
  if (!acted && !context.isInDoubt(server)) return byTheLook({ seen: 'nobody has looked yet' });
  const first = acted ? await look(step, step.proof, context) : await lookOnce(step, context);
  if (first.verdict === 'good') return { kind: 'ended', result: goodNow(step, first, context) };
  return first.verdict === 'bad' && !acted ? byTheLook(first) : decide(step, server, first, context);
}

/** Whether the workers of a site have it in their ledger that this act was begun, or that it was good already. */
const isAccounted = (acted: Acted): boolean =>
  acted.kind === 'begun' || (acted.kind === 'left' && acted.before.verdict === 'good');

/** An act that has sent nothing by what it saw has seen how things stand; what only has to stay so is looked at until it has. */
async function seenAfter(step: ActionStep, acted: Acted, context: StepContext): Promise<Verdict> {
  if (acted.kind === 'left' && !acted.before.settling) return acted.before;
  if (acted.kind === 'left') return look(step, step.proof, context);
  return acted.kind === 'begun' ? look(step, step.proof, context) : lookOnce(step, context);
}

async function decide(
  step: ActionStep,
  server: string,
  seen: Verdict,
  context: StepContext,
  notBegun?: string,
): Promise<Next> {
  // After a Reset a person has looked at the server before they decide about one act.
  if (context.isInDoubt(server) && !(await context.mayActOn(server)))
    return { kind: 'ended', result: stoppedBeforeTheAct(step, seen.seen) };
  const decision = await decideWhileLooking(step, step.proof, 'act', seen, context, notBegun);
  if ('answer' in decision) context.keepWarrant(decision.answer);
  return decision.kind === 'act-again'
    ? { kind: 'act', decidedBy: 'a person', seen: decision.verdict.seen }
    : { kind: 'ended', result: resultOfDecision(step, decision as Settled, context) };
}

const lookOnce = (step: ActionStep, context: StepContext): Promise<Verdict> =>
  look(step, { ...step.proof, withinSeconds: 0 }, context);

/** Where no act of this step was begun, others have done it. */
const goodNow = (step: ActionStep, { seen }: Verdict, context: StepContext): StepResult =>
  observed(step, context.memo().acted ? seen : `it was so already: ${seen}`);

/** A decision after which nothing more is done for the step; actions are never offered `repair`. */
type Settled = Exclude<Decision, { kind: 'act-again' | 'repair' }>;
