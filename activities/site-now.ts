import { ApplicationFailure } from '@temporalio/common';
import { ClusterFileError } from '../config/problem.ts';
import type { FailureCode } from '../plan/failures.ts';
import type { ReadSite, SiteInForce } from '../plan/types/site-rules.ts';

/**
 * What the site file says at this moment.
 * @throws ApplicationFailure of type SITE_UNREADABLE, which a retry may find mended: until then nothing is done
 */
export async function siteAsRead(readSite: ReadSite): Promise<SiteInForce> {
  try {
    return await readSite();
  } catch (error) {
    if (!(error instanceof ClusterFileError)) throw error;
    const message = `the site file cannot be used, so nothing was done: ${error.message}`;
    throw ApplicationFailure.retryable(message, 'SITE_UNREADABLE' satisfies FailureCode);
  }
}

/** The same; undefined where a worker has none. */
export const siteNow = async (readSite: ReadSite | undefined): Promise<SiteInForce | undefined> =>
  readSite && siteAsRead(readSite);

/**
 * What the file of that very site says at this moment: whose run it is, whose worker does it.
 * @param wanted the site whose file a run goes by
 * @throws ApplicationFailure of type SITE_UNREADABLE or OTHER_SITE, which another worker may do away with
 */
export async function siteNamed(readSite: ReadSite | undefined, wanted: string): Promise<SiteInForce> {
  const site = await siteNow(readSite);
  if (site?.name === wanted) return site;
  throw otherSite(`the run goes by the site file of ${wanted}`, site);
}

/** For whoever has to do with a site whose file is not this worker's. */
export function otherSite(why: string, site: SiteInForce | undefined): ApplicationFailure {
  const has = site ? `has that of ${site.name}` : 'was started without one';
  const message = `${why}, and this worker ${has}; start it with \`ccmctl worker --site-file FILE\`, or stop it`;
  return ApplicationFailure.retryable(message.slice(0, 500), 'OTHER_SITE' satisfies FailureCode);
}
