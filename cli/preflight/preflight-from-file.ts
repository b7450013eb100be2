import { resolve } from 'node:path';
import { makeJudgedPlan, type JudgedPlan } from '../../activities/make-plan.ts';
import { answeredIn, type AnswersFile } from '../../config/answers-file.ts';
import { NO_WITNESS } from '../../plan/early-court.ts';
import { isSettled } from '../../plan/preflight.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { EarlyAnswers, EarlyStatement, PreflightLine } from '../../plan/types/preflight.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { PLATFORM } from '../platform.ts';
import { isRefused, unseenOf } from '../plan/is-refused.ts';
import { lookFrom } from '../plan/look-at-servers.ts';
import type { PlanRequest } from '../plan/plan-from-file.ts';
import { readCluster } from '../read-cluster.ts';
import { siteOf } from '../read-site.ts';
import { renderPreflight, type Preflight } from '../render/preflight.ts';
import { findKey } from '../sign/find-key.ts';
import { signAnswers } from '../sign/sign-answers.ts';
import { signStatement } from '../sign/sign-statement.ts';
import { noteStrayAnswers } from './note-answers.ts';
import { readAnswersSoFar } from './read-answers.ts';
import { witnessOf } from './witness-of.ts';
import { answersFileOf, answersText, versionOf, writeAnswers } from './write-answers.ts';

/** What `ccmctl preflight` was asked for. */
export interface PreflightRequest extends Pick<PlanRequest, 'file' | 'procedure' | 'servers' | 'to'> {
  /** File of answers: read, and written with what is asked; undefined: there is none. */
  readonly answers: string | undefined;
  /** Who signs which key's answers; null: nobody does. */
  readonly signer: { readonly by: string; readonly key: string | undefined } | null;
  /** Print what is good, too. */
  readonly all: boolean;
}

/** Looks at every server, judges every precondition of a procedure and prints how it stands; changes nothing on a server. */
export async function preflightFromFile(context: Context, request: PreflightRequest): Promise<ExitCode> {
  const { procedure, servers, to } = request;
  const site = await siteOf(context);
  const { cluster } = await readCluster(request.file, to, site);
  const path = request.answers === undefined ? undefined : resolve(context.folder, request.answers);
  const asked = { cluster: cluster.name, procedure };
  // Read before the looks, so that a wrong file is told at once, and after them, since people write while they last.
  if (path !== undefined) await readAnswersSoFar(path, asked);
  const looked = await lookFrom(context, cluster);
  const version = path === undefined ? '' : await versionOf(path);
  const read = path === undefined ? { ...asked, answers: {} } : await readAnswersSoFar(path, asked);
  const now = new Date().toISOString();
  const judge = async (answers: EarlyAnswers) =>
    makeJudgedPlan(PLATFORM, cluster, {
      ...{ procedure, looks: looked.map(({ look }) => look), answers },
      ...(servers === undefined ? {} : { servers }),
      ...(await witnessOf(site, asked, answers)),
    });
  const file = request.signer && site ? await sign(context, site, read, request.signer, await judge({})) : read;
  const answers = answeredIn(file, now);
  const { plan, preflight: lines, otherProblems: problems } = await judge(answers);
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

/** Signs what one person says, as it is asked now. */
async function sign(
  { output }: Context,
  site: SiteInForce,
  file: AnswersFile,
  { by, key: named }: NonNullable<PreflightRequest['signer']>,
  { preflight }: JudgedPlan,
): Promise<AnswersFile> {
  const { witness = NO_WITNESS } = await witnessOf(site, file, answeredIn(file, new Date().toISOString()));
  const key = named ?? (await findKey());
  const signer = { by, sign: (statement: EarlyStatement) => signStatement(statement, key) };
  const { file: signedFile, signed } = await signAnswers(file, preflight, signer, witness);
  if (signed.length === 0) output.note(`nothing that ${by} answers is left to be signed`);
  for (const what of signed) output.note(oneLine(`signed by ${by}: ${what}`));
  return signedFile;
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
