import type { ServerSpec } from './cluster-spec.ts';
import { CISCO_SERVICES, DATABASE_SERVICES, DIRECTORY, PLATFORM_SERVICES, keyNameOf } from './service-catalogue.ts';
import type { LabService } from './windows-services.ts';

const installed = (service: Omit<LabService, 'state' | 'active'>, isActive: boolean): LabService => ({
  ...service,
  startType: isActive ? 'automatic' : 'manual',
  state: 'stopped',
  active: isActive,
});

/** SQL Server as its setup leaves it: its services start with the next boot. */
export const databaseServices = (): readonly LabService[] =>
  PLATFORM_SERVICES.filter(({ name }) => DATABASE_SERVICES.includes(name)).map((service) => installed(service, true));

/** Names of services that the cluster file wants and no catalogue has: they come with CallManager, too. */
function ownServices({ services = [], software = [] }: ServerSpec): readonly string[] {
  const elsewhere = [
    ...[...PLATFORM_SERVICES, ...CISCO_SERVICES].map(({ displayName }) => displayName),
    ...software.flatMap((one) => one.services),
  ];
  return services.filter((name) => !elsewhere.includes(name));
}

/**
 * CallManager's services as the installer of a first installation leaves them: all there and none active (S2,
 * "Installing Cisco CallManager Components and Services"), and the directory with its data still to be indexed.
 */
export function callManagerServices(server: ServerSpec): readonly LabService[] {
  const own = ownServices(server).map((displayName) =>
    installed({ name: keyNameOf(displayName), displayName, startType: 'manual', dependsOn: [] }, false),
  );
  const cisco = CISCO_SERVICES.map((service) => {
    const isDirectory = service.displayName === DIRECTORY;
    return { ...installed(service, isDirectory), ...(isDirectory ? { firstStart: 'directoryIndexing' as const } : {}) };
  });
  return [...cisco, ...own];
}

/** Display names that Service Activation lists for a server. */
export const activatableServices = (server: ServerSpec): readonly string[] => [
  ...CISCO_SERVICES.map(({ displayName }) => displayName).filter((name) => name !== DIRECTORY),
  ...ownServices(server),
];
