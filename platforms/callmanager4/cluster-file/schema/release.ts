import { z } from 'zod';
import { parseRelease } from '../../versions.ts';

/** A release of CallManager, in any of Cisco's spellings. */
export const release = z.string().refine((text) => parseRelease(text) !== undefined, {
  error: 'is no release; write it as Cisco does, such as 4.1(2)',
});
