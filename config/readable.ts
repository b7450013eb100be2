import type { z } from 'zod';

/** What of a group has the right shape; a field that has not is undefined, which is unknown, not absent. */
export type Readable<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** A value as its schema reads it; undefined where it has another shape. */
export function readable<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The fields of a group that can be read, each for itself: one that is mistyped does not hide the others. */
export function readableFields<S extends z.ZodObject>(schema: S, entry: unknown): Readable<z.output<S>> {
  if (!isRecord(entry)) return {};
  const read = Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, child]) => {
    const parsed = child.safeParse(entry[key]);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return Object.fromEntries(read) as Readable<z.output<S>>;
}

/** The entries of what should be a list; none where it is something else. */
export const entriesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
