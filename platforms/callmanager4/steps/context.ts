import type { InterferingService } from '../interfering-software.ts';
import {
  givenOrderOf,
  isCallManagerServer,
  layoutOf,
  placeServers,
  publisherOf,
  runsCallManager,
  subscribersOf,
} from '../order.ts';
import { RELEASE_DOCUMENT } from '../installer.ts';
import type { Cluster, Role, Server, TestCall } from '../types/cluster.ts';
import { connectorOf, mayHaveFourDrives, mayLoseDrive, slotsToEmpty, sparesFor } from '../models.ts';
import type { Fact } from '../../../plan/fact.ts';
import type { Procedure } from '../types/procedure.ts';
import type { Observation } from '../types/observation.ts';
import { domainsOf } from '../named-nodes.ts';
import { parseRelease } from '../versions.ts';
import type { LooksAt, Whom } from './row.ts';

/** What a row is filled in with. */
export interface RowContext {
  readonly cluster: Cluster;
  readonly procedure: Procedure;
  /** Names of the servers that the procedure brings into the cluster. */
  readonly newServers: readonly string[];
  /** Seconds until the youngest subscriber has been up for as long as its subscription needs to settle. */
  readonly toSettle: Fact<number>;
  /** Null for steps of the cluster as a whole. */
  readonly server: Server | null;
  /** Look at that server before planning; null offline. */
  readonly observation: Observation | null;
  /** What may interfere on that server. */
  readonly interfering: readonly InterferingService[];
  /** Display names of what was stopped and disabled on that server before anything was done. */
  readonly setAside: readonly string[];
  /** Longest minutes of that server and of all that come after it; of the cluster's own steps: of all servers. */
  readonly minutes: { readonly own: number; readonly after: number };
  /** Of a row that is planned for each test call: which one. */
  readonly testCall?: TestCall;
  /** Whether that server showed the wanted release before anything was done, or is taken for done: it is left alone. */
  readonly isDone: boolean;
}

/** S1's advice on secondaries and primaries belongs to clusters that have them as servers of their own. */
const hasRole = ({ server, cluster }: RowContext, ...roles: readonly Role[]): boolean =>
  (layoutOf(cluster) === 'separate' || givenOrderOf(cluster) !== undefined) &&
  roles.some((role) => server?.roles.includes(role));

/** In order of work, which may be one that a person gives. */
const isFirstPrimary = (context: RowContext): boolean =>
  hasRole(context, 'primary') &&
  placeServers(context.cluster).find(({ server }) => server.roles.includes('primary'))?.server === context.server;

function comesFrom({ from }: Cluster, major: number, minor: number): boolean {
  const release = parseRelease(from);
  return release?.major === major && release.minor === minor;
}

