import pMap from 'p-map';
import type { EarlyWitness } from '../../plan/early-court.ts';
import { cutText, LONGEST_TEXT } from '../../plan/cut-text.ts';
import { earlyStated, voicesOf, type AnsweredFor } from '../../plan/early-statement.ts';
import { statementText } from '../../plan/statement.ts';
import type { EarlyAnswers, SignedEarly } from '../../plan/types/preflight.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import type { SignatureJudge } from './signature-judge.ts';

/** So many are verified for one plan: the largest cluster has no more, and each is a call of a program. */
export const MOST_SIGNATURES = 2_000;

/** So many at a time. */
const AT_ONCE = 4;

/** What is known of answers from before a run at a moment, by the people of the site as they are now. */
export const earlyWitness = async (
  judge: SignatureJudge,
  site: SiteInForce,
  { answers, ...asked }: AnsweredFor & { readonly answers: EarlyAnswers | undefined },
  when: Pick<EarlyWitness, 'asOf' | 'isStarted'>,
): Promise<EarlyWitness> => ({ ...when, whyNotSigned: await earlySignatures(judge, site, asked, answers ?? {}) });

/** Verifies all of their signatures. */
async function earlySignatures(
  judge: SignatureJudge,
  site: SiteInForce,
  asked: AnsweredFor,
  answers: EarlyAnswers,
): Promise<EarlyWitness['whyNotSigned']> {
  const all = Object.entries(answers).flatMap(([step, answer]) =>
    voicesOf(answer).map((voice) => earlyStated(asked, step, answer, voice)),
  );
  const found = new Map<string, string | null>();
  await pMap(
    all.filter(({ signature }) => signature !== undefined).slice(0, MOST_SIGNATURES),
    async (signed) => {
      const why = await judge.whyNotGenuine(signed, site);
      // What is said of a signature repeats what was signed, and a plan takes so much of it.
      found.set(nameOf(signed), why === null ? null : cutText(why, LONGEST_TEXT));
    },
    { concurrency: AT_ONCE },
  );
  return (signed) => {
    const why = found.get(nameOf(signed));
    return why === undefined ? `of one plan at most ${MOST_SIGNATURES} signatures are checked` : why;
  };
}

const nameOf = ({ statement, signature }: SignedEarly): string => JSON.stringify([statementText(statement), signature]);
