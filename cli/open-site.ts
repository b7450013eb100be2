import { HostPool } from '../activities/ssh/host-pool.ts';
import { readSecret, readSecretWithin, type ReadSecret } from '../activities/ssh/read-secret.ts';
import type { Site } from '../plan/platform/site.ts';
import type { ReadSite } from '../plan/types/site-rules.ts';
import { PLATFORM } from './platform.ts';

/** Secrets are read where cluster files say that they lie; with a site file within the bounds that it sets. */
export const secretsWithin = (readSite: ReadSite | undefined): ReadSecret =>
  readSite ? readSecretWithin(readSite) : readSecret;

/** The way from this machine to the servers. */
export const openSite = (readSite: ReadSite | undefined): Site =>
  PLATFORM.openSite(new HostPool(secretsWithin(readSite)));
