import { ApplicationFailure } from '@temporalio/common';
import { ClusterFileError } from '../config/problem.ts';
import type { FailureCode } from '../plan/failures.ts';
import type { ReadSite, SiteInForce } from '../plan/types/site-rules.ts';

/**
 * What the site file says at this moment; undefined where a worker has none.
 * @throws ApplicationFailure of type SITE_UNREADABLE, which a retry may find mended: until then nothing is done
 */
export async function siteNow(readSite: ReadSite | undefined): Promise<SiteInForce | undefined> {
  try {
    return await readSite?.();
  } catch (error) {
    if (!(error instanceof ClusterFileError)) throw error;
    const message = `the site file cannot be used, so nothing was done: ${error.message}`;
    throw ApplicationFailure.retryable(message, 'SITE_UNREADABLE' satisfies FailureCode);
  }
}
