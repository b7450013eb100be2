import { hashOf } from '../../config/hash-of.ts';
import { isPlainObject, ownField } from '../../plan/shape.ts';
import type { Outline, PlanPart } from '../../plan/types/plan.ts';
import type { PlanInParts } from '../make-plan.ts';
import { isWhole } from '../papers/find-step.ts';
import type { ReadResults } from '../plan-in-history.ts';
import type { RunReference } from '../types.ts';

/** So many plans are kept at hand: each sheet of a night is made of the same one. */
const KEPT = 3;

/** Reads a plan by its hash from the history of the run that made it. */
export type ReadPlan = (run: RunReference, hash: string) => Promise<PlanInParts>;

/**
 * A plan is read once and kept at hand, held to its hash with all its parts; a part that is missing is left out.
 * @returns what throws Error where there is no such plan
 */
export function createPlanShelf(readResults: ReadResults): ReadPlan {
  const shelf = new Map<string, Promise<PlanInParts>>();
  return (run, hash) => {
    const before = shelf.get(hash);
    if (before) return before;
    const read = readWhole(readResults, run, hash);
    shelf.set(hash, read);
    read.catch(() => shelf.delete(hash));
    const [oldest] = shelf.keys();
    if (shelf.size > KEPT && oldest !== undefined) shelf.delete(oldest);
    return read;
  };
}

async function readWhole(readResults: ReadResults, run: RunReference, hash: string): Promise<PlanInParts> {
  const made = await readResults(run, 'makePlan');
  const outline = made.find(
    (one): one is Outline => isPlainObject(one) && isWhole(one as unknown as Outline) && ownField(one, 'hash') === hash,
  );
  if (!outline) throw new Error(`the run ${run.runId} has no plan ${hash.slice(0, 12)}`);
  const kept = (await readResults(run, 'keepParts')).flatMap((result) => {
    const parts = isPlainObject(result) ? ownField(result, 'parts') : undefined;
    return Array.isArray(parts) ? (parts as readonly unknown[]) : [];
  });
  const wanted = new Set(
    [...outline.servers, ...outline.stages].flatMap(({ part }) => (part ? [`${part.name}\n${part.hash}`] : [])),
  );
  const isOfIt = (part: unknown): part is PlanPart =>
    isPlainObject(part) && wanted.has(`${String(ownField(part, 'name'))}\n${hashOf(part)}`);
  return { outline, parts: kept.filter(isOfIt) };
}
