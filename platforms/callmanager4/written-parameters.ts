import type { ParameterSeen } from './types/database.ts';

/** A service parameter as it is written down: its value stands once for all servers that have the same. */
export interface WrittenParameter extends Omit<ParameterSeen, 'server'> {
  /** Null: for the whole cluster. */
  readonly servers: readonly ParameterSeen['server'][];
}

/**
 * Service parameters as they are written down before an upgrade. A cluster has hundreds for each server, most of them alike,
 * and what is written down goes on from run to run.
 */
export function writtenOf(seen: readonly ParameterSeen[]): readonly WrittenParameter[] {
  const written = new Map<string, WrittenParameter>();
  for (const { server, ...one } of seen) {
    const key = JSON.stringify([one.service, one.name, one.value]);
    written.set(key, { ...one, servers: [...(written.get(key)?.servers ?? []), server] });
  }
  return [...written.values()];
}

/** The parameters of each server again. */
export const seenIn = (written: readonly WrittenParameter[]): readonly ParameterSeen[] =>
  written.flatMap(({ servers, ...one }) => servers.map((server) => ({ ...one, server })));
