import { answeredIn, type AnswerEntry, type AnswersFile, type VoiceEntry } from '../../config/answers-file.ts';
import { whyNotThen, type EarlyWitness } from '../../plan/early-court.ts';
import { earlyStated } from '../../plan/early-statement.ts';
import { nameKey } from '../../plan/names.ts';
import type { EarlyAnswer, EarlyStatement, PreflightLine } from '../../plan/types/preflight.ts';

/** Who signs, and how. */
export interface AnswerSigner {
  readonly by: string;
  readonly sign: (statement: EarlyStatement) => Promise<string>;
}

/** A file of answers in which one person's are signed, and what was signed now, in words. */
export interface SignedAnswers {
  readonly file: AnswersFile;
  readonly signed: readonly string[];
}

/**
 * Signs each answer of one person to a question as it is asked now. What is signed already and still holds is left as it is,
 * and so is what somebody else says; whoever signs says so now.
 */
export async function signAnswers(
  file: AnswersFile,
  lines: readonly PreflightLine[],
  signer: AnswerSigner,
  { asOf, whyNotSigned }: EarlyWitness,
): Promise<SignedAnswers> {
  const answers = answeredIn(file, asOf);
  const entries: Record<string, AnswerEntry> = { ...file.answers };
  const signed: string[] = [];
  for (const line of lines) {
    const [entry, answer] = [file.answers[line.id], answers[line.id]];
    if (!entry || !answer || !isAskedSo(line, answer)) continue;
    const add = async (voice: VoiceEntry): Promise<VoiceEntry> => {
      if (voice.by === null || nameKey(voice.by) !== nameKey(signer.by)) return voice;
      const { by, at, note, signature } = voice;
      const words = note === null ? {} : { note };
      const now = earlyStated(file, line.id, answer, { by, at: asOf, ...words });
      const before =
        at === null || signature === undefined
          ? undefined
          : earlyStated(file, line.id, answer, { by, at, ...words, signature });
      if (before && whyNotSigned(before) === null && whyNotThen(before.statement.at, asOf) === null) return voice;
      signed.push(`${line.id}: ${String(answer.value)}`);
      return { ...voice, at: asOf, signature: await signer.sign(now.statement) };
    };
    const mine = await add(entry);
    const also: VoiceEntry[] = [];
    for (const other of entry.also ?? []) also.push(await add(other));
    entries[line.id] = { ...entry, ...mine, ...(entry.also ? { also } : {}) };
  }
  return { file: { ...file, answers: entries }, signed };
}

/** Whether an answer was given to the question as it is now; any other is not signed unread. */
const isAskedSo = ({ kind, question, seen }: PreflightLine, answer: EarlyAnswer): boolean =>
  question !== undefined && answer.asked === question.mark && (kind === 'prompt' || answer.seen === seen);
