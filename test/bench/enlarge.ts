/** A cluster as its file has it, and as the product reads it: what it takes to have more servers. */
interface Enlargeable<Server> {
  readonly servers: readonly Server[];
}

/** Servers of the twelve-server example under new names, until there are enough. */
export function enlarge<Server extends { readonly roles: readonly string[] }, Whole extends Enlargeable<Server>>(
  cluster: Whole & Enlargeable<Server>,
  count: number,
): Whole {
  const primary = cluster.servers.find(({ roles }) => roles.includes('primary'));
  if (!primary) throw new Error('the example has no primary');
  const more = Array.from({ length: count - cluster.servers.length }, (_, index) => ({
    ...primary,
    name: `EXTRA-${index}`,
    address: `10.9.${Math.floor(index / 200)}.${(index % 200) + 1}`,
  }));
  return { ...cluster, servers: [...cluster.servers, ...more] };
}
