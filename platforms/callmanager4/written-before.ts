import { isPlainObject, ownField } from '../../plan/shape.ts';
import type { Memory } from '../../plan/types/run.ts';
import { isSame, limitsOf, valueAfterUpgrade } from './checks/parameter-limits.ts';
import { migrates } from './checks/services-migrated.ts';
import type { ParameterLimits } from './types/cluster.ts';
import type { ServiceSeen } from './types/observation.ts';
import { memoryFrom } from './types/server-memory.ts';
import type { WrittenParameter } from './written-parameters.ts';

/** What was written down of a server, or of the cluster, before it was touched: later looks are compared with it. */
export function writtenBefore(memory: Memory): readonly string[] {
  const { database, boot, services, parameters } = memoryFrom(memory);
  return [
    ...(typeof database === 'string' ? [`Database of the publisher: ${database}`] : []),
    ...(isPlainObject(boot) ? bootLine(boot) : []),
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

/** Its own clock is the one that the person sees there. What comes from a history may have another shape: that tells nothing. */
function bootLine(boot: object): readonly string[] {
  const { clock, bootTime, systemLog } = boot as Readonly<Record<string, unknown>>;
  const newest = ownField(valueIn(systemLog), 'newest');
  const told = [
    ...momentIn(bootTime).map((moment) => `up since ${moment}`),
    ...(typeof newest === 'number' ? [`newest record of the System log ${newest}`] : []),
  ];
  return told.length === 0
    ? []
    : [`Start, as seen at ${momentIn(clock)[0] ?? 'an unknown time'} (UTC): ${told.join(', ')}`];
}

const valueIn = (fact: unknown): Readonly<Record<string, unknown>> => {
  const value = isPlainObject(fact) ? ownField(fact, 'value') : undefined;
  return isPlainObject(value) ? value : {};
};

function momentIn(fact: unknown): readonly string[] {
  const value = isPlainObject(fact) ? ownField(fact, 'value') : undefined;
  return typeof value === 'string' ? [value.slice(0, 16).replace('T', ' ')] : [];
}

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
    const line = `${name} = ${value === '' ? '(empty)' : value}${placesOf(servers)}`;
    byService.set(service, [...(byService.get(service) ?? []), line]);
  }
  return [...byService].map(([service, lines]) => `Parameters of ${service}: ${lines.join('; ')}`);
}

/** The parameters that are to have another value after the upgrade than before, where their limits were looked up. */
export function wantedParameters(memory: Memory, limits: readonly ParameterLimits[]): readonly string[] {
  const { parameters } = memoryFrom(memory);
  if (!parameters) return [];
  const changed = parameters.flatMap(({ name, value, servers }) => {
    const known = limitsOf(name, limits);
    const wanted = known ? valueAfterUpgrade(value, known) : value;
    return isSame(wanted, value) ? [] : [`${name} = ${wanted}${placesOf(servers)}`];
  });
  return [
    `To be changed by the upgrade: ${changed.length === 0 ? 'none' : changed.join('; ')}. All others are as before, but for those whose limits nobody looked up.`,
  ];
}

function placesOf(servers: WrittenParameter['servers']): string {
  const where = servers.filter((server) => server !== null).join(', ');
  return where === '' ? '' : ` (${where})`;
}
