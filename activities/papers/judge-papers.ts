import { ApplicationFailure } from '@temporalio/common';
import type { FailureCode } from '../../plan/failures.ts';
import { whyNoBeginning } from '../../plan/site-calendar.ts';
import { siteApprovalOf, type Signed, type Statement } from '../../plan/statement.ts';
import type { ReadSite, SiteInForce } from '../../plan/types/site-rules.ts';
import { whyNot, type WantedAct } from '../ledger/may-begin.ts';
import type { ActEntry } from '../ledger/entry.ts';
import type { Ledger, NewEntry } from '../ledger/ledger.ts';
import type { SignatureJudge } from '../signatures/signature-judge.ts';
import type { ActionInput, Papers, RunReference } from '../types.ts';
import { whyNotApproved, type Court } from './approval.ts';
import { decisionsThatCount } from './decisions.ts';
import { findStep, isWhole, type FoundStep } from './find-step.ts';
import { answerFor, saidIn, warrantsFor } from './judge-warrants.ts';
import { whyAnotherAct } from './same-act.ts';

/** What a worker at a site with a site file judges by; none of it comes through Temporal but the run's own place. */
export interface Bench {
  readonly readSite: ReadSite;
  readonly judge: SignatureJudge;
  readonly ledgerOf: (folder: string, workflow: string) => Ledger;
  /** First run of the chain that a run belongs to, as Temporal has it. */
  readonly firstRunOf: (run: RunReference) => Promise<string>;
}

/** Leave to act: what is done by it is written down before it is done. */
export interface Leave {
  /**
   * Writes down that it is begun, right before the first command.
   * @throws ApplicationFailure of type NOT_WARRANTED where it was begun before, is out of order, or its run is over
   */
  begin(): Promise<void>;
  /** Writes down that nothing was to be sent. */
  left(): Promise<void>;
  /** Writes down that of what was begun surely nothing was sent: it may be begun again. */
  unsent(): Promise<void>;
  /** Whether a person has answered for it: it is not looked at then. */
  readonly isAnsweredFor: boolean;
}

/** Where there is no site file, a worker believes what it is given. */
export const UNBOUND: Leave = {
  begin: () => Promise.resolve(),
  left: () => Promise.resolve(),
  unsent: () => Promise.resolve(),
  isAnsweredFor: false,
};

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
  return leaveOf(ledger, input, found, { ...run, genuine, part, site });
}

interface Judged {
  readonly firstRun: string;
  readonly plan: string;
  readonly genuine: readonly Signed[];
  readonly part: Papers['part'];
  readonly site: SiteInForce;
}

/** Leave by the first warrant that the ledger has nothing against. */
function leaveOf(ledger: Ledger, input: ActionInput, found: FoundStep, { genuine, part, site, ...run }: Judged): Leave {
  const { step, id: act } = input;
  const { place, before } = found;
  const answered = input.decidedBy === 'nobody' ? answerFor(step, genuine) : undefined;
  const warrants = answered === undefined ? warrantsFor(found, input, part, genuine) : [answered];
  const entryOf = (event: ActEntry['event'], warrant: string): NewEntry => {
    const { firstRun, plan } = run;
    return { event, firstRun, plan, step, place: [...place], act, warrant };
  };
  let begunBy = '';
  const write = async (event: 'begun' | 'left'): Promise<void> => {
    let why = 'neither the plan nor a decision allows it, with these lines';
    for (const warrant of warrants) {
      const closed = whyNoBeginning(site, new Date());
      const wanted: WantedAct = { event, firstRun: run.firstRun, step, place, act, warrant, closed, before };
      const objection = await ledger.append(entryOf(event, warrant), (all) => whyNot(wanted, all)).catch(nothingBegun);
      if (objection === null) {
        begunBy = warrant;
        return;
      }
      why = objection;
    }
    throw notWarranted(why);
  };
  return {
    begin: () => write('begun'),
    left: () => write('left'),
    unsent: async () => void (await ledger.append(entryOf('unsent', begunBy), () => null)),
    isAnsweredFor: answered !== undefined,
  };
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

/** Whoever cannot look it up begins nothing. */
function nothingBegun(error: unknown): never {
  throw notWarranted((error as Error).message);
}

const notWarranted = (why: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`not warranted: ${why}; nothing was sent`, 'NOT_WARRANTED' satisfies FailureCode);
