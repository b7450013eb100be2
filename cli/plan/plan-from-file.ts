import { makeHashedPlan } from '../../activities/make-plan.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readCluster } from '../read-cluster.ts';
import { siteOf } from '../read-site.ts';
import { renderPlan } from '../render/plan.ts';
import { PLATFORM } from '../platform.ts';
import { readAnswers } from '../preflight/read-answers.ts';
import type { ProcedureName } from '../procedures.ts';
import { witnessOf } from '../preflight/witness-of.ts';
import { isRefused, unseenOf } from './is-refused.ts';
import { lookFrom } from './look-at-servers.ts';

/** What `ccmctl plan` was asked for. */
export interface PlanRequest {
  readonly file: string;
  readonly procedure: ProcedureName;
  readonly servers: readonly string[] | undefined;
  readonly to: string | undefined;
  /** Where it begins; undefined: at its beginning. */
  readonly from: string | undefined;
  /** Look at no server. */
  readonly offline: boolean;
  /** File of what was answered before the run; undefined: there is none. */
  readonly answers: string | undefined;
  /** Print what people are told and may answer as well. */
  readonly full: boolean;
}

/** Prints the plan of a cluster file; refused and unseen are ends of their own. */
export async function planFromFile(context: Context, request: PlanRequest): Promise<ExitCode> {
  const site = await siteOf(context);
  const { cluster } = await readCluster(request.file, request.to, site);
  const asked = { cluster: cluster.name, procedure: request.procedure };
  const looked = request.offline ? null : await lookFrom(context, cluster);
  const answers = request.answers === undefined ? undefined : await readAnswers(request.answers, asked);
  const plan = makeHashedPlan(PLATFORM, cluster, {
    procedure: request.procedure,
    looks: looked?.map(({ look }) => look) ?? null,
    ...(request.servers === undefined ? {} : { servers: request.servers }),
    ...(request.from === undefined ? {} : { from: request.from }),
    ...(answers === undefined ? {} : { answers }),
    ...(await witnessOf(site, asked, answers)),
  });
  const detail = request.full ? 'prompts too' : 'steps';
  context.output.result(plan, () => renderPlan(plan, context.output.colors, detail));
  const unseen = unseenOf(looked ?? []);
  if (unseen.length > 0) context.output.note(`not seen: ${unseen.join(', ')}`);
  if (isRefused(plan.problems, unseen)) return EXIT.refused;
  return unseen.length > 0 ? EXIT.unknown : EXIT.good;
}
