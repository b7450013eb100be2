import type { Procedure } from '../platforms/callmanager4/types/procedure.ts';
import { isApplicationOnly } from './beginnings.ts';
import { activatableServices } from './callmanager-software.ts';
import { addressOfName, nameOfAddress } from './find-machine.ts';
import type { LabCluster, LabServer } from './lab-cluster.ts';
import { ARTICLE_STATUS, RUN_STATUS, nextDatabase } from './replication.ts';
import type { Observed } from './referee-observed.ts';
import { INSTALLING, type Finding, type Violation } from './rules/rule.ts';

interface Judged {
  readonly rule: string;
  readonly strength: Violation['strength'];
  readonly finding: Finding;
}

type Inspect = (server: LabServer, observed: Observed, cluster: LabCluster) => string | null;

/** What an installation brings along or somebody activates has no start type of before to go back to. */
const changedStartTypes: Inspect = ({ windows, spec }, observed, { procedure }) => {
  const before = observed.startTypes.get(windows.name);
  const chosen = procedure === 'upgrade' ? [] : activatableServices(spec);
  const changed = windows.services
    .list()
    .filter(({ displayName }) => before?.has(displayName) && !chosen.includes(displayName))
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

const otherRelease: Inspect = ({ windows, spec }, _observed, cluster) =>
  isApplicationOnly(spec) || windows.facts.callManager === cluster.spec.to
    ? null
    : `release ${windows.facts.callManager ?? 'none'}`;

const notActivated: Inspect = ({ windows, spec }) => {
  const wanted = activatableServices(spec).filter((name) => spec.services?.includes(name));
  const missing = wanted.flatMap((name) => {
    const service = windows.services.find(name);
    if (service?.active && service.state === 'running') return [];
    return [`${name} is ${service?.active ? service.state : 'not activated'}`];
  });
  return missing.length > 0 ? missing.join('; ') : null;
};

const notRebooted: Inspect = ({ windows, spec }, observed) =>
  isApplicationOnly(spec) || observed.of(windows.name).rebootedAtTheEnd ? null : 'it has not booted since';

/** What a machine has loaded decides, not what its files say. */
const doesNotFind: Inspect = ({ windows, spec }, _observed, cluster) => {
  if (isApplicationOnly(spec)) return null;
  const others = cluster.servers.filter((other) => !isApplicationOnly(other.spec) && other.windows !== windows);
  const lost = others.filter(
    ({ windows: { name, address } }) =>
      addressOfName(cluster, windows, name) !== address ||
      nameOfAddress(cluster, windows, address)?.split('.')[0]?.toLowerCase() !== name.toLowerCase(),
  );
  return lost.length > 0 ? lost.map((other) => other.windows.name).join(', ') : null;
};

const discLeft: Inspect = ({ windows }, _observed, cluster) => cluster.discs.inDriveOf(windows.name)?.label ?? null;

const subscriptionBroken: Inspect = ({ windows, spec }, _observed, cluster) => {
  const subscription = cluster.replication.subscriptions().find(({ subscriber }) => subscriber === windows.name);
  if (isApplicationOnly(spec) || windows.name === cluster.publisherName) return null;
  if (!subscription) return 'it has no subscription';
  const isCurrent = subscription.database === cluster.replication.database;
  const isGood = subscription.runStatus !== RUN_STATUS.fail && subscription.articles.has(ARTICLE_STATUS.active);
  return isCurrent && isGood ? null : `${subscription.database}: ${subscription.comment}`;
};

const otherServiceRelease: Inspect = ({ windows, spec }, _observed, cluster) => {
  const others = cluster.servers.filter(({ windows: other }) => other.facts.hasServiceRelease);
  if (isApplicationOnly(spec) || windows.facts.hasServiceRelease || others.length === 0) return null;
  return `without it; ${others.map(({ windows: other }) => other.name).join(', ')} has it`;
};

const databaseNotNext: Inspect = ({ windows }, _observed, { publisherName, replication }) => {
  const next = nextDatabase(replication.firstDatabase);
  if (windows.name !== publisherName || replication.database === next) return null;
  return `${replication.database}; ${next} follows ${replication.firstDatabase}`;
};

const parameterSet: Inspect = ({ windows }, _observed, { publisherName, parameters }) =>
  windows.name === publisherName && parameters.touched.length > 0 ? parameters.touched.join(', ') : null;

/** How the run ended that is judged. */
export type End = 'completed' | 'stopped';

interface Inspection {
  readonly rule: string;
  readonly inspect: Inspect;
  /** A run that was stopped leaves work undone by its nature; only what may never be is judged then. */
  readonly evenStopped: boolean;
  /** What it is judged after; absent: after everything. */
  readonly procedures?: readonly Procedure[];
}

/** What is inspected on every server when a run has ended. */
const INSPECTIONS: readonly Inspection[] = [
  { rule: 'every machine is sound', inspect: ({ windows }) => windows.damage, evenStopped: true },
  { rule: 'every server is upgraded', inspect: otherRelease, evenStopped: false, procedures: ['upgrade'] },
  { rule: 'the database has the next name', inspect: databaseNotNext, evenStopped: false, procedures: ['upgrade'] },
  {
    rule: 'nobody but the upgrade changes a service parameter',
    inspect: parameterSet,
    evenStopped: true,
    procedures: ['upgrade'],
  },
  {
    rule: 'every server finds every other one by name, and back',
    inspect: doesNotFind,
    evenStopped: false,
    procedures: ['repair-names'],
  },
  { rule: 'every server is installed', inspect: otherRelease, evenStopped: false, procedures: INSTALLING },
  {
    rule: 'every service that is wanted is activated and runs',
    inspect: notActivated,
    evenStopped: false,
    procedures: [...INSTALLING, 'post-install'],
  },
  {
    rule: 'every node is rebooted after a subscriber was added',
    inspect: notRebooted,
    evenStopped: false,
    procedures: ['add-subscriber'],
  },
  {
    rule: 'every server is up',
    inspect: ({ windows }) => (windows.power === 'up' ? null : windows.power),
    evenStopped: false,
  },
  { rule: 'start types are set back at the end', inspect: changedStartTypes, evenStopped: false },
  { rule: 'every automatic service runs at the end', inspect: notRunning, evenStopped: false },
  { rule: 'the disc is taken out after the last restart', inspect: discLeft, evenStopped: false },
  { rule: 'every server has the same service release', inspect: otherServiceRelease, evenStopped: false },
  { rule: 'every subscription replicates at the end', inspect: subscriptionBroken, evenStopped: false },
];

/** Judges what a run left behind. */
export function judgeEnd(cluster: LabCluster, observed: Observed, end: End): readonly Judged[] {
  return INSPECTIONS.filter(
    ({ evenStopped, procedures }) =>
      (evenStopped || end === 'completed') && (procedures?.includes(cluster.procedure) ?? true),
  ).flatMap(({ rule, inspect }) =>
    cluster.servers.flatMap((server) => {
      const evidence = inspect(server, observed, cluster);
      return evidence === null ? [] : [{ rule, strength: 'must', finding: { server: server.windows.name, evidence } }];
    }),
  );
}
