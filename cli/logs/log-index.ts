import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { safeJson } from '../safe-json.ts';

/** Name of the index in the folder of a server's logs. */
export const INDEX_FILE = 'index.json';

const lookSchema = z.object({
  what: z.string(),
  source: z.array(z.string()),
  state: z.enum(['present', 'absent', 'unreadable']),
  files: z.int(),
});

const placeSchema = z.object({
  folder: z.string(),
  state: z.enum(['present', 'absent', 'unreadable']),
  /** Why it is unreadable, or what of it was not listed. */
  why: z.string().optional(),
  looks: z.array(lookSchema),
});

const fileSchema = z.object({
  /** Where it lies on the server. */
  path: z.string(),
  /** Where it lies here, from the index on; `/` between folders. */
  file: z.string().regex(/^[a-z0-9-]+\/[^/\\]+$/),
  state: z.enum(['whole', 'end only', 'begun', 'failed', 'left out']),
  /** Bytes on the server when it was listed. */
  bytes: z.number().min(0),
  /** The first of them that is kept: of a file that is too large, only its end is. */
  from: z.number().min(0),
  modified: z.string(),
  /** Of the bytes that are kept. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  why: z.string().optional(),
  found: z
    .object({
      lines: z.int(),
      errorLines: z.int(),
      isAll: z.boolean(),
      messages: z.array(z.object({ line: z.string(), id: z.string(), message: z.string(), score: z.number() })),
    })
    .optional(),
});

const indexSchema = z.object({
  cluster: z.string(),
  server: z.string(),
  /** When the collecting began, ISO 8601 in UTC, by the clock of this machine. */
  at: z.string(),
  /** Null until everything was tried. */
  endedAt: z.string().nullable(),
  remark: z.string(),
  places: z.array(placeSchema).max(100),
  files: z.array(fileSchema).max(50_000),
});

export type LogIndex = z.output<typeof indexSchema>;
export type IndexedFile = z.output<typeof fileSchema>;
export type IndexedPlace = z.output<typeof placeSchema>;

/** No index comes near to it. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The index of a folder; undefined where there is none, or what lies there is none: nothing in it is believed then. */
export async function readIndex(folder: string): Promise<LogIndex | undefined> {
  try {
    const text = await readFile(join(folder, INDEX_FILE), 'utf8');
    return text.length > MOST_BYTES ? undefined : indexSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Writes the index beside its files; whoever reads it meanwhile sees the one before or this one. */
export async function writeIndex(folder: string, index: LogIndex): Promise<void> {
  const path = join(folder, INDEX_FILE);
  await writeFile(`${path}.new`, `${safeJson(index, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
