import type { Signed } from '../statement.ts';
import type { Answer } from './run.ts';

/** What one person says to what is asked; several may have to say the same. */
export interface Voice {
  readonly name: string;
  readonly value: Answer['value'];
  readonly note?: string;
  readonly signed: Signed;
}

/** An answer that counts: what each of those has stated who gave it. */
export interface TakenAnswer extends Omit<Answer, 'signature'> {
  readonly given: readonly Signed[];
  /** It was given before the run, and signed: what was, stands in the plan. */
  readonly signedBefore?: true;
}
