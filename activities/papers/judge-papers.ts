import { ApplicationFailure } from '@temporalio/common';
import type { FailureCode } from '../../plan/failures.ts';
import { siteApprovalOf, type Statement } from '../../plan/statement.ts';
import type { Archive } from '../audit/keep-audit.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { SignatureJudge } from '../signatures/signature-judge.ts';
import type { ActionInput, Papers, RunReference } from '../types.ts';
import { whyNotApproved, type Court } from './approval.ts';
import { decisionsThatCount } from './decisions.ts';
import { findStep, isWhole } from './find-step.ts';
import { saidIn } from './judge-warrants.ts';
import { leaveOf, type Leave } from './leave.ts';
import { notWarranted, nothingBegun } from './not-warranted.ts';
import { whyAnotherAct } from './same-act.ts';

/** What a worker at a site with a site file judges by; none of it comes through Temporal but the run's own place. */
export interface Bench extends Archive {
  readonly judge: SignatureJudge;
  readonly ledgerOf: (folder: string, workflow: string) => Ledger;
}

/**
 * Judges what allows an act, before any connection is opened: the plan by its hash, its approval by the keys of the site,
 * the act by its step, and where it stands in the order by what the workers of the site have written down.
 * @throws ApplicationFailure of type NOT_WARRANTED or SITE_CHANGED; the latter has the hash of the site file as its detail
 */
export async function judgePapers(bench: Bench, input: ActionInput, current: RunReference | undefined): Promise<Leave> {
  const { papers } = input;
  if (papers === undefined)
    throw notWarranted('it brings no papers, and this site acts only by a plan that its people have approved');
  if (current === undefined) throw notWarranted('it belongs to no run');
  const site = await bench.readSite();
  const { outline, part, approvals } = papers;
  if (!isWhole(outline)) throw notWarranted('the plan is another one than its hash says');
  const firstRun = await bench.firstRunOf(current).catch(nothingBegun);
  const run = { workflow: current.workflowId, firstRun, plan: outline.hash };
  if (run.workflow !== `ccm/${outline.cluster}`) throw notWarranted(`the plan is for the cluster ${outline.cluster}`);
  const court: Court = { site, outline, run, judge: bench.judge };
  refuse(await whyNotApproved(court, approvals));
  // From here on the outline is one of ours: people have approved its hash.
  const found = findStep(outline, part, input.step);
  if (!found) throw notWarranted(`the plan has no such part, or no step ${input.step} in it`);
  refuse(whyAnotherAct(input, found.step, part));
  await refuseChangedSite(court, papers);
  const genuine = await decisionsThatCount(court, part, papers.warrants);
  const ledger = bench.ledgerOf(site.ledger, run.workflow);
  const record = site.audit && bench.recordOf(site.audit, run);
  return leaveOf({ ledger, record, run: current.runId }, input, found, { ...run, genuine, part, site });
}

/** A site that is not what the plan was approved with holds its runs until somebody has approved what it is now. */
async function refuseChangedSite(court: Court, { siteApprovals }: Papers): Promise<void> {
  const { site, outline } = court;
  const planned = outline.siteRules;
  if (planned?.name !== site.name)
    throw notWarranted(`the plan is not for the site ${site.name}, whose worker this is`);
  if (planned.hash === site.hash) return;
  const isOfThisSite = (statement: Statement): boolean => saidIn(statement) === siteApprovalOf(site.hash);
  if ((await whyNotApproved(court, siteApprovals, isOfThisSite)) === null) return;
  const message = `the site file of ${site.name} is not the one that the plan was approved with (${site.hash.slice(0, 12)} now, ${planned.hash.slice(0, 12)} then)`;
  throw ApplicationFailure.nonRetryable(message, 'SITE_CHANGED' satisfies FailureCode, site.hash);
}

function refuse(why: string | null): void {
  if (why !== null) throw notWarranted(why);
}
