import { z } from 'zod';
import type { EarlyAnswer } from '../plan/types/preflight.ts';
import { loadContent, type Checked, type FileKind } from './load-content.ts';

/** One entry of a file of answers: what was asked and, where somebody has filled it in, what was answered. */
export interface AnswerEntry {
  readonly value: string | number | null;
  readonly by: string | null;
  readonly note: string | null;
  /** ISO 8601 in UTC; null: it is filled in when the answer is first read. */
  readonly at: string | null;
  /** Of a precondition that a machine does not see to be good: what it saw when it was asked. */
  readonly seen?: string | undefined;
}

/** A file of answers to what `ccmctl preflight` asks. */
export interface AnswersFile {
  readonly cluster: string;
  readonly procedure: string;
  readonly answers: Readonly<Record<string, AnswerEntry>>;
}

const KIND: FileKind = { name: 'a file of answers', purpose: 'name a new file, and it is written' };

/** Whatever is typed into a field counts as text; an empty one as nothing. */
const words = (most: number) =>
  z
    .union([z.string().max(most), z.null()])
    .optional()
    .transform((text) => text?.trim() || null);

const FILE = z.strictObject({
  cluster: z.string().max(200),
  procedure: z.string().max(200),
  answers: z.record(
    z.string().max(200),
    z.strictObject({
      value: z
        .union([z.string().max(16_000), z.number(), z.null()])
        .optional()
        .transform((value) => (typeof value === 'string' ? value.trim() || null : (value ?? null))),
      by: words(200),
      note: words(4_000),
      at: words(40),
      seen: z.string().max(20_000).optional(),
    }),
  ),
});

function check(content: unknown): Checked<AnswersFile> {
  const { success, data, error } = FILE.safeParse(content);
  if (success) return { good: true, file: data };
  return {
    good: false,
    problems: error.issues.map(({ path, message }) => ({
      path: path.map((segment) => (typeof segment === 'symbol' ? String(segment) : segment)),
      message,
    })),
  };
}

/** @throws ClusterFileError with its problems, when there is no such file or it is not one of answers */
export const loadAnswersFile = async (path: string): Promise<AnswersFile> =>
  (await loadContent(path, check, KIND)).file;

/** What was answered; what nobody has filled in yet is left out. `now`: the time of answers that have none. */
export const answeredIn = ({ answers }: AnswersFile, now: string): Readonly<Record<string, EarlyAnswer>> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, { value, by, note, at, seen }]) =>
      value === null || by === null
        ? []
        : [
            [
              id,
              { value, by, at: at ?? now, ...(note === null ? {} : { note }), ...(seen === undefined ? {} : { seen }) },
            ],
          ],
    ),
  );
