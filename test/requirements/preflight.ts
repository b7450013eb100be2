import { makeJudgedPlan } from '../../activities/make-plan.ts';
import type { PreflightLine } from '../../plan/types/preflight.ts';
import type { Problem } from '../../plan/types/plan.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import type { EarlyAnswers } from '../../plan/types/preflight.ts';
import { known } from '../../plan/fact.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation } from '../platforms/callmanager4/sample-observation.ts';

/** A cluster of six that is to be upgraded to 4.1(2) (S1), or installed with 4.2(1) (S2). */
export interface Before {
  readonly procedure?: Procedure;
  readonly cluster?: Partial<Cluster>;
  /** What is seen at the server `SEC`; all others are as they must be. */
  readonly seen?: Partial<Observation>;
  readonly answers?: EarlyAnswers;
}

const INSTALLED: Partial<Observation> = {
  callManager: known(null),
  osImage: known('2000.4.2'),
  osVersion: known('2000.4.2'),
  osServiceRelease: known('2000.4.2sr2'),
  programs: known(['Cisco IP Telephony Operating System']),
};

/** The preconditions of such a cluster, and what the plan makes of them. */
export function preflight({ procedure = 'upgrade', cluster, seen, answers = {} }: Before): {
  readonly lines: readonly PreflightLine[];
  readonly problems: readonly Problem[];
} {
  const whole = { ...sampleCluster(sixServers), ...(procedure === 'upgrade' ? {} : { to: '4.2(1)' }), ...cluster };
  const looks = whole.servers.map((server) =>
    sampleObservation(server, {
      ...(procedure === 'upgrade' ? {} : INSTALLED),
      ...(server.name === 'SEC' ? seen : {}),
    }),
  );
  const judged = (given: EarlyAnswers) => makeJudgedPlan(CALLMANAGER4, whole, { procedure, looks, answers: given });
  // Whoever answers has read the question as it is.
  const marks = new Map(judged({}).preflight.map(({ id, question }) => [id, question?.mark ?? '']));
  const read = Object.entries(answers).map(([id, answer]) => [id, { asked: marks.get(id) ?? '', ...answer }]);
  const { plan, preflight: lines } = judged(Object.fromEntries(read) as EarlyAnswers);
  return { lines, problems: plan.problems };
}

/** How one precondition stands: its verdict and outcome, and whether it refuses the plan. */
export function standing(before: Before, id: string): string {
  const { lines, problems } = preflight(before);
  const line = lines.find((one) => one.id === id);
  if (!line) return 'not asked';
  const problem = problems.find(({ message, source }) => message.startsWith(line.title) && source === line.source);
  return [
    line.verdict,
    line.borrowed ? `${line.outcome}, borrowed` : line.outcome,
    problem?.severity ?? 'nothing',
  ].join('; ');
}
