import { makeHashedPlan } from '../../activities/make-plan.ts';
import type { Cluster } from '../../plan/types/cluster.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import type { Plan, Procedure } from '../../plan/types/plan.ts';
import type { Context } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { readCluster } from '../read-cluster.ts';
import { renderPlan } from '../render/plan.ts';
import { lookAtServers, wasSeen } from './look-at-servers.ts';

/** What `ccmctl plan` was asked for. */
export interface PlanRequest {
  readonly file: string;
  readonly procedure: Procedure;
  readonly servers: readonly string[] | undefined;
  readonly to: string | undefined;
  /** Where it begins; undefined: at its beginning. */
  readonly from: string | undefined;
  /** Look at no server. */
  readonly offline: boolean;
  /** Print what people are told and may answer as well. */
  readonly full: boolean;
}

/** Prints the plan of a cluster file; refused and unseen are ends of their own. */
export async function planFromFile(context: Context, request: PlanRequest): Promise<ExitCode> {
  const { cluster } = await readCluster(request.file, request.to);
  const observations = request.offline ? null : await observe(context, cluster);
  const plan = makeHashedPlan(cluster, request.procedure, observations, request.servers, request.from);
  const detail = request.full ? 'prompts too' : 'steps';
  context.output.result(plan, () => renderPlan(plan, context.output.colors, detail));
  const unseen = (observations ?? []).filter((observation) => !wasSeen(observation)).map(({ server }) => server);
  if (unseen.length > 0) context.output.note(`not seen: ${unseen.join(', ')}`);
  return exitCodeOf(plan, unseen);
}

/** A refusal that is about an unseen server only says that nothing is known; any other is certain whatever it hides. */
function exitCodeOf(plan: Plan, unseen: readonly string[]): ExitCode {
  const refusals = plan.problems.filter((problem) => problem.severity === 'refuse');
  if (refusals.some(({ server }) => server === undefined || !unseen.includes(server))) return EXIT.refused;
  return unseen.length > 0 ? EXIT.unknown : EXIT.good;
}

async function observe(context: Context, cluster: Cluster): Promise<readonly Observation[]> {
  const { openSite } = await import('../open-site.ts');
  const site = openSite();
  try {
    return await lookAtServers(site, cluster, (text) => context.output.note(text));
  } finally {
    await site.close();
  }
}
