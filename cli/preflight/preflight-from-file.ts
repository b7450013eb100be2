import { resolve } from 'node:path';
import { makeJudgedPlan } from '../../activities/make-plan.ts';
import { answeredIn, type AnswersFile } from '../../config/answers-file.ts';
import { isSettled } from '../../plan/preflight.ts';
import type { PreflightLine } from '../../plan/types/preflight.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { PLATFORM } from '../platform.ts';
import { isRefused, unseenOf } from '../plan/is-refused.ts';
import { lookFrom } from '../plan/look-at-servers.ts';
import type { PlanRequest } from '../plan/plan-from-file.ts';
import { readCluster } from '../read-cluster.ts';
import { siteOf } from '../read-site.ts';
import { renderPreflight, type Preflight } from '../render/preflight.ts';
import { noteStrayAnswers } from './note-answers.ts';
import { readAnswersSoFar } from './read-answers.ts';
import { answersFileOf, answersText, versionOf, writeAnswers } from './write-answers.ts';

/** What `ccmctl preflight` was asked for. */
export interface PreflightRequest extends Pick<PlanRequest, 'file' | 'procedure' | 'servers' | 'to'> {
  /** File of answers: read, and written with what is asked; undefined: there is none. */
  readonly answers: string | undefined;
  /** Print what is good, too. */
  readonly all: boolean;
}

/** Looks at every server, judges every precondition of a procedure and prints how it stands; changes nothing on a server. */
export async function preflightFromFile(context: Context, request: PreflightRequest): Promise<ExitCode> {
  const { procedure, servers, to } = request;
  const { cluster } = await readCluster(request.file, to, await siteOf(context));
  const path = request.answers === undefined ? undefined : resolve(context.folder, request.answers);
  const asked = { cluster: cluster.name, procedure };
  // Read before the looks, so that a wrong file is told at once, and after them, since people write while they last.
  if (path !== undefined) await readAnswersSoFar(path, asked);
  const looked = await lookFrom(context, cluster);
  const version = path === undefined ? '' : await versionOf(path);
  const file = path === undefined ? { ...asked, answers: {} } : await readAnswersSoFar(path, asked);
  const now = new Date().toISOString();
  const answers = answeredIn(file, now);
  const {
    plan,
    preflight: lines,
    otherProblems: problems,
  } = makeJudgedPlan(PLATFORM, cluster, {
    procedure,
    looks: looked.map(({ look }) => look),
    answers,
    ...(servers === undefined ? {} : { servers }),
  });
  const unseen = unseenOf(looked);
  const preflight: Preflight = {
    ...asked,
    from: plan.from,
    to: plan.to,
    lines,
    problems,
    unseen,
  };
  // Before the file is written: what was looked up is told, even where it cannot be.
  context.output.result(preflight, () =>
    renderPreflight(preflight, { all: request.all, hasFile: path !== undefined }, context.output),
  );
  if (path !== undefined) await keepAnswers(context, { path, version }, lines, answersFileOf(file, lines, now));
  noteStrayAnswers(context, plan, answers);
  return exitCodeOf(preflight);
}

async function keepAnswers(
  { output }: Context,
  { path, version }: { readonly path: string; readonly version: string },
  lines: readonly PreflightLine[],
  file: AnswersFile,
): Promise<void> {
  await writeAnswers(path, answersText(file, lines), version);
  const open = lines.filter((line) => line.question !== undefined && !isSettled(line)).length;
  output.note(open === 0 ? `${path}: all is answered` : `${path}: ${open} to be answered`);
}

/** What blocks and is seen to be so is certain; what blocks and is not known yet comes next. */
function exitCodeOf({ lines, problems, unseen }: Preflight): ExitCode {
  const blocking = lines.filter((line) => line.outcome === 'block' && !isSettled(line));
  if (isRefused(problems, unseen) || blocking.some(({ verdict }) => verdict === 'bad')) return EXIT.refused;
  return blocking.length > 0 || unseen.length > 0 ? EXIT.unknown : EXIT.good;
}
