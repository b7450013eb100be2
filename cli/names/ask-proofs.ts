import pMap from 'p-map';
import { everyStepOf } from '../../plan/every-step.ts';
import type { JudgeEarly } from '../../plan/preflight.ts';
import type { Site } from '../../plan/platform/site.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { PreflightLine } from '../../plan/types/preflight.ts';
import type { Verdict } from '../../plan/types/run.ts';
import type { Check, Outcome, Step } from '../../plan/types/step.ts';
import { SIDE_BY_SIDE } from '../plan/look-at-servers.ts';
import { PLATFORM } from '../platform.ts';

interface Question {
  readonly step: Step;
  readonly check: Check;
  readonly outcome: Outcome;
}

/** What a machine is asked in a step: the check itself, or the proof of an act. */
function questionOf(step: Step): readonly Question[] {
  if (step.kind === 'check') return [{ step, check: step.check, outcome: step.outcome }];
  return step.kind === 'action' ? [{ step, check: step.proof, outcome: 'block' }] : [];
}

/** What is asked, of whom, and what is known already. */
export interface Asking {
  readonly plan: Plan;
  readonly cluster: AnyCluster;
  /** Names of the servers that were not seen: they are asked nothing more. */
  readonly unseen: readonly string[];
  /** Judges by the looks that there are. */
  readonly judge: JudgeEarly;
  readonly say: (text: string) => void;
  /** The command that starts the repair. */
  readonly repair: string;
}

/** Asks every question of a plan to a machine once, in order of work, whatever the plan would do before it. */
export const askProofs = (site: Pick<Site, 'see'>, asking: Asking): Promise<readonly PreflightLine[]> =>
  pMap(
    everyStepOf(asking.plan).flatMap(questionOf),
    async (question) => {
      const line = lineOf(question, await verdictOn(site, question, asking), asking);
      asking.say(oneLine(`${line.server ?? 'cluster'}: ${line.title}: ${line.verdict}`));
      return line;
    },
    { concurrency: SIDE_BY_SIDE },
  );

/** A server that did not answer a moment ago would have whoever waits wait once more for each question. */
async function verdictOn(
  site: Pick<Site, 'see'>,
  { check }: Question,
  { cluster, unseen, judge }: Asking,
): Promise<Verdict> {
  if (check.servers.every((name) => unseen.includes(name))) return judge(check);
  const targets = check.servers.flatMap((name) => PLATFORM.targetOf(cluster, name) ?? []);
  return (await site.see({ check, targets, memory: {} })).verdict;
}

function lineOf({ step, outcome }: Question, verdict: Verdict, { repair }: Asking): PreflightLine {
  const { id, title, source, server } = step;
  const next = step.kind === 'check' ? (step.next ?? step.because) : `\`${repair}\` does it.`;
  return {
    id,
    kind: 'check',
    title,
    source,
    ...(server === undefined ? {} : { server }),
    expected: verdict.expected,
    seen: verdict.seen,
    verdict: verdict.verdict,
    outcome,
    next: verdict.verdict === 'good' ? '' : next,
  };
}
