import { siteReader } from '../config/site-file/load-site-file.ts';
import type { ReadSite, SiteInForce } from '../plan/types/site-rules.ts';
import type { Context } from './command.ts';

/** Reads the site file that the command line names; undefined where it names none. */
export function siteReaderOf({ siteFile }: Context): ReadSite | undefined {
  const path = siteFile();
  return path === undefined ? undefined : siteReader(path);
}

/**
 * What the site file says that the command line names; undefined where it names none.
 * @throws ClusterFileError when it cannot be read or is not valid
 */
export const siteOf = async (context: Context): Promise<SiteInForce | undefined> => siteReaderOf(context)?.();
