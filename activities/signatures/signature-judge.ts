import { createHash } from 'node:crypto';
import { personNamed } from '../../plan/people.ts';
import { statementText, type Signed } from '../../plan/statement.ts';
import type { SignedEarly } from '../../plan/types/preflight.ts';
import type { ReadSite, SiteInForce } from '../../plan/types/site-rules.ts';
import { siteNamed } from '../site-now.ts';
import { whyNotSigned } from './verify-signature.ts';

/** So many findings are kept: those of the approvals that acts bring along. */
const KEPT = 500;

/** Judges signatures by the people of a site as they are at that moment. */
export interface SignatureJudge {
  /** Null where the person that the statement names has signed it; otherwise why it does not count. */
  whyNotGenuine(signed: Signed | SignedEarly, site: SiteInForce): Promise<string | null>;
}

/**
 * What OpenSSH found of the same bytes and the same keys is kept: every act brings along the same approval. A key that is
 * withdrawn makes it another question.
 */
export function createSignatureJudge(): SignatureJudge {
  const found = new Map<string, Promise<string | null>>();
  return {
    whyNotGenuine(signed, { people }) {
      const person = personNamed(people, signed.statement.by);
      if (!person) return Promise.resolve(`the site file names nobody called ${signed.statement.by} (any more)`);
      const question = createHash('sha256')
        .update(JSON.stringify([statementText(signed.statement), signed.signature, person.keys]))
        .digest('base64');
      const before = found.get(question);
      if (before) return before;
      const answer = whyNotSigned(signed, person);
      found.set(question, answer);
      answer.catch(() => found.delete(question));
      const [oldest] = found.keys();
      if (found.size > KEPT && oldest !== undefined) found.delete(oldest);
      return answer;
    },
  };
}

/** @throws ApplicationFailure of type OTHER_SITE where the worker is none of the site: it knows nobody's keys */
export async function verifySignature(
  judge: SignatureJudge,
  readSite: ReadSite | undefined,
  signed: Signed,
  site: string | undefined,
): Promise<{ readonly why: string | null }> {
  return { why: await judge.whyNotGenuine(signed, await siteNamed(readSite, site ?? '')) };
}
