import { ApplicationFailure } from '@temporalio/common';
import { ClusterFileError, readClusterContent } from '../config/load-cluster-file.ts';
import type { FailureCode } from '../plan/failures.ts';
import { startName } from './decision-name.ts';
import { judgeActionInput, judgeCheckInput, judgePromptInput, judgeReport, judgeTarget } from './judge-input.ts';
import { keepAlive } from './keep-alive.ts';
import { describeMessage } from '../platforms/callmanager4/messages/describe-message.ts';
import { ACTIONS, CHECKS } from '../platforms/callmanager4/procedures/definitions.ts';
import { createPlanActivities, type ReadResults } from './plan-in-history.ts';
import { runAction } from './run-action.ts';
import { runCheck } from './run-check.ts';
import { tellServicesBefore } from '../platforms/callmanager4/services-before.ts';
import { memoryFrom } from '../platforms/callmanager4/types/server-memory.ts';
import type { Verdict } from '../plan/types/run.ts';
import type { ActionInput, ActionReport, Activities, Acts, CheckInput, Looks, Site } from './types.ts';

/** All that a worker carries out. */
export type WorkerActivities = Activities & Readonly<Record<string, (input: never) => Promise<unknown>>>;

/** What activities need of the world. */
export interface ActivityDependencies {
  readonly site: Site;
  /** Asks Temporal for what runs before have written down. */
  readonly recall: Activities['recall'];
  readonly readResults: ReadResults;
}

/** The activities of a worker, over the site that it stands at. */
export function createActivities({ site, recall, readResults }: ActivityDependencies): WorkerActivities {
  return {
    readClusterFile: async ({ content, to }) => readCluster(content, to),
    lookAtServer: (target) =>
      keepAlive(async () => {
        const judged = judgeTarget(target);
        site.allowLogin(judged, startName());
        return site.look(judged);
      }),
    ...createPlanActivities(readResults),
    recall,
    wordPrompt: async (input) => {
      const { step, memory } = judgePromptInput(input);
      return tellServicesBefore(step, memoryFrom(memory));
    },
    explainReport: async (report) => describeMessage(judgeReport(report).text),
    ...looksOf(async (input) => runCheck(site, judgeCheckInput(input))),
    ...actsOf(async (input) => runAction(site, judgeActionInput(input))),
  };
}

/** One look for all checks, under the name of each. */
export const looksOf = (look: (input: CheckInput) => Promise<Verdict>): Looks =>
  Object.fromEntries([...CHECKS.keys()].map((name) => [name, look]));

/** One act for all actions, under the name of each. */
export const actsOf = (act: (input: ActionInput) => Promise<ActionReport>): Acts =>
  Object.fromEntries([...ACTIONS.keys()].map((name) => [name, act]));

/** @throws ApplicationFailure of type CLUSTER_FILE_INVALID with the first problems and their number, which no retry can mend */
function readCluster(content: unknown, to: string | undefined): ReturnType<typeof readClusterContent> {
  try {
    const wanted = to === undefined ? content : { ...(content as object), to };
    return readClusterContent(wanted, 'workflow input');
  } catch (error) {
    if (!(error instanceof ClusterFileError)) throw error;
    throw ApplicationFailure.nonRetryable(error.message, 'CLUSTER_FILE_INVALID' satisfies FailureCode);
  }
}
