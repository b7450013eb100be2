import type { Memory, Verdict } from '../../plan/types/run.ts';
import type { Check } from '../../plan/types/step.ts';

/** What was seen right before an act, as far as the proof of the act depends on it. */
export type Before = Pick<Verdict, 'verdict' | 'rememberBeforeAct'>;

/** Parts of a memory that hold nothing any more. */
export const emptied = (parts: readonly string[]): Memory => Object.fromEntries(parts.map((part) => [part, null]));

/**
 * What the memory holds for the proof of an act that was begun. Where the look before it saw that it was still to be done,
 * what is there already proves it. Where that was in doubt, or the look is lost, only what it wrote down does.
 * @param before undefined where it is lost
 */
export const writtenDownBefore = ({ renews = [] }: Pick<Check, 'renews'>, before: Before | undefined): Memory => ({
  ...(before?.verdict === 'bad' ? {} : emptied(renews)),
  ...before?.rememberBeforeAct,
});
