import { ApplicationFailure } from '@temporalio/common';
import canonicalize from 'canonicalize';
import type { FailureCode } from '../plan/failures.ts';
import type { Endpoint } from '../plan/types/endpoint.ts';
import type { SiteInForce } from '../plan/types/site-rules.ts';

/** A host counts with all that is said of it: its key, its user, the way to it and what it is logged on to with. */
export function refuseOtherHosts(endpoints: readonly Endpoint[], site: SiteInForce): void {
  const known = new Set(Object.values(site.hosts).map((one) => canonicalize(one)));
  const other = endpoints.find((one) => !known.has(canonicalize(one)));
  if (other)
    throw inputRefused(`${other.host}: is no host of the site ${site.name} exactly as its file describes them`);
}

/** For what no run of ours gives. */
export const inputRefused = (message: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(message.slice(0, 500), 'INPUT_REFUSED' satisfies FailureCode);
