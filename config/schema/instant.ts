import { z } from 'zod';
import type { FileProblem, Path } from '../problem.ts';

/** A moment with its offset (ISO 8601). */
export const instantSchema = z.iso.datetime({
  offset: true,
  error: 'is no instant; write date, time and offset, such as 2005-03-12T22:00:00+01:00',
});

/** What is wrong with a time that has to begin before it ends. */
export const noLength = (
  path: Path,
  what: string,
  { from, to }: { readonly from: string; readonly to: string },
): readonly FileProblem[] =>
  Date.parse(from) >= Date.parse(to)
    ? [{ path: [...path, 'to'], message: `"${to}" is not after the ${what}'s begin; write a later instant` }]
    : [];
