import { ApplicationFailure } from '@temporalio/common';
import { hashOf } from '../config/hash-of.ts';
import { isPlainObject, ownField } from '../plan/shape.ts';
import type { FailureCode } from '../plan/failures.ts';
import type { Platform } from '../plan/platform/platform.ts';
import type { PlanPart } from '../plan/types/plan.ts';
import type { ReadSite } from '../plan/types/site-rules.ts';
import { makePlanInParts, type PlanInParts } from './make-plan.ts';
import { earlyWitness } from './signatures/early-signatures.ts';
import { createSignatureJudge, type SignatureJudge } from './signatures/signature-judge.ts';
import { siteNamed } from './site-now.ts';
import type { Activities, PartInput, PlanInput, RunReference } from './types.ts';

/** Reads what the activities of one type have returned in a run. */
export type ReadResults = (run: RunReference, activityType: keyof Activities) => Promise<readonly unknown[]>;

/** Characters of the parts that one event holds: far below what Temporal takes, so that its page stays quick. */
const LONGEST_EVENT = 100_000;

/** The activities that make a plan of what lies in the run's history, keep it there in parts, and read them back. */
export function createPlanActivities(
  platform: Platform,
  readResults: ReadResults,
  readSite?: ReadSite,
  signatures: SignatureJudge = createSignatureJudge(),
): Pick<Activities, 'makePlan' | 'keepParts' | 'readPart'> {
  const planOf = async ({
    cluster,
    procedure,
    servers,
    begin,
    requestedBy,
    answers,
    asOf,
    run,
  }: PlanInput): Promise<PlanInParts> => {
    const site = cluster.siteRules && (await siteNamed(readSite, cluster.siteRules.name));
    const asked = { cluster: cluster.name, procedure, answers };
    const witness = site && (await earlyWitness(signatures, site, asked, { asOf: asOf ?? '', isStarted: true }));
    return makePlanInParts(platform, cluster, {
      procedure,
      looks: await readResults(run, 'lookAtServer'),
      ...(servers === undefined ? {} : { servers }),
      ...(begin === undefined ? {} : { from: begin }),
      ...(requestedBy === undefined ? {} : { requestedBy }),
      ...(answers === undefined ? {} : { answers }),
      ...(witness === undefined ? {} : { witness }),
    });
  };
  // A large plan is kept by some fifty activities, one after the other: they need not read the history and plan anew.
  let newest: PlanInParts | undefined;
  return {
    async makePlan(input) {
      newest = await planOf(input);
      return newest.outline;
    },
    async keepParts({ planHash, from, ...input }) {
      if (newest?.outline.hash !== planHash) newest = await planOf(input);
      const { outline, parts } = newest;
      if (outline.hash !== planHash) throw otherPlan(planHash, outline.hash);
      return asManyAsFit(parts, from);
    },
    readPart: (input) => readPart(readResults, input),
  };
}

/** Parts from number `from` on, as many as one event should hold. */
export function asManyAsFit(parts: readonly PlanPart[], from: number): Awaited<ReturnType<Activities['keepParts']>> {
  let to = from;
  for (let length = 0; to < parts.length; to += 1) {
    length += JSON.stringify(parts[to]).length;
    if (to > from && length > LONGEST_EVENT) break;
  }
  return { parts: parts.slice(from, to), next: to < parts.length ? to : null };
}

/** @throws ApplicationFailure of type PART_NOT_AS_APPROVED when the part is missing or has another hash */
async function readPart(readResults: ReadResults, { run, name, hash }: PartInput): Promise<PlanPart> {
  const kept = (await readResults(run, 'keepParts')).flatMap((result) => {
    const parts = isPlainObject(result) ? ownField(result, 'parts') : undefined;
    return Array.isArray(parts) ? (parts as readonly unknown[]) : [];
  });
  const named = kept.filter((part) => isPlainObject(part) && ownField(part, 'name') === name);
  const part = named.find((candidate) => hashOf(candidate) === hash);
  if (part) return part as PlanPart;
  const why = named.length === 0 ? 'is not there' : 'is another one than was approved';
  throw notAsApproved(`part "${name}" of the plan, kept in run ${run.runId}, ${why}`);
}

const notAsApproved = (message: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(message, 'PART_NOT_AS_APPROVED' satisfies FailureCode);

const otherPlan = (wanted: string, made: string): ApplicationFailure =>
  notAsApproved(
    `of the same looks, this worker makes another plan (${made.slice(0, 12)}) than the one before it (${wanted.slice(0, 12)}): ` +
      'workers of two releases listen',
  );
