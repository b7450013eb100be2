import { ApplicationFailure } from '@temporalio/common';
import { ClusterFileError, readClusterContent } from '../config/load-cluster-file.ts';
import type { FailureCode } from '../plan/failures.ts';
import { startName } from './decision-name.ts';
import { judgeActionInput, judgeCheckInput, judgeTarget } from './judge-input.ts';
import { keepAlive } from './keep-alive.ts';
import { makeHashedPlan } from './make-plan.ts';
import { runAction } from './run-action.ts';
import { runCheck } from './run-check.ts';
import type { Activities, Site } from './types.ts';

/** What activities need of the world. */
export interface ActivityDependencies {
  readonly site: Site;
  /** Asks Temporal for what runs before have written down. */
  readonly recallServices: Activities['recallServices'];
}

/** The activities of a worker, over the site that it stands at. */
export function createActivities({ site, recallServices }: ActivityDependencies): Activities {
  return {
    readClusterFile: async ({ content, to }) => readCluster(content, to),
    lookAtServer: (target) =>
      keepAlive(async () => {
        const judged = judgeTarget(target);
        site.allowLogin(judged, startName());
        return site.look(judged);
      }),
    makePlan: async ({ cluster, procedure, observations, servers }) =>
      makeHashedPlan(cluster, procedure, observations, servers),
    recallServices,
    runCheck: async (input) => runCheck(site, judgeCheckInput(input)),
    runAction: async (input) => runAction(site, judgeActionInput(input)),
  };
}

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
