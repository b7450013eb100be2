import type { EarlyAnswer, EarlyVoice, SignedEarly } from './types/preflight.ts';

/** What each such statement calls itself, so that it never passes for one of a run. */
const KIND = 'early answer';

/** Whose questions are answered. */
export interface AnsweredFor {
  readonly cluster: string;
  readonly procedure: string;
}

/** What one person states who answers before the run, with the signature where there is one. */
export const earlyStated = (
  { cluster, procedure }: AnsweredFor,
  step: string,
  { value, asked, seen }: Pick<EarlyAnswer, 'value' | 'asked' | 'seen'>,
  { by, at, note, signature }: EarlyVoice,
): SignedEarly => ({
  statement: {
    ...{ kind: KIND, cluster, procedure, step, value, by, at },
    ...(note === undefined ? {} : { note }),
    ...(asked === undefined ? {} : { asked }),
    ...(seen === undefined ? {} : { seen }),
  },
  ...(signature === undefined ? {} : { signature }),
});

/** All who say the same, in the order in which they stand. */
export const voicesOf = ({ by, at, note, signature, also = [] }: EarlyAnswer): readonly EarlyVoice[] => [
  { by, at, ...(note === undefined ? {} : { note }), ...(signature === undefined ? {} : { signature }) },
  ...also,
];