const IS_FOR: Readonly<Record<Whom, (context: RowContext) => boolean>> = {
  'every server': () => true,
  'the publisher': ({ server }) => server?.roles.includes('publisher') ?? false,
  subscribers: ({ server, cluster }) => server !== null && subscribersOf(cluster).includes(server),
  'service-only servers': ({ server }) => server?.roles.includes('service') ?? false,
  'servers with something to stop': ({ interfering }) => interfering.length > 0,
  'servers with something to set back': ({ interfering, isDone }) => interfering.length > 0 && !isDone,
  'servers with something set aside before': ({ setAside }) => setAside.length > 0,
  'servers whose services are named': ({ server }) => (server?.services.length ?? 0) > 0,
  'servers whose services are not named': ({ server }) => server?.services.length === 0,
  'servers that may have four drives': ({ server }) => server !== null && mayHaveFourDrives(server.model),
  'servers that may lose a drive': ({ server }) => server !== null && mayLoseDrive(server.model) === 'yes',
  'servers that may not lose a drive': ({ server }) => server !== null && mayLoseDrive(server.model) !== 'yes',
  'servers that keep all drives in': ({ server }) => server?.withoutDrive === undefined,
  'servers that go on without a drive': ({ server }) => server?.withoutDrive !== undefined,
  'servers that lose the drive of slot 2': ({ server }) => slotsToEmpty(server?.model ?? '').includes(2),
  'servers that need spare drives': ({ server }) => sparesFor(server?.model ?? '') > 0,
  'servers with a connector in the source': ({ server }) => connectorOf(server?.model ?? '') !== undefined,
  'servers without a connector in the source': ({ server }) => connectorOf(server?.model ?? '') === undefined,
  'coresident servers': ({ server }) => server?.coresident ?? false,
  'servers with devices': ({ server }) => (server?.devices ?? 0) > 0,
  'servers that count their devices': ({ observation }) => observation?.registeredDevices.known === true,
  'servers that do not count their devices': ({ observation }) => observation?.registeredDevices.known !== true,
  'secondaries and primaries': (context) => hasRole(context, 'secondary', 'primary'),
  primaries: (context) => hasRole(context, 'primary'),
  'the first primary': (context) => isFirstPrimary(context),
  'clusters whose devices move first': ({ cluster }) => cluster.devicesMoveFirst === true,
  'servers whose devices are with them': (context) =>
    !hasRole(context, 'primary') || context.cluster.devicesMoveFirst !== true,
  'servers before which all devices are together': (context) =>
    !hasRole(context, 'primary') || context.cluster.devicesMoveFirst === true || isFirstPrimary(context),
  'servers with a backup': ({ server }) =>
    server?.backup !== undefined || (server?.roles.includes('secondary') ?? false),
  'clusters with a window': ({ cluster }) => cluster.window !== undefined,
  'clusters without a window': ({ cluster }) => cluster.window === undefined,
  'clusters of known traffic': ({ cluster }) => cluster.busyHourCallAttempts !== undefined,
  'clusters of unknown traffic': ({ cluster }) => cluster.busyHourCallAttempts === undefined,
  'clusters that may have intercluster trunks': ({ cluster }) => cluster.h323 === undefined,
  'clusters that may have software for call detail records': ({ cluster }) => cluster.cdrSoftware?.length !== 0,
  'clusters of unknown software for call detail records': ({ cluster }) => cluster.cdrSoftware === undefined,
  'clusters whose people work at the console': ({ cluster }) => cluster.vnc === undefined,
  'clusters whose people work by VNC': ({ cluster }) => cluster.vnc !== undefined,
  'clusters in a given order': ({ cluster }) => givenOrderOf(cluster) !== undefined,
  'clusters with subscribers': ({ cluster }) => subscribersOf(cluster).length > 0,
  'clusters whose release S1 describes': ({ cluster }) => RELEASE_DOCUMENT[cluster.to] === 'S1',
  'clusters whose release S2 describes': ({ cluster }) => RELEASE_DOCUMENT[cluster.to] === 'S2',
  'clusters that come from 3.3': ({ cluster }) => comesFrom(cluster, 3, 3),
  'clusters that come from 4.0': ({ cluster }) => comesFrom(cluster, 4, 0),
  'clusters with a matrix': ({ cluster }) => cluster.matrix !== undefined,
  'clusters without a matrix': ({ cluster }) => cluster.matrix === undefined,
  'clusters with a baseline image': ({ cluster }) => cluster.baselineImage !== undefined,
  'clusters without a baseline image': ({ cluster }) => cluster.baselineImage === undefined,
  'clusters with the latest operating system': ({ cluster }) => cluster.latest?.operatingSystem !== undefined,
  'clusters with the latest SQL Server': ({ cluster }) => cluster.latest?.sqlServer !== undefined,
  'clusters with the latest CallManager': ({ cluster }) => cluster.latest?.callManager !== undefined,
  'clusters without the latest levels': ({ cluster }) =>
    [cluster.latest?.operatingSystem, cluster.latest?.sqlServer, cluster.latest?.callManager].includes(undefined),
  'clusters whose names files resolve': ({ cluster }) => cluster.names?.by === 'files',
  'clusters whose names the network resolves': ({ cluster }) => cluster.names?.by === 'network',
  'clusters whose names files may resolve': ({ cluster }) => cluster.names?.by !== 'network',
  'clusters whose names the network may resolve': ({ cluster }) => cluster.names?.by !== 'files',
  'clusters of known DNS domains': ({ cluster }) =>
    cluster.servers.filter(isCallManagerServer).every(({ dnsSuffix }) => dnsSuffix !== undefined),
  'clusters of several DNS domains': ({ cluster }) => domainsOf(cluster).length > 1,
  'subscribers that still settle': ({ toSettle }) => toSettle.known && toSettle.value > 0,
  'subscribers of unknown age': ({ toSettle }) => !toSettle.known,
};

/** Whether a row is planned for the server of a context. */
export const isFor = (whom: Whom | readonly Whom[] = [], context: RowContext): boolean =>
  [whom].flat().every((one) => IS_FOR[one](context));

const namesOf = (servers: readonly Server[]): readonly string[] => servers.map((server) => server.name);

/** Names of the servers that a question looks at. */
export function serversLookedAt(looksAt: LooksAt | undefined, context: RowContext): readonly string[] {
  const publisher = publisherOf(context.cluster);
  switch (looksAt ?? 'this server') {
    case 'this server':
      return context.server ? [context.server.name] : [];
    case 'the publisher':
      return publisher ? [publisher.name] : [];
    case 'its backup':
      return context.server ? [context.server.backup ?? context.server.name] : [];
    case 'no server':
      return [];
    case 'every server that runs CallManager':
      return namesOf(context.cluster.servers.filter(runsCallManager));
    case 'every primary':
      return namesOf(context.cluster.servers.filter(({ roles }) => roles.includes('primary')));
    case 'every CallManager server':
      return namesOf(context.cluster.servers.filter(isCallManagerServer));
    case 'every CallManager server that is there already':
      return namesOf(context.cluster.servers.filter(isCallManagerServer)).filter(
        (name) => !context.newServers.includes(name),
      );
  }
}
