import { everyStepOf } from '../../plan/every-step.ts';
import type { Site } from '../../plan/platform/site.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { PreflightLine } from '../../plan/types/preflight.ts';
import type { Check, Outcome, Step } from '../../plan/types/step.ts';
import { PLATFORM } from '../platform.ts';

/** Questions asked side by side: a station of default settings takes ten sessions, and others use it too. */
const SIDE_BY_SIDE = 4;

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

interface Asking {
  readonly plan: Plan;
  readonly cluster: AnyCluster;
  readonly say: (text: string) => void;
  /** The command that starts the repair. */
  readonly repair: string;
}

/** Asks every question of a plan to a machine once, in order of work, whatever the plan would do before it. */
export async function askProofs(
  site: Pick<Site, 'see'>,
  { plan, cluster, say, repair }: Asking,
): Promise<readonly PreflightLine[]> {
  const questions = everyStepOf(plan).flatMap(questionOf);
  const lines = new Map<Question, PreflightLine>();
  const waiting = [...questions];
  const askNext = async (): Promise<void> => {
    for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
      const line = await ask(site, question, cluster, repair);
      lines.set(question, line);
      say(oneLine(`${line.server ?? 'cluster'}: ${line.title}: ${line.verdict}`));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, askNext));
  return questions.flatMap((question) => lines.get(question) ?? []);
}

async function ask(
  site: Pick<Site, 'see'>,
  { step, check, outcome }: Question,
  cluster: AnyCluster,
  repair: string,
): Promise<PreflightLine> {
  const targets = check.servers.flatMap((name) => PLATFORM.targetOf(cluster, name) ?? []);
  const { verdict } = await site.see({ check, targets, memory: {} });
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
