import type { StepResult, Verdict } from '../../plan/types/run.ts';
import type { ActionStep } from '../../plan/types/step.ts';
import { decideWhileLooking, type Decision } from './decide-while-looking.ts';
import { actOnce } from './act-once.ts';
import { look } from './look.ts';
import { observed, resultOfDecision, stoppedBeforeTheAct } from './results.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Looks, writes down the intent, acts once, looks again. The act is never repeated by a machine: whether it is done
 * once more is a person's decision, taken with what was seen in hand.
 */
export async function runActionStep(planned: ActionStep, surroundings: Surroundings): Promise<StepResult> {
  const { server } = planned;
  if (!server) throw new RangeError(`step ${planned.id} acts on no server`);
  let step = planned;
  let next = await begin(step, surroundings);
  for (let unbegun = 0; next.kind === 'act';) {
    const ready = await readyToAct(step, next.before, surroundings);
    if (ready.kind === 'ended') return ready.result;
    if (ready.before.rememberBeforeAct) surroundings.remember(server, ready.before.rememberBeforeAct);
    const acted = await actOnce(step, step.action, server, step.arguments, surroundings);
    if (acted.kind === 'stopped') return stoppedBeforeTheAct(step, ready.before.seen);
    const after = await (acted.kind === 'begun' ? look(step, step.proof, surroundings) : lookOnce(step, surroundings));
    if (after.verdict === 'good') return observed(step, after.seen);
    // Nothing was done, and the look after it says that it is still to be done.
    const isStillToBeDone = acted.kind === 'not begun' && after.verdict === 'bad' && unbegun++ < UNBEGUN_ACTS;
    // Whoever decides sees the lines that would be sent, and has these sent.
    if (acted.kind === 'refused') step = { ...step, command: acted.lines };
    next = isStillToBeDone ? { kind: 'act', before: after } : await decide(step, after, surroundings);
  }
  return next.result;
}

/** How often an act of which nothing was sent is begun again before a person is asked. */
const UNBEGUN_ACTS = 3;

/** `before`: the newest look, by which the act is to be done. */
type Next =
  { readonly kind: 'act'; readonly before: Verdict } | { readonly kind: 'ended'; readonly result: StepResult };

/** Looks first; an act that a run before this one of the chain has begun is not begun again without a decision. */
async function begin(step: ActionStep, surroundings: Surroundings): Promise<Next> {
  const { acted = false } = surroundings.memo();
  const first = acted ? await look(step, step.proof, surroundings) : await lookOnce(step, surroundings);
  if (first.verdict === 'good')
    return { kind: 'ended', result: acted ? observed(step, first.seen) : wasSoAlready(step, first) };
  if (first.verdict === 'bad' && !acted) return { kind: 'act', before: first };
  return decide(step, first, surroundings);
}

/**
 * Waits while somebody holds the run. What was seen before that says nothing of what was done meanwhile, so it is looked
 * again: whoever rebooted the server by hand is not followed by a second reboot, nor does theirs prove the one to come.
 */
async function readyToAct(step: ActionStep, seen: Verdict, surroundings: Surroundings): Promise<Next> {
  let before = seen;
  for (;;) {
    const askedAt = Date.now();
    if (!(await surroundings.desk.mayGoOn())) return { kind: 'ended', result: stoppedBeforeTheAct(step, before.seen) };
    if (Date.now() === askedAt) return { kind: 'act', before };
    const now = await lookOnce(step, surroundings);
    if (now.verdict === 'good') return { kind: 'ended', result: wasSoAlready(step, now) };
    if (now.verdict === 'unknown' && before.verdict === 'bad') {
      const next = await decide(step, now, surroundings);
      if (next.kind === 'ended') return next;
      before = next.before;
    } else before = now;
  }
}

async function decide(step: ActionStep, seen: Verdict, surroundings: Surroundings): Promise<Next> {
  const decision = await decideWhileLooking(step, step.proof, 'act', seen, surroundings);
  return decision.kind === 'act-again'
    ? { kind: 'act', before: decision.verdict }
    : { kind: 'ended', result: resultOfDecision(step, decision as Settled, surroundings) };
}

const lookOnce = (step: ActionStep, surroundings: Surroundings): Promise<Verdict> =>
  look(step, { ...step.proof, withinSeconds: 0 }, surroundings);

const wasSoAlready = (step: ActionStep, { seen }: Verdict): StepResult => observed(step, `it was so already: ${seen}`);

/** A decision after which nothing more is done for the step; actions are never offered `repair`. */
type Settled = Exclude<Decision, { kind: 'act-again' | 'repair' }>;
