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
