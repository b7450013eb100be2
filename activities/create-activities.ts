import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { ClusterFileError } from '../config/problem.ts';
import type { FailureCode } from '../plan/failures.ts';
import type { Platform } from '../plan/platform/platform.ts';
import { siteNamedIn } from '../plan/site-named-in.ts';
import type { Site } from '../plan/platform/site.ts';
import type { AnyCluster } from '../plan/types/cluster.ts';
import type { SheetFacts } from '../plan/types/sheet.ts';
import type { Verdict } from '../plan/types/run.ts';
import type { ReadSite, SiteInForce } from '../plan/types/site-rules.ts';
import { countedIn } from './attempts.ts';
import { createArchive } from './audit/archive.ts';
import { keepAudit } from './audit/keep-audit.ts';
import { startName } from './decision-name.ts';
import { createInputJudge, type InputJudge } from './judge-input.ts';
import { keepAlive } from './keep-alive.ts';
import { createPlanActivities, type ReadResults } from './plan-in-history.ts';
import { Ledger } from './ledger/ledger.ts';
import { notify } from './notices/notify.ts';
import { closeRun } from './papers/close-run.ts';
import { judgePapers, type Bench } from './papers/judge-papers.ts';
import { UNBOUND, type Leave } from './papers/leave.ts';
import { runAction } from './run-action.ts';
import { createSignatureJudge, verifySignature } from './signatures/signature-judge.ts';
import { createPlanShelf } from './sheet/plan-on-shelf.ts';
import { sheetBeforeAct } from './sheet/sheet-before-act.ts';
import { createSheetWriter, type WriteSheet } from './sheet/sheet-writer.ts';
import { runCheck } from './run-check.ts';
import { otherSite, siteAsRead, siteNamed, siteNow } from './site-now.ts';
import type { ActionInput, ActionReport, Activities, Acts, AuditInput, CheckInput, KeptAudit, Looks } from './types.ts';
import { recallForgotten } from './recall/recall-forgotten.ts';
import { recall } from './recall/recall.ts';
import type { RunsOfCluster } from './recall/recorded-runs.ts';
import { whileWanted } from './while-wanted.ts';

/** All that a worker carries out. */
export type WorkerActivities = Activities & Readonly<Record<string, (input: never) => Promise<unknown>>>;

/** What activities need of the world. */
export interface ActivityDependencies {
  readonly platform: Platform;
  readonly site: Site;
  /** Whether what Temporal keeps is encrypted. */
  readonly isConfidential?: boolean;
  /** Asks Temporal for what other runs of a cluster have written down. */
  readonly runs: RunsOfCluster;
  readonly readResults: ReadResults;
  /** What the site lays down, at each moment anew; absent: there is no site file, and a worker believes what runs bring. */
  readonly readSite?: ReadSite | undefined;
  /** Where the Temporal UI is, for links to runs; null: nobody has said. */
  readonly uiAddress?: string | null;
  /** How the worker is called, on what it writes. */
  readonly worker?: string;
  readonly firstRunOf: Bench['firstRunOf'];
  readonly historyOf: Bench['historyOf'];
}

/**
 * The activities of a worker, for the clusters of a platform, over the site that it stands at.
 * @throws RangeError when a check or an action of the platform goes by the name of another activity
 */
export function createActivities(dependencies: ActivityDependencies): WorkerActivities {
  const { platform, site, runs, readResults, readSite, isConfidential = false, uiAddress = null } = dependencies;
  const judge = createInputJudge(platform, readSite);
  const bench = benchOf(dependencies);
  const signatures = bench?.judge ?? createSignatureJudge();
  const writeSheet = sheetWriterOf(dependencies, bench, judge);
  const activities: Activities = {
    async readClusterFile({ content, to }) {
      const site = await siteNow(readSite);
      refuseFileOfOtherSite(platform, content, site);
      const cluster = readCluster(platform, content, to, site);
      const targets = cluster.servers.flatMap(({ name }) => platform.targetOf(cluster, name) ?? []);
      return { cluster, targets, ...(isConfidential && { isConfidential }) };
    },
    lookAtServer: (target, from) =>
      keepAlive(async () => {
        const judged = await judge.target(target, from);
        site.allowLogin(judged, startName());
        return whileWanted(() => site.look(judged));
      }),
    ...createPlanActivities(platform, readResults, readSite, signatures),
    recall: (current) => recall(platform, runs, current),
    recallForgotten: async (input) => recallForgotten(platform, runs, judge.forgotten(input)),
    verifySignature: async (signed, from) =>
      verifySignature(signatures, readSite, judge.signed(signed), judge.siteName(from)),
    keepAudit: async (lines, from) => {
      const site = judge.siteName(from);
      if (site !== undefined) await siteNamed(readSite, site);
      return keepAuditOf(bench, judge.audit(lines));
    },
    keepSheet: (facts, from) => keepSheetOf(writeSheet, facts, siteNamed(readSite, judge.siteName(from) ?? '')),
    closeRun: async (run) => closeRun(bench, judge.closing(run)),
    notify: async (notice, from) => notify({ readSite, uiAddress }, judge.notice(notice), judge.siteName(from)),
    async wordPrompt(input) {
      const { step, memory } = judge.prompt(input);
      return platform.wordPrompt(step, memory);
    },
    explainReport: async (report) => platform.explainReport(judge.report(report)),
  };
  return allOf(
    activities,
    looksOf(platform, async (sent) => runCheck(site, await countedIn(sent, () => judge.check(sent)))),
    actsOf(platform, async (sent) => {
      const input = await judge.action(sent);
      const sheet = sheetBeforeAct(writeSheet, input, activityInfo().workflowExecution);
      return runAction(site, input, await leaveFor(bench, input), sheet);
    }),
  );
}

