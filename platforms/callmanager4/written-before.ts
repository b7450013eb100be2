import type { Fact } from '../../plan/fact.ts';
import type { Memory } from '../../plan/types/run.ts';
import { migrates } from './checks/services-migrated.ts';
import type { BootSeen, ServiceSeen } from './types/observation.ts';
import { memoryFrom } from './types/server-memory.ts';
import type { WrittenParameter } from './written-parameters.ts';

/** What was written down of a server, or of the cluster, before it was touched: later looks are compared with it. */
export function writtenBefore(memory: Memory): readonly string[] {
  const { database, boot, services, parameters } = memoryFrom(memory);
  return [
    ...(typeof database === 'string' ? [`Database of the publisher: ${database}`] : []),
    ...(boot ? bootLine(boot) : []),
    ...(services ? serviceLines(services) : []),
    ...(parameters ? parameterLines(parameters) : []),
  ];
}

/** Names of the services of CallManager that ran, but for those that are set aside; undefined: nobody has written it down. */
export function ranBefore(memory: Memory): readonly string[] | undefined {
  const { services, setAside } = memoryFrom(memory);
  const isOut = ({ name }: ServiceSeen): boolean => setAside?.some((out) => out.name === name) ?? false;
  return services
    ?.filter((service) => service.state === 'running' && migrates(service) && !isOut(service))
    .map(({ displayName }) => displayName);
}

/** Its own clock is the one that the person sees there. */
function bootLine(boot: BootSeen): readonly string[] {
  const { clock, bootTime, systemLog } = boot as Partial<BootSeen>;
  const told = [
    ...valueOf(bootTime).map((time) => `up since ${inMinutes(time)}`),
    ...valueOf(systemLog).map(({ newest }) => `newest record of the System log ${newest}`),
  ];
  return told.length === 0
    ? []
    : [`Start, as seen at ${valueOf(clock).map(inMinutes)[0] ?? 'an unknown time'} (UTC): ${told.join(', ')}`];
}

const inMinutes = (moment: string): string => moment.slice(0, 16).replace('T', ' ');

/** What comes from a history may have another shape. */
const valueOf = <T>(fact: Fact<T> | undefined): readonly T[] => (fact?.known ? [fact.value] : []);

/** One line for all that were alike. */
function serviceLines(services: readonly ServiceSeen[]): readonly string[] {
  const alike = new Map<string, readonly string[]>();
  for (const { displayName, startType, state } of services) {
    const key = `Services, ${startType}, ${state}`;
    alike.set(key, [...(alike.get(key) ?? []), displayName]);
  }
  return [...alike].sort().map(([what, names]) => `${what}: ${names.join('; ')}`);
}

function parameterLines(parameters: readonly WrittenParameter[]): readonly string[] {
  const byService = new Map<string, readonly string[]>();
  for (const { service, name, value, servers } of parameters) {
    const where = servers.filter((server) => server !== null).join(', ');
    const line = `${name} = ${value === '' ? '(empty)' : value}${where === '' ? '' : ` (${where})`}`;
    byService.set(service, [...(byService.get(service) ?? []), line]);
  }
  return [...byService].map(([service, lines]) => `Parameters of ${service}: ${lines.join('; ')}`);
}
