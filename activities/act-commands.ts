import { commandWord, type CommandWord } from '../plan/command-words.ts';
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

/**
 * The command lines of one act, in the order that they are run in.
 * @throws NoCommandWordError, before anything is run, when a name cannot stand in a command line
 */
export function commandsOf(target: Target, act: Act): readonly string[] {
  const { transport } = target.server;
  const name = commandWord('server', target.server.name);
  switch (act.kind) {
    case 'stop-and-disable-services':
      return act.services
        .map((service) => commandWord('service', service))
        .flatMap((service) => [
          stopServiceCommand(transport, name, service),
          setStartTypeCommand(transport, name, service, 'disabled'),
        ]);
    case 'restore-services':
      // A service that is disabled cannot be started: its start type comes first.
      return act.services.flatMap(({ name: text, startType, start }) => {
        const service = commandWord('service', text);
        return [
          setStartTypeCommand(transport, name, service, startType),
          ...(start ? [startServiceCommand(transport, name, service)] : []),
        ];
      });
    case 'reboot':
      return [rebootCommand(transport, name, commandWord('comment', act.comment))];
    case 'reinitialize-subscriptions':
      return reinitialize(name, commandWord('database', act.database));
  }
}

const reinitialize = (publisher: CommandWord, database: CommandWord): readonly string[] => [
  reinitializeCommand(publisher, database),
  startSnapshotCommand(publisher, database),
];
