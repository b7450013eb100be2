import type { InterferingClass } from '../platforms/callmanager4/types/cluster.ts';
import { callManagerServices, databaseServices } from './callmanager-software.ts';
import type { Installer } from './installer.ts';
import type { Refusal } from './installer-refusals.ts';
import type { MessageName } from './installer-messages.ts';
import { mishapAt } from './installer-mishaps.ts';
import type { Stage } from './installer-stages.ts';

/** Software of others that CallManager needs and its installer brings along. */
export type Component = 'Java runtime' | 'SQL Server' | 'SQL Server service pack';

/** One stretch of work behind the progress bar; a refusal ends the installation or interrupts it. */
export type Work = (installer: Installer) => Refusal | null;

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

/** An open browser makes the installer want a reboot after the Java runtime; then it has to be started again by hand. */
const installsRuntime: Work = (installer) => {
  const { cluster, server, components } = installer;
  if (components.has('Java runtime')) return null;
  components.add('Java runtime');
  return cluster.faults.strikes('asks-for-extra-reboot', server.name)
    ? { message: 'runtimeReboot', then: 'rerun' }
    : null;
};

/** After SQL Server, too; it is not said whether the installer goes on by itself then, so here it does not. */
const installsDatabaseServer: Work = (installer) => {
  const { cluster, server, components } = installer;
  if (server.firstRelease !== null || components.has('SQL Server')) return null;
  const mishap = mishapAt('database', installer);
  if (mishap) return mishap;
  components.add('SQL Server');
  server.services.install(databaseServices());
  return cluster.faults.strikes('asks-for-extra-reboot', server.name)
    ? { message: 'databaseReboot', then: 'rerun' }
    : null;
};

/** After the service pack of SQL Server the installer reboots the machine and goes on by itself. */
const installsServicePack: Work = ({ cluster, server, components }) => {
  if (server.firstRelease !== null || components.has('SQL Server service pack')) return null;
  components.add('SQL Server service pack');
  return cluster.faults.strikes('asks-for-extra-reboot', server.name)
    ? { message: 'servicePackReboot', then: 'reboot' }
    : null;
};

const writesFiles: Work = ({ server, cluster }) => {
  server.facts.pendingRenames = true;
  if (server.firstRelease === null) server.services.install(callManagerServices(cluster.server(server.name).spec));
  return null;
};

const configures: Work = ({ server, cluster, release, isPublisher }) => {
  server.facts.callManager = release;
  if (isPublisher && server.firstRelease !== null) cluster.databaseMigrated(server);
  return null;
};

const endsWithMishap: Work = (installer) => mishapAt('end', installer);

/** Several pieces of work in one stretch; the first refusal counts. */
const together =
  (...pieces: readonly Work[]): Work =>
  (installer) => {
    for (const piece of pieces) {
      const refusal = piece(installer);
      if (refusal) return refusal;
    }
    return null;
  };

/** What the installer does between two questions, in order. */
export const WORK: Readonly<Partial<Record<Stage, readonly Work[]>>> = {
  copying: [
    needsDisc(1),
    failsBesideOtherSoftware,
    together(failsUnderVisitors, installsRuntime),
    together(installsDatabaseServer, installsServicePack),
    pullsDatabase,
    needsDisc(1),
  ],
  'copying on': [needsDisc(2), failsBesideOtherSoftware, needsDisc(2), writesFiles],
  completing: [needsDisc(1), configures, endsWithMishap],
};
