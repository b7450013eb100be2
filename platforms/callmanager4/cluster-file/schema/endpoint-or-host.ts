import { z } from 'zod';
import { endpointSchema } from '../../../../config/schema/endpoint.ts';
import { hostName } from '../../../../config/site-file/schema/host.ts';

/** An SSH server of the file's own, or the name of a host of the site file. */
export const endpointOrHost = (error: string): z.ZodUnion<[typeof endpointSchema, typeof hostName]> =>
  z.union([endpointSchema, hostName], { error });
