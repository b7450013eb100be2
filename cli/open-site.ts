import { HostPool } from '../activities/ssh/host-pool.ts';
import { readSecret } from '../activities/ssh/read-secret.ts';
import type { Site } from '../plan/platform/site.ts';
import { PLATFORM } from './platform.ts';

/** The way from this machine to the servers; secrets are read where cluster files say that they lie. */
export const openSite = (): Site => PLATFORM.openSite(new HostPool(readSecret));
