import { findService, isOut } from './checks/service-lookup.ts';
import type { ServiceSeen } from './types/observation.ts';
import type { ServerMemory } from './types/server-memory.ts';
import type { Task, ServiceToSetBack } from './types/task.ts';
import type { PromptStep } from '../../plan/types/step.ts';

/** What is written down of one service, or why nothing is. */
export type Written = { readonly before: ServiceSeen } | { readonly unknown: string };

/** What was written down of a service before the first one was stopped. */
export function writtenIn(written: readonly ServiceSeen[] | null, name: string): Written {
  if (!written) return { unknown: 'nothing was written down before' };
  const before = findService(written, name);
  return before ? { before } : { unknown: `${name} is not among what was written down` };
}

/**
 * What the run before wrote down of a service that is set aside now. One that was stopped and disabled then already was
 * so by a run before that, or for good: its record does not tell what it should be.
 */
export function writtenBefore(written: readonly ServiceSeen[] | null, name: string): Written {
  const found = writtenIn(written, name);
  return 'before' in found && isOut(found.before)
    ? { unknown: `${name} was stopped and disabled already when it was written down` }
    : found;
}

/**
 * Services as they were before runs that a Reset made this one forget have stopped and disabled them: of one that does not
 * run now, what the oldest of them has seen counts. What was stopped and disabled for it, too, tells nothing.
 *
 * @param forgotten what they hand on, the newest first
 */
export function remembered(memory: ServerMemory, forgotten: readonly ServerMemory[]): Partial<ServerMemory> {
  const records = forgotten.flatMap(({ servicesBefore }) => (servicesBefore ? [servicesBefore] : []));
  const [newest] = records;
  if (!newest) return {};
  const before = (seen: ServiceSeen): ServiceSeen => {
    const told = records.flatMap((record) => findService(record, seen.displayName) ?? []);
    return (seen.state === 'running' ? undefined : told.findLast((one) => !isOut(one))) ?? seen;
  };
  return {
    servicesBefore: newest.map(before),
    ...(memory.services && { services: memory.services.map(before) }),
    ...(memory.setAside && { setAside: memory.setAside.map(before) }),
  };
}

/** The prompt to set services back by hand, with what each of them was as far as the run before wrote it down. */
export function tellServicesBefore(step: PromptStep, { servicesBefore }: ServerMemory): PromptStep {
  const task = step.task as Task;
  if (task.kind !== 'set-back-services') return step;
  const services = task.services.map(({ name }): ServiceToSetBack => {
    const written = writtenBefore(servicesBefore, name);
    if ('unknown' in written) return { name, before: null };
    const { startType, state } = written.before;
    return { name, before: { startType, state } };
  });
  const told: Task = { ...task, services };
  return {
    ...step,
    task: told,
    instructions: [...step.instructions, ...services.map(lineOf)],
  };
}

function lineOf({ name, before }: ServiceToSetBack): string {
  if (before === null) return `${name}: no run has written down what it was; set it as you know it, or leave it.`;
  const start = before.state === 'running' ? 'then start it: it ran.' : 'it did not run.';
  return `${name}: startup type ${before.startType}; ${start}`;
}
