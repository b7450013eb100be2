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

/** What is inspected on every server when the work is said to be over. */
const INSPECTIONS: readonly (readonly [rule: string, strength: Violation['strength'], inspect: Inspect])[] = [
  ['every server is upgraded', 'must', otherRelease],
  ['every machine is sound', 'must', ({ windows }) => windows.damage],
  ['every server is up', 'must', ({ windows }) => (windows.power === 'up' ? null : windows.power)],
  ['start types are set back at the end', 'must', changedStartTypes],
  ['every automatic service runs at the end', 'must', notRunning],
  ['the disc is taken out after the last restart', 'must', discLeft],
  ['every subscription replicates at the end', 'must', subscriptionBroken],
];

/** Judges what the work left behind. */
export function judgeEnd(cluster: LabCluster, observed: Observed): readonly Judged[] {
  return INSPECTIONS.flatMap(([rule, strength, inspect]) =>
    cluster.servers.flatMap((server) => {
      const evidence = inspect(server, observed, cluster);
      return evidence === null ? [] : [{ rule, strength, finding: { server: server.windows.name, evidence } }];
    }),
  );
}
