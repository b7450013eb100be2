import { whoDecides, type AskedStep } from '../../plan/decisions.ts';
import { stepOfPrompt, type Signed } from '../../plan/statement.ts';
import type { PersonRole } from '../../plan/types/cluster.ts';
import { countPeople, type Court } from './approval.ts';
import { saidIn } from './judge-warrants.ts';

/** What is read of a part of the plan: its steps, and whom each asks. */
interface AskedPart {
  readonly steps: readonly AskedStep[];
}

/**
 * Decisions that count, one statement for each: as many people as the site wants have given it at the same asking. What is
 * not genuine allows nothing, and need not stand in the way of what is.
 */
export async function decisionsThatCount(
  court: Court,
  part: AskedPart,
  warrants: readonly Signed[],
): Promise<readonly Signed[]> {
  const asked = new Map<string, readonly Signed[]>();
  for (const signed of warrants) asked.set(askingOf(signed), [...(asked.get(askingOf(signed)) ?? []), signed]);
  const judged = await Promise.all(
    [...asked.values()].map(async (same) => {
      const [first] = same;
      if (!first) return [];
      const { counted } = await countPeople(court, same, 'decision', roleOf(part, first));
      return counted.size >= court.site.policies.decision.people ? [...counted.values()].slice(0, 1) : [];
    }),
  );
  return judged.flat();
}

/** What several people have to agree on: the same words to the same asking, with the same lines in sight. */
const askingOf = (signed: Signed): string => {
  const { prompt, nonce, lines = '' } = signed.statement;
  return JSON.stringify([prompt, nonce, lines, saidIn(signed.statement)]);
};

/** Whom the run has asked: what it asks of approvers, an approver decides about. */
function roleOf({ steps }: AskedPart, { statement }: Signed): PersonRole {
  const about = stepOfPrompt(statement.prompt);
  const step = steps.find(({ id }) => id === about);
  return step ? whoDecides(step) : 'engineer';
}
