import { levelOf } from '../levels.ts';
import { domainsOf, namedNodesOf } from '../named-nodes.ts';
import type { NamedNode } from '../name-lines.ts';
import { publisherOf, subscribersOf } from '../order.ts';
import type { Cluster } from '../types/cluster.ts';
import type { StepArguments } from '../types/step-arguments.ts';
import type { RowContext } from './context.ts';
import type { RowArguments } from './row.ts';

/** What a check or an action is told, of what its row names. */
export function argumentsOf(row: RowArguments | undefined, context: RowContext): StepArguments {
  if (!row) return {};
  const { cluster } = context;
  const label = row.label ? cluster.discLabels?.[row.label] : undefined;
  const level = row.level ? levelOf(row.level, cluster) : undefined;
  return {
    ...(row.services ? { services: servicesOf(row.services, context) } : {}),
    ...(row.services === 'what may interfere' && cluster.vnc !== undefined ? { worksByVnc: true } : {}),
    ...(row.services === 'what was set aside before' ? { setAsideBefore: true } : {}),
    ...(row.beforeReboot ? { beforeReboot: true } : {}),
    ...(label === undefined ? {} : { label }),
    ...(row.release ? { release: cluster[row.release] } : {}),
    ...(level === undefined ? {} : { level }),
    ...(row.models ? { models: cluster.matrix?.models ?? [] } : {}),
    ...(row.subscribers ? { subscribers: subscribersNamed(row.subscribers, context) } : {}),
    ...(row.megabytes === undefined ? {} : { megabytes: row.megabytes }),
    ...(row.settleSeconds ? { settleSeconds: cluster.durations[row.settleSeconds].seconds } : {}),
    ...(row.limitSeconds ? { limitSeconds: cluster.durations[row.limitSeconds].seconds } : {}),
    ...(row.window && cluster.window ? { window: cluster.window } : {}),
    ...(row.minutes ? { minutes: context.minutes } : {}),
    ...(row.calls && cluster.busyHourCallAttempts !== undefined ? { calls: cluster.busyHourCallAttempts } : {}),
    ...(row.devices ? { devices: devicesOf(row.devices, context) } : {}),
    ...namingOf(row, context),
    ...(row.parameters ? { parameters: cluster.parameters } : {}),
  };
}

/** What the file says of names; what it does not say is not compared. */
function namingOf(row: RowArguments, { cluster, server }: RowContext): StepArguments {
  const workgroup = row.workgroup ? (server?.worksheet?.workgroup ?? cluster.worksheet?.workgroup) : undefined;
  const namesBy = row.namesBy ? cluster.names?.by : undefined;
  return {
    ...(workgroup === undefined ? {} : { workgroup }),
    ...(namesBy === undefined ? {} : { namesBy }),
    ...(row.nodes ? { nodes: nodesOf(row.nodes, cluster) } : {}),
    ...(row.suffixes ? { suffixes: domainsOf(cluster) } : {}),
  };
}

function nodesOf(nodes: NonNullable<RowArguments['nodes']>, cluster: Cluster): readonly NamedNode[] {
  const all = namedNodesOf(cluster);
  const publisher = publisherOf(cluster)?.name;
  return nodes === 'the publisher' ? all.filter(({ name }) => name === publisher) : all;
}

function subscribersNamed(
  subscribers: NonNullable<RowArguments['subscribers']>,
  { cluster, server }: RowContext,
): readonly string[] {
  if (subscribers === 'this server') return server ? [server.name] : [];
  return subscribersOf(cluster).map(({ name }) => name);
}

/** A secondary's own work brings it no devices: they are counted where a primary goes away. */
const devicesOf = (devices: NonNullable<RowArguments['devices']>, { server }: RowContext): number =>
  devices === 'its own' || server?.backup !== undefined ? (server?.devices ?? 0) : 0;

function servicesOf(services: NonNullable<RowArguments['services']>, context: RowContext): readonly string[] {
  if (services === 'what may interfere') return context.interfering.map((service) => service.displayName);
  if (services === 'what was set aside before') return context.setAside;
  return services === 'its own' ? (context.server?.services ?? []) : services;
}
