import type { InterferingClass } from '../plan/types/cluster.ts';
import type { Installer } from './installer.ts';
import type { Refusal } from './installer-refusals.ts';
import type { MessageName } from './installer-messages.ts';
import type { Stage } from './installer-stages.ts';

/** One stretch of work behind the progress bar; a refusal ends the installation. */
type Work = (installer: Installer) => Refusal | null;

const abort = (message: MessageName): Refusal => ({ message, then: 'abort' });

/** What an installation dies of when software of a class runs beside it. */
const DEADLY: Readonly<Partial<Record<InterferingClass, MessageName>>> = {
  antivirus: 'servicePackFailed',
  'intrusion detection': 'servicePackFailed',
  'coresident application': 'servicesNotStopped',
};

const needsDisc =
  (number: number): Work =>
  ({ cluster, server }) =>
    cluster.discs.inDriveOf(server.name)?.number === number ? null : abort('copyFailed');

/** Interfering software makes the installation fail; which message it is depends on what runs. */
const failsBesideOtherSoftware: Work = ({ cluster, server }) => {
  const running = cluster.interferingClasses(server);
  const deadly = running.find((kind) => DEADLY[kind] !== undefined);
  if (deadly) return abort(DEADLY[deadly] ?? 'copyFailed');
  return running.length > 0 ? abort('copyFailed') : null;
};

/** An administrator who finds a way in during the work makes it fail (S1, "Terminal Services"). */
const failsUnderVisitors: Work = ({ cluster, server }) => (cluster.visitorGetsIn(server) ? abort('incomplete') : null);

/** A subscriber fetches the database from its publisher, which must serve it all the time and alone. */
const pullsDatabase: Work = (installer) => {
  const { cluster, server, isPublisher, publisherName, release } = installer;
  if (isPublisher) return null;
  const publisher = cluster.serverOnNetwork(publisherName);
  const serves = publisher?.services.isRunning('MSSQLSERVER') && publisher.facts.callManager === release;
  if (!serves) return abort('incomplete');
  cluster.pulled(server.name);
  return null;
};

const writesFiles: Work = ({ server }) => {
  server.facts.pendingRenames = true;
  return null;
};

const configures: Work = ({ server, cluster, release, isPublisher }) => {
  server.facts.callManager = release;
  if (isPublisher) cluster.databaseMigrated(server);
  return null;
};

/** What the installer does between two questions, in order. */
export const WORK: Readonly<Partial<Record<Stage, readonly Work[]>>> = {
  copying: [needsDisc(1), failsBesideOtherSoftware, failsUnderVisitors, pullsDatabase, needsDisc(1)],
  'copying on': [needsDisc(2), failsBesideOtherSoftware, needsDisc(2), writesFiles],
  completing: [needsDisc(1), configures],
};
