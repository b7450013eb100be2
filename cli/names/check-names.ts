import { makeJudgedPlan } from '../../activities/make-plan.ts';
import { everyStepOf } from '../../plan/every-step.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openSite } from '../open-site.ts';
import { PLATFORM } from '../platform.ts';
import { isRefused, unseenOf } from '../plan/is-refused.ts';
import { lookAtServers } from '../plan/look-at-servers.ts';
import { readCluster } from '../read-cluster.ts';
import { siteOf, siteReaderOf } from '../read-site.ts';
import { renderNames, type Names } from '../render/names.ts';
import { askProofs } from './ask-proofs.ts';

const PROCEDURE = 'repair-names';

/** What `ccmctl names check` was asked for. */
export interface NamesRequest {
  readonly file: string;
  /** Print what is good, too. */
  readonly all: boolean;
}

/**
 * Asks now every question by which the repair of the names would prove what it has done, and shows how it would change the
 * name files; changes nothing on a server.
 */
export async function checkNames(context: Context, { file, all }: NamesRequest): Promise<ExitCode> {
  const { cluster } = await readCluster(file, undefined, await siteOf(context));
  const say = (text: string): void => context.output.note(text);
  const site = openSite(siteReaderOf(context));
  try {
    const looked = await lookAtServers(PLATFORM, site, cluster, say);
    const unseen = unseenOf(looked);
    const wish = { procedure: PROCEDURE, looks: looked.map(({ look }) => look) };
    const { plan, otherProblems: problems } = makeJudgedPlan(PLATFORM, cluster, wish);
    const judge = PLATFORM.judgeEarly(cluster, wish);
    const lines = await askProofs(site, { plan, cluster, unseen, judge, say, repair: `ccmctl names repair ${file}` });
    const names: Names = { cluster: cluster.name, lines, differences: differencesOf(plan), problems };
    context.output.result(names, () => renderNames(names, all, context.output));
    return exitCodeOf(names, unseen);
  } finally {
    await site.close();
  }
}

const differencesOf = (plan: Plan): Names['differences'] =>
  everyStepOf(plan).flatMap(({ server, difference }) => (server && difference ? [{ server, lines: difference }] : []));

function exitCodeOf({ lines, problems }: Names, unseen: readonly string[]): ExitCode {
  if (isRefused(problems, unseen) || lines.some(({ verdict }) => verdict === 'bad')) return EXIT.refused;
  return unseen.length > 0 || lines.some(({ verdict }) => verdict === 'unknown') ? EXIT.unknown : EXIT.good;
}
