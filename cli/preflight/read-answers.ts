import { stat } from 'node:fs/promises';
import { answeredIn, loadAnswersFile, type AnswersFile } from '../../config/answers-file.ts';
import type { EarlyAnswers } from '../../plan/types/preflight.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** Whose answers a file is expected to hold. */
export interface Asked {
  readonly cluster: string;
  readonly procedure: string;
}

/**
 * What was answered in a file, with the time of now where an answer has none.
 * @throws ClusterFileError when it is not a file of answers; CommandError (usage) when it is one of another cluster or procedure
 */
export async function readAnswers(path: string, asked: Asked, now = new Date()): Promise<EarlyAnswers> {
  const file = await loadAnswersFile(path);
  refuseOther(path, file, asked);
  return answeredIn(file, now.toISOString());
}

/** The same, and nothing where there is no such file yet. */
export async function readAnswersSoFar(path: string, asked: Asked): Promise<EarlyAnswers> {
  const exists = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
  return exists ? readAnswers(path, asked) : {};
}

function refuseOther(path: string, file: AnswersFile, { cluster, procedure }: Asked): void {
  if (file.cluster === cluster && file.procedure === procedure) return;
  throw new CommandError(
    EXIT.usage,
    `${path} has the answers for the ${file.procedure} of ${file.cluster}; asked is the ${procedure} of ${cluster}`,
    ['name another file: each cluster and each procedure has answers of its own'],
  );
}
