import { z } from 'zod';

/** Lines that are kept at once, characters of one text, and of all of it: less than one payload holds. */
const MOST_LINES = 2_000;
const LONGEST_TEXT = 20_000;
const MOST_CHARACTERS = 1_500_000;

const word = z.string().max(500);

/** Lines of a journal as a run brings them; who reaches Temporal can send any. */
export const storyShape = z.strictObject({
  from: z.int().min(0),
  entries: z
    .array(z.looseObject({ at: word, kind: word, text: z.string().max(LONGEST_TEXT) }))
    .max(MOST_LINES)
    .refine((entries) => JSON.stringify(entries).length <= MOST_CHARACTERS, { error: 'is longer than a run sends' }),
});

/** The input of `keepAudit`. */
export const auditShape = storyShape.extend({ closed: z.boolean().optional() });
