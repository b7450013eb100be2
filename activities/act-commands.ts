import {
  rebootCommand,
  reinitializeCommand,
  setStartTypeCommand,
  startServiceCommand,
  startSnapshotCommand,
  stopServiceCommand,
} from '../plan/commands.ts';
import type { Target } from '../plan/types/plan.ts';
import type { Act } from './types.ts';

/** What a quoted word of a Windows command line cannot hold: the quote ends it, the percent sign expands, a line end cuts. */
const UNSAFE = /["%\r\n\0]/;

/**
 * The command lines of one act, in the order that they are run in.
 * @throws RangeError, before anything is run, when a name cannot stand in a command line or is no database of CallManager
 */
export function commandsOf(target: Target, act: Act): readonly string[] {
  const { name, transport } = target.server;
  switch (act.kind) {
    case 'stop-and-disable-services':
      return act.services
        .map(safe)
        .flatMap((service) => [
          stopServiceCommand(transport, name, service),
          setStartTypeCommand(transport, name, service, 'disabled'),
        ]);
    case 'restore-services':
      // A service that is disabled cannot be started: its start type comes first.
      return act.services.flatMap((service) => [
        setStartTypeCommand(transport, name, safe(service.name), service.startType),
        ...(service.start ? [startServiceCommand(transport, name, service.name)] : []),
      ]);
    case 'reboot':
      return [rebootCommand(transport, name, safe(act.comment))];
    case 'reinitialize-subscriptions':
      return [reinitializeCommand(name, database(act.database)), startSnapshotCommand(name, act.database)];
  }
}

function safe(word: string): string {
  if (UNSAFE.test(word)) throw new RangeError(`${JSON.stringify(word)} cannot stand in a command line`);
  return word;
}

function database(name: string): string {
  if (!/^CCM0\d{3}$/.test(name)) throw new RangeError(`${JSON.stringify(name)} is no database of CallManager`);
  return name;
}
