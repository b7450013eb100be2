import { z } from 'zod';
import { goesStraight } from '../secret-bounds.ts';

/** A folder of a worker's machine, by its whole path. */
export const folder = z
  .string()
  .refine((path) => goesStraight(path) && !/\p{Cc}/u.test(path), {
    error: 'is no whole path of a folder; write one that begins at the root, without ".."',
  })
  .refine((path) => !/^(?:[A-Za-z]:)?[\\/]*$/.test(path), { error: 'is the root of all files; name a folder' });
