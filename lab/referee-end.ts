import type { LabCluster, LabServer } from './lab-cluster.ts';
import { ARTICLE_STATUS, RUN_STATUS } from './replication.ts';
import type { Observed } from './referee-observed.ts';
import type { Finding, Violation } from './rules/rule.ts';

interface Judged {
  readonly rule: string;
  readonly strength: Violation['strength'];
  readonly finding: Finding;
}

type Inspect = (server: LabServer, observed: Observed, cluster: LabCluster) => string | null;

const changedStartTypes: Inspect = ({ windows }, observed) => {
  const before = observed.startTypes.get(windows.name);
  const changed = windows.services
    .list()
    .filter(({ displayName, startType }) => before?.get(displayName) !== startType)
    .map(({ displayName, startType }) => `${displayName} is ${startType}, was ${before?.get(displayName)}`);
  return changed.length > 0 ? changed.join('; ') : null;
};

const notRunning: Inspect = ({ windows }) => {
  const stopped = windows.services.list().filter(({ startType, active, state }) => {
    return startType === 'automatic' && active && state !== 'running';
  });
  return stopped.length > 0 ? stopped.map(({ displayName }) => displayName).join(', ') : null;
};

const otherRelease: Inspect = ({ windows }, _observed, cluster) =>
  windows.facts.callManager === null || windows.facts.callManager === cluster.spec.to
    ? null
    : `release ${windows.facts.callManager}`;

const discLeft: Inspect = ({ windows }, _observed, cluster) => cluster.discs.inDriveOf(windows.name)?.label ?? null;

const subscriptionBroken: Inspect = ({ windows }, _observed, cluster) => {
  const subscription = cluster.replication.subscriptions().find(({ subscriber }) => subscriber === windows.name);
  if (!subscription) return null;
  const isCurrent = subscription.database === cluster.replication.database;
  const isGood = subscription.runStatus !== RUN_STATUS.fail && subscription.articles.has(ARTICLE_STATUS.active);
  return isCurrent && isGood ? null : `${subscription.database}: ${subscription.comment}`;
};

/** How the run ended that is judged. */
export type End = 'completed' | 'stopped';

interface Inspection {
  readonly rule: string;
  readonly inspect: Inspect;
  /** A run that was stopped leaves work undone by its nature; only what may never be is judged then. */
  readonly evenStopped: boolean;
}

/** What is inspected on every server when a run has ended. */
const INSPECTIONS: readonly Inspection[] = [
  { rule: 'every machine is sound', inspect: ({ windows }) => windows.damage, evenStopped: true },
  { rule: 'every server is upgraded', inspect: otherRelease, evenStopped: false },
  {
    rule: 'every server is up',
    inspect: ({ windows }) => (windows.power === 'up' ? null : windows.power),
    evenStopped: false,
  },
  { rule: 'start types are set back at the end', inspect: changedStartTypes, evenStopped: false },
  { rule: 'every automatic service runs at the end', inspect: notRunning, evenStopped: false },
  { rule: 'the disc is taken out after the last restart', inspect: discLeft, evenStopped: false },
  { rule: 'every subscription replicates at the end', inspect: subscriptionBroken, evenStopped: false },
];

/** Judges what a run left behind. */
export function judgeEnd(cluster: LabCluster, observed: Observed, end: End): readonly Judged[] {
  return INSPECTIONS.filter(({ evenStopped }) => evenStopped || end === 'completed').flatMap(({ rule, inspect }) =>
    cluster.servers.flatMap((server) => {
      const evidence = inspect(server, observed, cluster);
      return evidence === null ? [] : [{ rule, strength: 'must', finding: { server: server.windows.name, evidence } }];
    }),
  );
}
