import { expect, onTestFinished, test } from 'vitest';
import { readPlan } from '../../../cli/record/read-plan.ts';
import { readJournal } from '../../../cli/temporal/read-journal.ts';
import { readSettings } from '../../../config/settings.ts';
import type { RobotRun } from '../../../lab/robot-run.ts';
import { everyStepOf } from '../../../plan/every-step.ts';
import type { StatusPrompt } from '../../../plan/types/run.ts';
import { planQuery, statusQuery, workflowIdOf, type PlanAnswer } from '../../../workflows/messages.ts';
import { copyTree } from '../../mutants/copy-of-tree.ts';
import { editCode } from '../../mutants/edit-code.ts';
import { LATER_PLANS, OTHER_COMMANDS, type CodeChange } from '../../workflows/changed-code.ts';
import { SiteNight } from './site-night.ts';
import { ROOT } from './site-worker.ts';

/** A copy of the code in which this was changed. */
async function codeWith(changes: readonly CodeChange[]) {
  const copy = await copyTree(ROOT, readSettings().cacheFolder);
  onTestFinished(() => copy.remove());
  for (const change of changes) await editCode(copy.root, change.edits);
  return copy;
}

/**
 * Until a worker has said that it cannot carry the run on, to Temporal or to whoever asks; what it said. A worker tells Temporal
 * so at the first attempt of a task alone, and that one is lost where it comes while a question is failing.
 */
async function untilStandingStill({ handle }: SiteNight): Promise<string> {
  for (;;) {
    const { events } = await handle.fetchHistory();
    const failed = events?.findLast(
      ({ workflowTaskFailedEventAttributes: task }) => task,
    )?.workflowTaskFailedEventAttributes;
    if (failed?.failure?.message) return failed.failure.message;
    const answer = await handle.query(statusQuery).then(
      () => '',
      (error: Error) => error.message,
    );
    if (answer.includes('TMPRL1100')) return answer;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

interface Seen {
  readonly before: readonly StatusPrompt[];
  readonly standsStill: string;
  readonly after: readonly StatusPrompt[];
}

/** While a prompt is open the worker gives way to one with other commands, and that one to one with other tables. */
function changing(night: SiteNight, tell: (seen: Seen) => void) {
  let isDue = true;
  return (run: RobotRun): RobotRun => ({
    ...run,
    async answer(answer, way) {
      if (isDue && answer.prompt === 'AAR-PUB/disc-1#1') {
        isDue = false;
        const before = (await run.status()).prompts;
        await night.worker.end();
        await night.startWorker(await codeWith(OTHER_COMMANDS.slice(0, 1)));
        // A question has it read the history, and so does whatever is answered.
        await night.handle.query(statusQuery).catch(() => undefined);
        await night.handle.signal('hold', { by: 'Mette Holm', reason: 'to see' });
        const standsStill = await untilStandingStill(night);
        await night.worker.end();
        await night.startWorker(await codeWith(LATER_PLANS));
        const { exitCode, stderr } = await night.ccmctl(
          ...['resume', night.cluster, '--by', 'Mette Holm', '--sign', night.site.keyOf('Mette Holm')],
        );
        expect(exitCode, stderr).toBe(0);
        tell({ before, standsStill, after: (await run.status()).prompts });
      }
      await run.answer(answer, way);
    },
  });
}

test('a run under way keeps to its plan whatever code takes it over, or stands still until one does that can', async () => {
  const night = await SiteNight.begin();
  onTestFinished(() => night.end());
  await night.startWorker();
  let seen: Seen | undefined;
  const robots = await night.run(
    {},
    changing(night, (told) => (seen = told)),
  );
  const result = await robots.waitForEnd();
  expect(result.state).toBe('completed');
  expect(seen?.standsStill).toMatch(/TMPRL1100|[Nn]ondeterminism/);
  // Asked is what was asked, in the words that were approved.
  const asked = (prompts: readonly StatusPrompt[] = []) =>
    prompts.map(({ id, title, instructions, form }) => ({ id, title, instructions, form }));
  expect(asked(seen?.after)).toEqual(asked(seen?.before));
  const workflowId = workflowIdOf(night.cluster);
  const { plan } = await readPlan(night.client, workflowId, (await night.handle.query(planQuery)) as PlanAnswer);
  const { entries } = await readJournal(night.client, { workflowId, runs: result.runs });
  const done = entries.flatMap(({ kind, step }) => (kind === 'step' && step ? [step] : []));
  const planned = new Set(plan ? everyStepOf(plan).map(({ id }) => id) : []);
  expect(done.filter((step) => !planned.has(step))).toEqual([]);
  // Its name is another one in the code that carried it out.
  expect(done).toContain('AAR-SUB/nothing-interferes');
  expect(plan?.policy).toBe(1);
  const reboots = night.lab.cluster.events
    .all()
    .flatMap((event) => (event.kind === 'reboot' && event.cause === 'command' ? [event.server] : []));
  expect(reboots).toEqual(['AAR-PUB', 'AAR-SUB']);
  expect(night.lab.referee.finish('completed')).toEqual([]);
}, 280_000);
