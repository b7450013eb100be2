import { asCommandWord, placeholder, type CommandWord, type Placeholder } from '../command-words.ts';
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
import type { Transport } from '../types/cluster.ts';
import type { ServiceSeen } from '../types/observation.ts';
import type { ActionName } from '../types/step.ts';
import type { StepContext } from './context.ts';

/** Said in place of a line that nobody may type. */
const NO_LINE = '(no line: a name here holds signs that a command line would read; do it in the Services window)';

/** The key name as `sc` takes it; a placeholder where the server was not seen; undefined where it may stand in no line. */
const keyOf = ({ keyName, displayName }: InterferingService): CommandWord | Placeholder | undefined =>
  keyName === null
    ? placeholder(`key name of ${displayName}`, 'key name of a service')
    : asCommandWord('service', keyName);

const seenNow = (context: StepContext, service: InterferingService): ServiceSeen | undefined =>
  context.observation?.services.known
    ? context.observation.services.value.find((one) => one.name === service.keyName)
    : undefined;

/** Lines of one service on one server, or why there are none. */
function linesOf(
  { server }: StepContext,
  service: InterferingService,
  make: (transport: Transport, server: CommandWord, key: CommandWord | Placeholder) => readonly string[],
): readonly string[] {
  if (!server) return [];
  const [name, key] = [asCommandWord('server', server.name), keyOf(service)];
  return name && key ? make(server.transport, name, key) : [NO_LINE];
}

function restoreLines(context: StepContext, service: InterferingService): readonly string[] {
  const before = seenNow(context, service);
  if (!before || before.startType === 'boot' || before.startType === 'system') return [];
  const { startType, state } = before;
  return linesOf(context, service, (transport, server, key) => [
    setStartTypeCommand(transport, server, key, startType),
    ...(state === 'running' ? [startServiceCommand(transport, server, key)] : []),
  ]);
}

function rebootLines({ server }: StepContext, stepId: string): readonly string[] {
  if (!server) return [];
  const [name, comment] = [asCommandWord('server', server.name), asCommandWord('comment', `ccmctl ${stepId}`)];
  return name && comment ? [rebootCommand(server.transport, name, comment)] : [NO_LINE];
}

/** The lines that a technician could type for an act, one below the other; empty where they cannot be known yet. */
export const COMMAND_LINES: Readonly<Record<ActionName, (context: StepContext, stepId: string) => readonly string[]>> =
  {
    'stop-and-disable-services': (context) =>
      context.interfering.flatMap((service) =>
        linesOf(context, service, (transport, server, key) => [
          stopServiceCommand(transport, server, key),
          setStartTypeCommand(transport, server, key, 'disabled'),
        ]),
      ),
    reboot: rebootLines,
    'restore-services': (context) => context.interfering.flatMap((service) => restoreLines(context, service)),
    'reinitialize-subscriptions': ({ cluster }) => {
      const publisher = asCommandWord('server', publisherOf(cluster)?.name);
      return publisher
        ? [reinitializeCommand(publisher, NEWEST_DATABASE), startSnapshotCommand(publisher, NEWEST_DATABASE)]
        : [];
    },
  };
