import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { USUAL_PORTS } from '../../config/temporal-access.ts';
import { isPortFree } from '../temporal/free-ports.ts';
import type { Seen } from './finding.ts';

/** The oldest Node.js that runs the product: `engines` of package.json. */
export const OLDEST_NODE = { major: 20, minor: 19 } as const;

/** A build of Temporal takes about 4 GB of sources and compiled packages, and 0.2 GB for the program. */
const GIGABYTES_NEEDED = 5;

/** The Node.js that runs this very process. */
export function lookAtNode(version: string = process.versions.node, path: string = process.execPath): Seen {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor);
  return { state: isNewEnough ? 'found' : 'missing', seen: `${version} (${path})` };
}

/** Free space where the cache folder is, or will be. */
export async function lookAtDisk(settings: Settings, gigabytesNeeded = GIGABYTES_NEEDED): Promise<Seen> {
  let folder = settings.cacheFolder;
  for (;;) {
    try {
      const { bavail, bsize } = await statfs(folder);
      const gigabytes = (bavail * bsize) / 1e9;
      const seen = `${gigabytes.toFixed(1)} GB free for ${settings.cacheFolder}`;
      return { state: gigabytes >= gigabytesNeeded ? 'found' : 'missing', seen };
    } catch (error) {
      const parent = dirname(folder);
      if (parent === folder) return { state: 'unknown', seen: (error as Error).message };
      folder = parent;
    }
  }
}

/** Whether the ports that development servers use are free. */
export async function lookAtPorts(ports: readonly number[] = Object.values(USUAL_PORTS)): Promise<Seen> {
  const free = await Promise.all(ports.map((port) => isPortFree(port)));
  const taken = ports.filter((_, index) => !free[index]);
  return taken.length === 0
    ? { state: 'found', seen: `free: ${ports.join(', ')}` }
    : { state: 'missing', seen: `taken: ${taken.join(', ')}` };
}
