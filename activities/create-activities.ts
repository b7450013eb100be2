import { ApplicationFailure } from '@temporalio/common';
import { ClusterFileError } from '../config/problem.ts';
import type { FailureCode } from '../plan/failures.ts';
import type { Platform } from '../plan/platform/platform.ts';
import type { Site } from '../plan/platform/site.ts';
import type { AnyCluster } from '../plan/types/cluster.ts';
import type { Verdict } from '../plan/types/run.ts';
import type { ReadSite, SiteInForce } from '../plan/types/site-rules.ts';
import { startName } from './decision-name.ts';
import { createInputJudge } from './judge-input.ts';
import { keepAlive } from './keep-alive.ts';
import { createPlanActivities, type ReadResults } from './plan-in-history.ts';
import { runAction } from './run-action.ts';
import { runCheck } from './run-check.ts';
import { siteNow } from './site-now.ts';
import type { ActionInput, ActionReport, Activities, Acts, CheckInput, Looks } from './types.ts';

/** All that a worker carries out. */
export type WorkerActivities = Activities & Readonly<Record<string, (input: never) => Promise<unknown>>>;

/** What activities need of the world. */
export interface ActivityDependencies {
  readonly platform: Platform;
  readonly site: Site;
  /** Whether what Temporal keeps is encrypted. */
  readonly isConfidential?: boolean;
  /** Asks Temporal for what runs before have written down. */
  readonly recall: Activities['recall'];
  readonly readResults: ReadResults;
  /** What the site lays down, at each moment anew; absent: there is no site file. */
  readonly readSite?: ReadSite | undefined;
}

/**
 * The activities of a worker, for the clusters of a platform, over the site that it stands at.
 * @throws RangeError when a check or an action of the platform goes by the name of another activity
 */
export function createActivities(dependencies: ActivityDependencies): WorkerActivities {
  const { platform, site, recall, readResults, readSite, isConfidential = false } = dependencies;
  const judge = createInputJudge(platform, readSite);
  const activities: Activities = {
    async readClusterFile({ content, to }) {
      const cluster = readCluster(platform, content, to, await siteNow(readSite));
      const targets = cluster.servers.flatMap(({ name }) => platform.targetOf(cluster, name) ?? []);
      return { cluster, targets, ...(isConfidential && { isConfidential }) };
    },
    lookAtServer: (target) =>
      keepAlive(async () => {
        const judged = await judge.target(target);
        site.allowLogin(judged, startName());
        return site.look(judged);
      }),
    ...createPlanActivities(platform, readResults),
    recall,
    async wordPrompt(input) {
      const { step, memory } = judge.prompt(input);
      return platform.wordPrompt(step, memory);
    },
    explainReport: async (report) => platform.explainReport(judge.report(report)),
  };
  return allOf(
    activities,
    looksOf(platform, async (input) => runCheck(site, await judge.check(input))),
    actsOf(platform, async (input) => runAction(site, await judge.action(input))),
  );
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
