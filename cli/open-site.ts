import { createSite } from '../activities/site.ts';
import { readSecret } from '../activities/ssh/read-secret.ts';
import type { Site } from '../activities/types.ts';

/** The way from this machine to the servers; secrets are read where cluster files say that they lie. */
export const openSite = (): Site => createSite({ readSecret });
