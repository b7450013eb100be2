import { stat, writeFile } from 'node:fs/promises';
import { Document, isMap, isScalar } from 'yaml';
import type { AnswersFile, AnswerEntry, VoiceEntry } from '../../config/answers-file.ts';
import { describeForm } from '../../plan/describe-form.ts';
import { isSettled } from '../../plan/preflight.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { PreflightLine } from '../../plan/types/preflight.ts';
import { putFile } from '../put-file.ts';
import { nameOfLine } from '../render/preflight.ts';

const HEAD = [
  ' What people are asked before the run. Fill in "value" and "by", and "note" where the choice needs one; "at" is filled in',
  ' by `ccmctl preflight FILE --answers THIS-FILE`, which also tells which answers are taken, and adds what is asked anew.',
  ' Whoever says the same, where the site wants several people, stands below "also", with "by" and "note". With --sign --by NAME it is',
  ' signed what NAME says. `ccmctl start FILE --answers THIS-FILE` hands them to the run. Passwords do not belong here; comments are written anew each time.',
];

/**
 * Everything that is asked, with what people have written so far: nothing of it is lost, however unfinished. What is not
 * asked any more is kept at the end.
 * @param now the time of answers that have none
 */
export function answersFileOf(before: AnswersFile, lines: readonly PreflightLine[], now: string): AnswersFile {
  const asked = lines.filter((line) => line.question !== undefined);
  const ids = new Set(asked.map(({ id }) => id));
  const left = Object.entries(before.answers).filter(([id, entry]) => !ids.has(id) && isBegun(entry));
  return {
    ...before,
    answers: Object.fromEntries([
      ...asked.map((line) => [line.id, entryFor(line, before.answers[line.id] ?? NOTHING, now)] as const),
      ...left,
    ]),
  };
}

const NOTHING: AnswerEntry = { value: null, by: null, note: null, at: null };

const isBegun = ({ value, by, note }: AnswerEntry): boolean => [value, by, note].some((part) => part !== null);

/** An answer to something else than is asked, or about something else than is seen now, has to be signed anew: its words stay. */
function entryFor({ kind, seen, question }: PreflightLine, entry: AnswerEntry, now: string): AnswerEntry {
  const isStale = entry.asked !== question?.mark || (kind === 'check' && entry.seen !== seen);
  const { value, also = [] } = entry;
  const voiceOf = (voice: VoiceEntry): VoiceEntry => dated(isStale ? unsigned(voice) : voice, value, now);
  const others = also.map(voiceOf).filter(({ by, note }) => by !== null || note !== null);
  return {
    value,
    ...voiceOf(entry),
    ...(others.length === 0 ? {} : { also: others }),
    asked: question?.mark,
    ...(kind === 'check' ? { seen } : {}),
  };
}

const unsigned = ({ note }: VoiceEntry): VoiceEntry => ({ by: null, note, at: null });

const dated = ({ by, note, at, signature }: VoiceEntry, value: AnswerEntry['value'], now: string): VoiceEntry => ({
  ...{ by, note, at: value !== null && by !== null ? (at ?? now) : at },
  ...(signature === undefined ? {} : { signature }),
});

/** The file as text: each question stands as a comment above its answer. */
export function answersText(file: AnswersFile, lines: readonly PreflightLine[]): string {
  const document = new Document(file);
  document.commentBefore = HEAD.join('\n');
  const answers = document.get('answers', true);
  for (const { key } of isMap(answers) ? answers.items : []) {
    const line = isScalar(key) ? lines.find(({ id }) => id === key.value) : undefined;
    if (!isScalar(key)) continue;
    key.spaceBefore = true;
    key.commentBefore = line ? commentOf(line) : ' This is not asked any more.';
  }
  return document.toString({ nullStr: '', lineWidth: 0 });
}

function commentOf(line: PreflightLine): string {
  const { question, refused } = line;
  const told = [
    nameOfLine(line),
    ...(question?.instructions ?? []),
    ...(question
      ? [`any ${question.by} answers with`, ...describeForm(question.form, question.noteFor, 'a note').map(indented)]
      : []),
    ...(refused === undefined ? [] : [`NOT TAKEN: ${refused}`]),
    ...(isSettled(line) ? ['Answered.'] : []),
  ];
  return told.map((text) => ` ${text.startsWith(INDENT) ? INDENT : ''}${oneLine(text)}`).join('\n');
}

/** What may be answered stands below who answers. */
const INDENT = '  ';
const indented = (text: string): string => `${INDENT}${text}`;

/** Another one as soon as somebody has written the file anew; empty where there is none. */
export const versionOf = async (path: string): Promise<string> => {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found ? [found.ino, found.size, found.mtimeNs].join() : '';
};

/**
 * Writes the file at once or not at all, so that what people have written cannot be lost halfway, nor what somebody writes
 * meanwhile.
 * @param version as it was before the file was read
 * @throws CommandError (usage) when it cannot be written
 */
export const writeAnswers = (path: string, text: string, version: string): Promise<void> =>
  putFile(path, {
    async write(beside) {
      await writeFile(beside, text, { flag: 'wx' });
      if ((await versionOf(path)) !== version) throw new Error('somebody has changed it meanwhile; run this again');
    },
    replacesAny: true,
  });
