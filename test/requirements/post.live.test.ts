import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { makePlan } from '../../platforms/callmanager4/make-plan.ts';
import type { RunResult, StatusPrompt } from '../../plan/types/run.ts';
import { sampleCluster, twoServers } from '../platforms/callmanager4/sample-cluster.ts';
import { Rehearsal } from '../workflows/harness.ts';
import { bad, good } from '../workflows/scripted-worker.ts';

const ENGINEER = 'Kim Larsen';

let rehearsal: Rehearsal | undefined;
afterEach(() => rehearsal?.end());

/** Puts off whatever may be put off, until the run has ended. */
async function putOffAll(run: Rehearsal): Promise<{ readonly result: RunResult; readonly putOff: readonly string[] }> {
  const putOff: string[] = [];
  const isPutOff = ({ form }: StatusPrompt): boolean =>
    form.kind === 'choice' && form.choices.some(({ value }) => value === 'later');
  for (;;) {
    const { state, prompts } = await run.until(
      'a question, or the end',
      (status) => status.state === 'completed' || status.prompts.length > 0,
    );
    const [prompt] = prompts;
    if (state === 'completed' || !prompt) return { result: await run.handle.result(), putOff };
    if (!isPutOff(prompt)) throw new Error(`nobody expects the question ${prompt.id}`);
    putOff.push(prompt.title);
    await run.answer(prompt, 'later', 'when the people are back', ENGINEER);
  }
}

test('a cluster whose tasks are put off is no finished one: each of them is named at the end (POST-03, POST-06)', async () => {
  const cluster = { ...sampleCluster(twoServers, { to: '4.2(1)' }), name: `t-${randomUUID().slice(0, 8)}` };
  const plan = { ...makePlan(cluster, 'post-install', null), hash: 'a'.repeat(64) };
  rehearsal = await Rehearsal.start(cluster, plan, {
    check: () => good(),
    act: () => ({ commands: [] }),
  });
  await rehearsal.approve(ENGINEER);
  const { result, putOff } = await putOffAll(rehearsal);
  expect(putOff.length).toBeGreaterThan(30);
  expect(result.openItems).toEqual(expect.arrayContaining(putOff.map((title) => `${title}: when the people are back`)));
  expect(result.state).toBe('completed');
});

test('a service that is said to be activated and does not run is asked for again, with what was seen (SVC-22, POST-04)', async () => {
  const cluster = { ...sampleCluster(twoServers, { to: '4.2(1)' }), name: `t-${randomUUID().slice(0, 8)}` };
  const plan = { ...makePlan(cluster, 'post-install', null), hash: 'a'.repeat(64) };
  let looks = 0;
  rehearsal = await Rehearsal.start(cluster, plan, {
    check: ({ check }) => {
      if (check.name !== 'services-running') return good();
      looks += 1;
      return looks === 1 ? bad('PUB: Cisco TFTP is stopped, start type manual') : good();
    },
    act: () => ({ commands: [] }),
  });
  await rehearsal.approve(ENGINEER);
  const asked = await rehearsal.untilAsked('Activate the services that are wanted on PUB');
  await rehearsal.answer(asked, 'done', undefined, ENGINEER);
  const { prompts } = await rehearsal.until('the question again', (status) =>
    status.prompts.some(({ id }) => id === asked.id.replace(/#1$/, '#2')),
  );
  expect(prompts[0]?.instructions.join()).toContain('Seen: PUB: Cisco TFTP is stopped, start type manual');
  await rehearsal.answer(prompts[0]!, 'done', undefined, ENGINEER);
  await rehearsal.untilAsked('Activate the services that are wanted on SUB');
});
