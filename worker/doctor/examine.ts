import type { Settings } from '../../config/settings.ts';
import type { Finding, Thing } from './finding.ts';
import { THINGS } from './things.ts';

/**
 * Looks at all that the product and its tests work with on this machine; changes nothing and never throws.
 * @param siteFile of a worker here, where one is named
 */
export async function examine(
  settings: Settings,
  things: readonly Thing[] = THINGS,
  siteFile?: string,
): Promise<readonly Finding[]> {
  return Promise.all(things.map((thing) => examineOne(thing, settings, siteFile)));
}

async function examineOne(thing: Thing, settings: Settings, siteFile: string | undefined): Promise<Finding> {
  const { name, neededFor, optional, toDo } = thing;
  const { state, seen } = await thing.look(settings, siteFile);
  return { name, neededFor, optional, state, seen, ...(state !== 'found' && { toDo }) };
}
