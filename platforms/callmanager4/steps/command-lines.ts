import type { ActionDefinition } from '../actions/define-action.ts';
import { unknown } from '../../../plan/fact.ts';
import { nameFilesOf } from '../name-files-of.ts';
import type { StepArguments } from '../types/step-arguments.ts';
import { emptyMemory } from '../types/server-memory.ts';
import type { RowContext } from './context.ts';

/**
 * The lines of an act, one below the other, as a technician could type them: those that a run sends while the server shows
 * what it showed when the plan was made. What a service was before it was set aside, that look does not tell. Beside them,
 * how files will differ.
 */
export function commandOf(
  action: ActionDefinition,
  on: string | undefined,
  step: string,
  told: StepArguments,
  { cluster, observation, setAside }: RowContext,
): { readonly command?: string; readonly difference?: readonly string[] } {
  const server = cluster.servers.find(({ name }) => name === on);
  if (!server) return {};
  const look = observation?.server === on ? observation : undefined;
  const services = look?.services ?? unknown('nobody looked');
  const written = services.known && setAside.length === 0 ? services.value : null;
  const order = { server, step, arguments: told, memory: { ...emptyMemory, setAside: written } };
  const seen = { services, ...(look ? { nameFiles: nameFilesOf(look) } : {}) };
  const lines = action.linesPlanned(order, seen);
  const difference = action.difference(order, seen);
  return {
    ...(lines.length > 0 ? { command: lines.join('\n') } : {}),
    ...(difference.length > 0 ? { difference } : {}),
  };
}
