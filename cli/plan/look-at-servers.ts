import type { Platform, ToldLook } from '../../plan/platform/platform.ts';
import type { Site } from '../../plan/platform/site.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import type { Context } from '../command.ts';
import { PLATFORM } from '../platform.ts';

/** Servers looked at side by side: a station of default settings takes ten sessions, and others use it too. */
export const SIDE_BY_SIDE = 4;

/** A look at one server, and what it came to. */
export interface Looked {
  readonly look: object;
  readonly told: ToldLook;
}

/** Looks at every server once, in the order of the cluster file; says of each what came of it. */
export async function lookAtServers(
  platform: Platform,
  site: Pick<Site, 'look'>,
  cluster: AnyCluster,
  say: (text: string) => void,
): Promise<readonly Looked[]> {
  const names = cluster.servers.map((server) => server.name);
  const seen = new Map<string, Looked>();
  const waiting = names.flatMap((name) => platform.targetOf(cluster, name) ?? []);
  say(`looking at ${waiting.length} servers, ${SIDE_BY_SIDE} at a time`);
  const lookAtNext = async (): Promise<void> => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
      const look = await site.look(target);
      const told = platform.tellLook(look);
      seen.set(target.server.name, { look, told });
      say(oneLine(`${target.server.name}: ${told.inWords} (${seen.size} of ${names.length})`));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lookAtNext));
  return names.flatMap((name) => seen.get(name) ?? []);
}

/** Looks at every server from this machine, with the credentials that the cluster file names, and tells the progress. */
export async function lookFrom(context: Context, cluster: AnyCluster): Promise<readonly Looked[]> {
  const { openSite } = await import('../open-site.ts');
  const site = openSite();
  try {
    return await lookAtServers(PLATFORM, site, cluster, (text) => context.output.note(text));
  } finally {
    await site.close();
  }
}
