import { stat } from 'node:fs/promises';
import { answeredIn, loadAnswersFile, type AnswersFile } from '../../config/answers-file.ts';
import type { AnsweredFor } from '../../plan/early-statement.ts';
import type { EarlyAnswers } from '../../plan/types/preflight.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/**
 * What was answered in a file, with the time of now where an answer has none.
 * @throws ClusterFileError when it is not a file of answers; CommandError (usage) when it is one of another cluster or procedure
 */
export const readAnswers = async (path: string, asked: AnsweredFor): Promise<EarlyAnswers> =>
  answeredIn(await readFile(path, asked), new Date().toISOString());

/** All that a file holds, and nothing where there is no such file yet. */
export async function readAnswersSoFar(path: string, asked: AnsweredFor): Promise<AnswersFile> {
  const exists = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
  return exists ? readFile(path, asked) : { ...asked, answers: {} };
}

async function readFile(path: string, { cluster, procedure }: AnsweredFor): Promise<AnswersFile> {
  const file = await loadAnswersFile(path);
  if (file.cluster === cluster && file.procedure === procedure) return file;
  throw new CommandError(
    EXIT.usage,
    `${path} has the answers for the ${file.procedure} of ${file.cluster}; asked is the ${procedure} of ${cluster}`,
    ['name another file: each cluster and each procedure has answers of its own'],
  );
}
