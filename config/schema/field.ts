import { z } from 'zod';

/** What the documentation says of a field: one sentence, an example, and the name of its type where zod's is too general. */
export interface FieldNotes {
  readonly sentence: string;
  readonly example?: unknown;
  readonly type?: string;
}

/**
 * Gives a field its documentation, from which `docs/reference/cluster-file.md`, the JSON schema and the messages about a
 * missing field are made. Must be the last call on the schema: zod's wrappers do not inherit it.
 */
export function field<S extends z.ZodType>(schema: S, notes: FieldNotes): S {
  return schema.meta({
    description: notes.sentence,
    ...(notes.example === undefined ? {} : { examples: [notes.example] }),
    ...(notes.type === undefined ? {} : { title: notes.type }),
  });
}

/** One line of text without control characters; quotes are refused because names end up in commands a technician types. */
export const plainText = z
  .string()
  .min(1, { error: 'is empty' })
  .max(120, { error: 'is longer than 120 characters; shorten it' })
  .refine((text) => !/["\p{Cc}]/u.test(text), { error: 'has a double quote or a control character; leave it out' })
  .refine((text) => text === text.trim(), { error: 'begins or ends with a blank; take it away' });

/** A count of something: a whole number, 0 or more. */
export function count(what: string): z.ZodInt {
  const error = `is no count of ${what}; write a whole number, 0 or more`;
  return z.int({ error }).min(0, { error });
}

/** A telephone number as people write it: digits, and the signs that are dialled or set between them. */
export const phoneNumber = z.string().regex(/^\+?[0-9][0-9 ()/.,x#*-]{2,38}$/, {
  error: 'is no telephone number; write digits and blanks, such as +45 20 12 34 56',
});
