import { rename, writeFile } from 'node:fs/promises';
import { Document, isMap, isScalar } from 'yaml';
import type { AnswersFile, AnswerEntry } from '../../config/answers-file.ts';
import { describeForm } from '../../plan/describe-form.ts';
import { isSettled } from '../../plan/preflight.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { EarlyAnswers, PreflightLine } from '../../plan/types/preflight.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { nameOfLine } from '../render/preflight.ts';

const HEAD = [
  ' What people are asked before the run. Fill in "value" and "by", and "note" where the choice needs one; "at" is filled in',
  ' by `ccmctl preflight FILE --answers THIS-FILE`, which also tells which answers are taken, and adds what is asked anew.',
  ' `ccmctl start FILE --answers THIS-FILE` hands them to the run. Passwords do not belong here.',
];

/** Everything that is asked, with what was answered so far; answers that belong to nothing any more are kept at the end. */
export function answersFileOf(
  head: Pick<AnswersFile, 'cluster' | 'procedure'>,
  lines: readonly PreflightLine[],
  answers: EarlyAnswers,
): AnswersFile {
  const asked = lines.filter((line) => line.question !== undefined);
  const ids = new Set(asked.map(({ id }) => id));
  const left = Object.keys(answers).filter((id) => !ids.has(id));
  return {
    cluster: head.cluster,
    procedure: head.procedure,
    answers: Object.fromEntries([
      ...asked.map((line) => [line.id, entryOf(answers[line.id], line)] as const),
      ...left.map((id) => [id, entryOf(answers[id], undefined)] as const),
    ]),
  };
}

/** An answer that was given when something else was seen is asked for again, about what is seen now. */
function entryOf(answer: EarlyAnswers[string] | undefined, line: PreflightLine | undefined): AnswerEntry {
  const isStale = line?.kind === 'check' && answer?.seen !== line.seen;
  const seen = line?.kind === 'check' ? line.seen : answer?.seen;
  const kept = isStale ? undefined : answer;
  return {
    value: kept?.value ?? null,
    by: kept?.by ?? null,
    note: kept?.note ?? null,
    at: kept?.at ?? null,
    ...(seen === undefined ? {} : { seen }),
  };
}

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
      ? [`any ${question.by} answers with`, ...describeForm(question.form, question.noteFor).map((form) => `  ${form}`)]
      : []),
    ...(refused === undefined ? [] : [`NOT TAKEN: ${refused}`]),
    ...(isSettled(line) ? ['Answered.'] : []),
  ];
  return told.map((text) => ` ${oneLine(text).replace('(needs --note)', '(needs a note)')}`).join('\n');
}

/**
 * Writes the file at once or not at all, so that what people have written cannot be lost halfway.
 * @throws CommandError (usage) when it cannot be written
 */
export async function writeAnswers(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  try {
    await writeFile(beside, text, { flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    throw new CommandError(EXIT.usage, `cannot write ${path}: ${(error as Error).message}`);
  }
}
