import { earlyWitness } from '../../activities/signatures/early-signatures.ts';
import { createSignatureJudge } from '../../activities/signatures/signature-judge.ts';
import type { EarlyWitness } from '../../plan/early-court.ts';
import type { AnsweredFor } from '../../plan/early-statement.ts';
import type { EarlyAnswers } from '../../plan/types/preflight.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';

/**
 * What is known of answers here, by the site file of whoever asks; nothing where there is none.
 * @param isStarted whether it is known who starts the run
 */
export async function witnessOf(
  site: SiteInForce | undefined,
  asked: AnsweredFor,
  answers: EarlyAnswers | undefined,
  isStarted = false,
): Promise<{ readonly witness?: EarlyWitness }> {
  if (!site) return {};
  const when = { asOf: new Date().toISOString(), isStarted };
  return { witness: await earlyWitness(createSignatureJudge(), site, { ...asked, answers }, when) };
}
