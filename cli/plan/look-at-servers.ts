import pMap from 'p-map';
import type { Platform, ToldLook } from '../../plan/platform/platform.ts';
import type { Site } from '../../plan/platform/site.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { AnyCluster, AnyTarget } from '../../plan/types/cluster.ts';
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
  const targets = cluster.servers.flatMap(({ name }) => platform.targetOf(cluster, name) ?? []);
  say(`looking at ${targets.length} servers, ${SIDE_BY_SIDE} at a time`);
  let seen = 0;
  const lookAt = async (target: AnyTarget): Promise<Looked> => {
    const look = await site.look(target);
    const told = platform.tellLook(look);
    say(oneLine(`${target.server.name}: ${told.inWords} (${(seen += 1)} of ${targets.length})`));
    return { look, told };
  };
  return pMap(targets, lookAt, { concurrency: SIDE_BY_SIDE });
}

/** Looks at every server from this machine, with the credentials that the cluster file names, and tells the progress. */
export async function lookFrom(context: Context, cluster: AnyCluster): Promise<readonly Looked[]> {
  const { openSite } = await import('../open-site.ts');
  const { siteReaderOf } = await import('../read-site.ts');
  const site = openSite(siteReaderOf(context));
  try {
    return await lookAtServers(PLATFORM, site, cluster, (text) => context.output.note(text));
  } finally {
    await site.close();
  }
}
