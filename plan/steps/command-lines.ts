import {
  rebootCommand,
  reinitializeCommand,
  setStartTypeCommand,
  startServiceCommand,
  startSnapshotCommand,
  stopServiceCommand,
} from '../commands.ts';
import type { InterferingService } from '../interfering-software.ts';
import { NEWEST_DATABASE } from '../newest-database.ts';
import { publisherOf } from '../order.ts';
import type { ServiceSeen } from '../types/observation.ts';
import type { ActionName } from '../types/step.ts';
import type { StepContext } from './context.ts';

/** Stands where `sc` needs a key name and the server was not seen, or does not show the service. */
const keyOf = (service: InterferingService): string => service.keyName ?? `<key name of ${service.displayName}>`;

const seenNow = (context: StepContext, service: InterferingService): ServiceSeen | undefined =>
  context.observation?.services.known
    ? context.observation.services.value.find((one) => one.name === service.keyName)
    : undefined;

function restoreLines(context: StepContext, service: InterferingService): readonly string[] {
  const { server } = context;
  const before = seenNow(context, service);
  if (!server || !before || before.startType === 'boot' || before.startType === 'system') return [];
  const type = setStartTypeCommand(server.transport, server.name, keyOf(service), before.startType);
  const start = startServiceCommand(server.transport, server.name, keyOf(service));
  return before.state === 'running' ? [type, start] : [type];
}

/** The lines that a technician could type for an act, one below the other; empty where they cannot be known yet. */
export const COMMAND_LINES: Readonly<Record<ActionName, (context: StepContext, stepId: string) => readonly string[]>> =
  {
    'stop-and-disable-services': ({ server, interfering }) =>
      server
        ? interfering.flatMap((service) => [
            stopServiceCommand(server.transport, server.name, keyOf(service)),
            setStartTypeCommand(server.transport, server.name, keyOf(service), 'disabled'),
          ])
        : [],
    reboot: ({ server }, stepId) => (server ? [rebootCommand(server.transport, server.name, `ccmctl ${stepId}`)] : []),
    'restore-services': (context) => context.interfering.flatMap((service) => restoreLines(context, service)),
    'reinitialize-subscriptions': ({ cluster }) => {
      const publisher = publisherOf(cluster)?.name;
      return publisher
        ? [reinitializeCommand(publisher, NEWEST_DATABASE), startSnapshotCommand(publisher, NEWEST_DATABASE)]
        : [];
    },
  };
