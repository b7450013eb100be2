import type { Choice, Outcome } from './types/step.ts';
import type { Verdict } from './types/run.ts';

/** What a person may decide where a step is not good. */
export type DecisionValue = 'look-again' | 'act-again' | 'repair' | 'attest' | 'accept' | 'stop';

const MEANING: Readonly<Record<DecisionValue, string>> = {
  'look-again': 'look once more now (the machine also goes on looking by itself)',
  'act-again': 'carry out the act once more',
  repair: 'carry out the repair that is shown, then look again',
  attest: 'I have seen with my own eyes that it is as expected; the note says what I saw',
  accept: 'go on with this deviation; the note gives the reason and is printed in the report',
  stop: 'stop the run here; nothing further is started',
};

/** Choices that need a note: the reason is what the report prints. */
export const DECISIONS_WITH_NOTE: readonly DecisionValue[] = ['attest', 'accept', 'stop'];

/** Which decisions are open at what: a block that was measured as bad can be mended or stopped at, nothing else. */
const DECISIONS: Readonly<
  Record<Outcome | 'act', Readonly<Record<Exclude<Verdict['verdict'], 'good'>, readonly DecisionValue[]>>>
> = {
  block: { bad: ['look-again', 'stop'], unknown: ['look-again', 'attest', 'stop'] },
  hold: { bad: ['look-again', 'accept', 'stop'], unknown: ['look-again', 'attest', 'accept', 'stop'] },
  'open item': { bad: [], unknown: [] },
  act: { bad: ['look-again', 'act-again', 'stop'], unknown: ['look-again', 'act-again', 'attest', 'stop'] },
};

/** The choices of a decision prompt, in the order in which they are shown; `repair` where the step has one. */
export function decisionsFor(at: Outcome | 'act', verdict: 'bad' | 'unknown', hasRepair: boolean): readonly Choice[] {
  const values = DECISIONS[at][verdict];
  const [first, ...rest] = values;
  const offered = hasRepair && first ? [first, 'repair' as const, ...rest] : values;
  return offered.map((value) => ({ value, meaning: MEANING[value] }));
}

/** What a person may decide when somebody at the console, or anywhere, has reported that something is in the way. */
export type TroubleDecision = 'ask-again' | 'rebooted' | 'attest' | 'stop';

const TROUBLE_MEANING: Readonly<Record<TroubleDecision, string>> = {
  'ask-again': 'the trouble is mended; show the instructions once more',
  rebooted:
    'the server has rebooted, as its screen asked; see that nothing interferes, then show the instructions again',
  attest: 'the work of this prompt is done all the same; the note says what I saw',
  stop: 'stop the run here; nothing further is started',
};

/** Choices that need a note where something is in the way. */
export const TROUBLE_DECISIONS_WITH_NOTE: readonly TroubleDecision[] = ['attest', 'stop'];

/** The choices after a report: no word clears away what blocks, and a reboot is reported where an installer may ask for one. */
export function troubleDecisions(may: {
  readonly beAttested: boolean;
  readonly haveRebooted: boolean;
}): readonly Choice[] {
  const values: readonly TroubleDecision[] = [
    'ask-again',
    ...(may.haveRebooted ? (['rebooted'] as const) : []),
    ...(may.beAttested ? (['attest'] as const) : []),
    'stop',
  ];
  return values.map((value) => ({ value, meaning: TROUBLE_MEANING[value] }));
}
