import { PLATFORM } from '../platform.ts';
import type { ProcedureName } from '../procedures.ts';
import { makeJudgedPlan } from '../../activities/make-plan.ts';
import { rehearsalLines } from '../../plan/rehearsal.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { EarlyAnswers } from '../../plan/types/preflight.ts';
import { CommandError } from '../command-error.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { noteRefusedAnswers, noteStrayAnswers } from '../preflight/note-answers.ts';
import { readAnswers } from '../preflight/read-answers.ts';
import { witnessOf } from '../preflight/witness-of.ts';
import { readCluster } from '../read-cluster.ts';
import { siteOf } from '../read-site.ts';
import { prepareNamespace, readRetention } from '../../worker/temporal/prepare-namespace.ts';
import { openClient } from './open-client.ts';
import { refuseShortRetention } from './refuse-short-retention.ts';
import { startRun } from './start-run.ts';
import { findAbsences } from './who-listens.ts';
import { uiAddressOf } from '../../config/ui-address.ts';
import { uiLink } from '../../plan/ui-link.ts';

/** What `ccmctl start` was asked for. */
export interface StartRequest {
  readonly file: string;
  readonly procedure: ProcedureName;
  readonly servers: readonly string[] | undefined;
  readonly to: string | undefined;
  /** Where it begins; undefined: at its beginning. */
  readonly from: string | undefined;
  /** Who starts it: a site may want somebody else to approve it. */
  readonly by: string;
  /** File of what was answered before the run; undefined: there is none. */
  readonly answers: string | undefined;
}

/**
 * Starts the run of a cluster file and prints where it is.
 * @throws CommandError when a rule refuses the plan, or the namespace forgets too soon
 */
export async function startFromFile(context: Context, request: StartRequest): Promise<ExitCode> {
  const { file, procedure, servers, to, from } = request;
  const site = await siteOf(context);
  const { cluster, content } = await readCluster(file, to, site);
  const asked = { cluster: cluster.name, procedure };
  const answers = request.answers === undefined ? undefined : await readAnswers(request.answers, asked);
  const { plan, preflight } = makeJudgedPlan(PLATFORM, cluster, {
    procedure,
    looks: null,
    ...(servers === undefined ? {} : { servers }),
    ...(from === undefined ? {} : { from }),
    ...(answers === undefined ? {} : { answers }),
    ...(cluster.siteRules === undefined ? {} : { requestedBy: request.by }),
    ...(await witnessOf(site, asked, answers, true)),
  });
  refuseBadPlan(plan);
  noteStrayAnswers(context, plan, answers ?? {});
  noteRefusedAnswers(context, preflight);
  const settings = await context.settings();
  await using open = await openClient(settings, context.identity);
  const { temporal } = settings;
  const warnings = [
    ...(await prepareNamespace(open.connection, temporal)),
    ...(await findAbsences(open.client, cluster)),
  ];
  const days = await readRetention(open.connection, temporal);
  refuseShortRetention(plan, { ...temporal, days });
  for (const warning of warnings) context.output.note(warning);
  const input = inputOf(request, { cluster, content }, answers);
  const run = await startRun(open.client, { cluster, procedure, input });
  const ui = uiLink(uiAddressOf(settings), temporal.namespace, run);
  const { rehearsal } = cluster;
  context.output.result(
    { cluster: cluster.name, procedure, ...(rehearsal && { rehearsal }), ...run, ui, warnings },
    () =>
      [
        ...rehearsalLines(cluster),
        `started ${run.workflowId} (run ${run.runId})`,
        `UI: ${ui ?? 'not known; say where it is with TEMPORAL_UI_URL'}`,
        `\`ccmctl status ${cluster.name}\` shows where it stands`,
      ].join('\n'),
  );
  return EXIT.good;
}

/** What the run is given. Without a site file nobody asks who started it, and the plan is the same whoever does. */
const inputOf = (
  { by, to, servers, from }: StartRequest,
  { cluster, content }: { readonly cluster: AnyCluster; readonly content: unknown },
  answers: EarlyAnswers | undefined,
) => ({
  cluster: content,
  ...(cluster.siteRules === undefined ? {} : { by }),
  ...(to === undefined ? {} : { to }),
  ...(servers === undefined ? {} : { servers }),
  ...(from === undefined ? {} : { from }),
  ...(answers === undefined ? {} : { answers }),
});

/** What is refused without a look at the servers need not bother them. */
function refuseBadPlan({ cluster, problems }: Plan): void {
  const refusals = problems.filter(({ severity }) => severity === 'refuse');
  if (refusals.length === 0) return;
  throw new CommandError(
    EXIT.refused,
    `refused: the plan for cluster ${cluster} breaks ${refusals.length === 1 ? 'a rule' : `${refusals.length} rules`}`,
    refusals.map(({ server, message, source }) => `${server ? `${server}: ` : ''}${message} (${source.join(', ')})`),
  );
}
