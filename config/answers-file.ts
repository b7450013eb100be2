import { z } from 'zod';
import { MOST_CHARACTERS } from '../plan/early-answers.ts';
import { instant, line, text, type Shape } from '../plan/shape.ts';
import type { EarlyAnswers } from '../plan/types/preflight.ts';
import { loadContent, type Checked, type FileKind } from './load-content.ts';

/** One entry of a file of answers: what was asked and, where somebody has filled it in, what was answered. */
export interface AnswerEntry {
  readonly value: string | number | null;
  readonly by: string | null;
  readonly note: string | null;
  /** ISO 8601 in UTC; null: it is filled in when the answer is first read. */
  readonly at: string | null;
  /** Mark of the question as it was asked. */
  readonly asked?: string | undefined;
  /** Of a precondition that a machine does not see to be good: what it saw when it was asked. */
  readonly seen?: string | undefined;
}

/** Whose answers a file holds. */
export interface AnsweredFor {
  readonly cluster: string;
  readonly procedure: string;
}

/** A file of answers to what `ccmctl preflight` asks. */
export interface AnswersFile extends AnsweredFor {
  readonly answers: Readonly<Record<string, AnswerEntry>>;
}

/** Every question stands in it with all its words: of sixty servers they are some hundred thousand. */
const KIND: FileKind = {
  name: 'a file of answers',
  purpose: 'name a new file, and it is written',
  mostBytes: 8 * 1024 * 1024,
};

/** What was typed into a field counts as text, such as a number; an empty field as nothing. */
const words = (fits: Shape<string>, error: string) =>
  z
    .union([z.string(), z.number().transform(String), z.null()], { error: 'is no text; put it in quotes' })
    .optional()
    .transform((typed) => typed?.trim() || null)
    .refine((typed) => typed === null || fits(typed), { error });

const entry = z.strictObject({
  value: z
    .union([z.string(), z.number(), z.null()], { error: 'is neither text nor a number; put it in quotes' })
    .optional()
    .transform((value) => (typeof value === 'string' ? value.trim() || null : (value ?? null)))
    .refine((value) => typeof value !== 'string' || text(MOST_CHARACTERS.value)(value), { error: 'is too long' }),
  by: words(line(MOST_CHARACTERS.by), 'is no name; write it in one line, as in the cluster file'),
  note: words(text(MOST_CHARACTERS.note), 'is too long for a note'),
  at: words(instant, 'is no time; leave it empty, or write it as 2005-03-01T09:00:00Z'),
  asked: z
    .string()
    .max(MOST_CHARACTERS.asked, { error: 'is no mark of a question; leave it as it was written' })
    .optional(),
  seen: z.string().max(MOST_CHARACTERS.seen, { error: 'is longer than anything that is seen' }).optional(),
});

const FILE = z.strictObject({
  cluster: z.string().max(200),
  procedure: z.string().max(200),
  answers: z.record(z.string().max(200), entry, { error: 'is no group of answers by their names' }),
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

/** What was answered; what nobody has filled in wholly is left out. `now`: the time of answers that have none. */
export const answeredIn = ({ answers }: AnswersFile, now: string): EarlyAnswers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, { value, by, note, at, asked, seen }]) => {
      if (value === null || by === null) return [];
      const said = { value, by, at: at ?? now };
      const about = { ...(asked === undefined ? {} : { asked }), ...(seen === undefined ? {} : { seen }) };
      return [[id, { ...said, ...(note === null ? {} : { note }), ...about }]];
    }),
  );