/** What acts are judged by and written down in, where there is a site file. */
function benchOf({ readSite, firstRunOf, historyOf }: ActivityDependencies): Bench | undefined {
  if (!readSite) return undefined;
  const ledgers = new Map<string, Ledger>();
  return {
    readSite: () => siteAsRead(readSite),
    firstRunOf,
    historyOf,
    judge: createSignatureJudge(),
    recordOf: createArchive(),
    ledgerOf(folder, workflow) {
      const name = `${folder}\n${workflow}`;
      const ledger = ledgers.get(name) ?? new Ledger(folder, workflow);
      ledgers.set(name, ledger);
      return ledger;
    },
  };
}

/** Only for a run of the site whose file this worker has. */
async function keepSheetOf(write: WriteSheet | undefined, facts: SheetFacts, ofSite: Promise<unknown>): Promise<void> {
  await ofSite;
  const { workflowExecution: current } = activityInfo();
  if (current) await write?.(facts, current);
}

/**
 * Without a site file there are no sheets: nobody who starts a run names a folder of a worker. What a sheet is made of is a
 * stranger's, and is judged here and not with the act that brings it: what is wrong with it stops no act.
 */
function sheetWriterOf(
  { platform, readResults, worker }: ActivityDependencies,
  bench: Bench | undefined,
  judge: InputJudge,
): WriteSheet | undefined {
  if (!bench) return undefined;
  const readPlan = createPlanShelf(readResults);
  const write = createSheetWriter({ bench, readPlan, platform, worker: worker ?? 'a worker' });
  return async (facts, ...rest) => write(judge.sheet(facts), ...rest);
}

/** Without a site file there is no record to keep. */
function keepAuditOf(bench: Bench | undefined, lines: AuditInput): Promise<KeptAudit | null> {
  const { workflowExecution: current } = activityInfo();
  if (!bench || !current) return Promise.resolve(null);
  return keepAlive(() => keepAudit(bench, lines, current));
}

function leaveFor(bench: Bench | undefined, input: ActionInput): Promise<Leave> {
  const { workflowExecution: current } = activityInfo();
  if (bench) return judgePapers(bench, input, current);
  if (input.papers === undefined) return Promise.resolve(UNBOUND);
  const message = `${input.step} was not begun: its plan goes by a site file, and this worker was started without one`;
  throw ApplicationFailure.nonRetryable(message, 'NOT_WARRANTED' satisfies FailureCode);
}

/** All activities under their names; one that took the name of another would be carried out in its place. */
function allOf(activities: Activities, looks: Looks, acts: Acts): WorkerActivities {
  const names = [activities, looks, acts].flatMap((some) => Object.keys(some));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RangeError(`two activities are called ${twice}`);
  return { ...activities, ...looks, ...acts };
}

/** One look for all checks, under the name of each. */
export const looksOf = ({ checks }: Platform, look: (input: CheckInput) => Promise<Verdict>): Looks =>
  Object.fromEntries([...checks.keys()].map((name) => [name, look]));

/** One act for all actions, under the name of each. */
export const actsOf = ({ actions }: Platform, act: (input: ActionInput) => Promise<ActionReport>): Acts =>
  Object.fromEntries([...actions.keys()].map((name) => [name, act]));

/**
 * Whoever has not the site file that a cluster file goes by leaves it to those who have.
 * @throws ApplicationFailure of type OTHER_SITE
 */
function refuseFileOfOtherSite(platform: Platform, content: unknown, site: SiteInForce | undefined): void {
  const named = siteNamedIn(content);
  if (site ? named === undefined || named === site.name : !platform.namesOfSite(content)) return;
  throw otherSite(
    `the cluster file goes by ${named === undefined ? 'a site file' : `the site file of ${named}`}`,
    site,
  );
}

/** @throws ApplicationFailure of type CLUSTER_FILE_INVALID with the first problems and their number, which no retry can mend */
function readCluster(
  platform: Platform,
  content: unknown,
  to: string | undefined,
  site: SiteInForce | undefined,
): AnyCluster {
  try {
    const wanted = to === undefined ? content : { ...(content as object), to };
    return platform.readCluster(wanted, 'workflow input', site);
  } catch (error) {
    if (!(error instanceof ClusterFileError)) throw error;
    throw ApplicationFailure.nonRetryable(error.message, 'CLUSTER_FILE_INVALID' satisfies FailureCode);
  }
}
