import { z } from 'zod';
import { MOST_CHARACTERS, MOST_VOICES } from '../plan/early-answers.ts';
import type { AnsweredFor } from '../plan/early-statement.ts';
import { instant, line, text, type Shape } from '../plan/shape.ts';
import type { EarlyAnswers, EarlyVoice } from '../plan/types/preflight.ts';
import { loadContent, type Checked, type FileKind } from './load-content.ts';
import { nearest } from './nearest.ts';
import type { FileProblem } from './problem.ts';

/** What one person has filled in. */
export interface VoiceEntry {
  readonly by: string | null;
  readonly note: string | null;
  /** ISO 8601 in UTC; null: it is filled in when the answer is first read. */
  readonly at: string | null;
  readonly signature?: string | undefined;
}

/** One entry of a file of answers: what was asked and, where somebody has filled it in, what was answered. */
export interface AnswerEntry extends VoiceEntry {
  readonly value: string | number | null;
  /** Others who say the same. */
  readonly also?: readonly VoiceEntry[] | undefined;
  /** Mark of the question as it was asked. */
  readonly asked?: string | undefined;
  /** Of a precondition that a machine does not see to be good: what it saw when it was asked. */
  readonly seen?: string | undefined;
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

/** What zod has to say where nothing is written, and what is said of anything else that does not belong there. */
const saying = (otherwise: string) => ({
  error: ({ input }: { readonly input?: unknown }) =>
    input === undefined ? 'is missing; name a new file, and it is written' : otherwise,
});

/** What was typed into a field counts as text, such as a number; an empty field as nothing. */
const words = (fits: Shape<string>, error: string) =>
  z
    .union([z.string(), z.number().transform(String), z.null()], { error: 'is no text; put it in quotes' })
    .optional()
    .transform((typed) => typed?.trim() || null)
    .refine((typed) => typed === null || fits(typed), { error });

/** Milliseconds by which the clock of who wrote an answer may be ahead, or the hours of a zone that was forgotten: a day. */
const AHEAD_MS = 24 * 60 * 60 * 1000;

const isPast = (at: string | null): boolean => at === null || Date.parse(at) <= Date.now() + AHEAD_MS;

const voice = {
  by: words(line(MOST_CHARACTERS.by), 'is no name; write it in one line, as in the cluster file'),
  note: words(text(MOST_CHARACTERS.note), 'is too long for a note'),
  at: words(instant, 'is no time; leave it empty, or write it as 2005-03-01T09:00:00Z').refine(isPast, {
    error: 'is still to come; leave it empty',
  }),
  signature: z
    .string(saying('is no signature; take the line away, and have `ccmctl preflight --sign` write it'))
    .max(MOST_CHARACTERS.signature, { error: 'is longer than any signature' })
    .optional(),
};

const fields = z.strictObject(
  {
    value: z
      .union([z.string(), z.number(), z.null()], { error: 'is neither text nor a number; put it in quotes' })
      .optional()
      .transform((value) => (typeof value === 'string' ? value.trim() || null : (value ?? null)))
      .refine((value) => typeof value !== 'string' || text(MOST_CHARACTERS.value)(value), { error: 'is too long' }),
    ...voice,
    also: z
      .array(z.strictObject(voice, saying('is nobody; write by below it, indented')), saying('is no list of people'))
      .max(MOST_VOICES, { error: 'is longer than any site wants' })
      .optional(),
    asked: z.string(saying('is no text')).max(MOST_CHARACTERS.asked, { error: 'is no mark of a question' }).optional(),
    seen: z
      .string(saying('is no text; put it in quotes'))
      .max(MOST_CHARACTERS.seen, { error: 'is longer than anything that is seen' })
      .optional(),
  },
  saying('is no answer; write value, by and note below it, indented'),
);

/** Whoever takes all lines of an answer away has answered nothing. */
const entry = z.preprocess((typed) => typed ?? {}, fields);

const name = z.string(saying('is no name; put it in quotes')).max(200, { error: 'is too long' });

const FILE = z.strictObject(
  {
    cluster: name,
    procedure: name,
    answers: z.preprocess(
      (typed) => (typed === null ? {} : typed),
      z.record(z.string().max(200), entry, saying('is no group of answers by their names')),
    ),
  },
  saying('is no file of answers; name a new file, and it is written'),
);

type Issue = z.core.$ZodIssue;

const KNOWN = {
  file: Object.keys(FILE.shape),
  answer: Object.keys(fields.shape),
  voice: Object.keys(voice),
} as const;

/** An unknown field is told by its name only where that is a slip: a password may have been written there. */
function problemsOf({ path, message, ...issue }: Issue): readonly FileProblem[] {
  const place = path.map((segment) => (typeof segment === 'symbol' ? String(segment) : segment));
  if (issue.code !== 'unrecognized_keys') return [{ path: place, message }];
  const known = place.length === 0 ? KNOWN.file : place.includes('also') ? KNOWN.voice : KNOWN.answer;
  return issue.keys.map((key) => {
    const meant = nearest(key, known);
    const advice = meant === undefined ? `known here are ${known.join(', ')}` : `did you mean ${meant}?`;
    return { path: [...place, key], hidesKey: meant === undefined, message: `is an unknown field; ${advice}` };
  });
}

function check(content: unknown): Checked<AnswersFile> {
  const { success, data, error } = FILE.safeParse(content);
  return success ? { good: true, file: data } : { good: false, problems: error.issues.flatMap(problemsOf) };
}

/** @throws ClusterFileError with its problems, when there is no such file or it is not one of answers */
export const loadAnswersFile = async (path: string): Promise<AnswersFile> =>
  (await loadContent(path, check, KIND)).file;

/** What was answered; what nobody has filled in wholly is left out. `now`: the time of answers that have none. */
export const answeredIn = ({ answers }: AnswersFile, now: string): EarlyAnswers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, { value, asked, seen, also = [], ...first }]) => {
      const [mine] = voiceIn(first, now);
      if (value === null || !mine) return [];
      const about = { ...(asked === undefined ? {} : { asked }), ...(seen === undefined ? {} : { seen }) };
      const others = also.flatMap((other) => voiceIn(other, now));
      return [[id, { value, ...mine, ...about, ...(others.length === 0 ? {} : { also: others }) }]];
    }),
  );

const voiceIn = ({ by, note, at, signature }: VoiceEntry, now: string): readonly EarlyVoice[] =>
  by === null
    ? []
    : [
        {
          ...{ by, at: at ?? now },
          ...(note === null ? {} : { note }),
          ...(signature === undefined ? {} : { signature }),
        },
      ];
