import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { Server } from '../types/cluster.ts';
import type { AdapterSeen, Observation } from '../types/observation.ts';

/** The adapter of a server that has its address of the cluster file. */
export function adapterOf({ adapters }: Observation, server: Server | undefined): Fact<AdapterSeen> {
  if (!adapters.known) return adapters;
  const own = adapters.value.find(({ addresses }) => server !== undefined && addresses.includes(server.address));
  return own ? known(own) : unknown(`no adapter has the address ${server?.address ?? 'of the cluster file'}`);
}
