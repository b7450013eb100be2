import { activatableServices } from './callmanager-software.ts';
import type { LabEvents } from './events.ts';
import type { LabServer } from './lab-cluster.ts';

/** One line of the Service Activation window. */
export interface ActivationLine {
  readonly service: string;
  readonly isActivated: boolean;
}

/**
 * Tools > Service Activation of Cisco CallManager Serviceability for one server: the services that are installed there.
 * @throws Error while the server does not answer.
 */
export function listActivation({ windows, spec }: LabServer): readonly ActivationLine[] {
  if (windows.power !== 'up')
    throw new Error(`Service Activation cannot reach ${windows.name}: it is ${windows.power}`);
  return activatableServices(spec).flatMap((name) => {
    const service = windows.services.find(name);
    return service ? [{ service: service.displayName, isActivated: service.active }] : [];
  });
}

/**
 * Ticks services there and clicks Update: they are activated, started, and come back with every boot.
 * @throws Error while the server does not answer, or when the window does not list one of them.
 */
export function activate(server: LabServer, events: LabEvents, names: readonly string[]): void {
  const listed = listActivation(server).map(({ service }) => service);
  const unknown = names.find((name) => !listed.includes(name));
  if (unknown !== undefined) throw new Error(`Service Activation lists no ${unknown} on ${server.windows.name}`);
  events.tell({ kind: 'activation', server: server.windows.name, services: names });
  const { services } = server.windows;
  for (const name of names) {
    services.setActive(name, true, 'serviceability');
    services.start(name, 'serviceability');
  }
}
