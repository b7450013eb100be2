import { randomUUID } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import { expect, test } from 'vitest';
import type { Continuation } from '../../plan/types/continued.ts';
import { answerUpdate, holdUpdate, resumeUpdate } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { actionStep, checkStep, promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { bad, good, type World } from './scripted-worker.ts';

test('each further server has a run of the chain, the story is told once and in order, and the result names the runs', async () => {
  const run = await Rehearsal.ofServers({ PUB: [checkStep('PUB/one')], SUB: [checkStep('SUB/one')] });
  const { state, runs, journal } = await run.result();
  expect(state).toBe('completed');
  expect(runs.map(({ servers }) => servers)).toEqual([['PUB'], ['SUB']]);
  expect(new Set(runs.map(({ runId }) => runId)).size).toBe(2);
  // Where Temporal's own list is asked, each run says which chain it belongs to, and when that began.
  expect((await run.handle.describe()).memo).toMatchObject({
    CcmRun: runs[0]?.runId,
    startedAt: runs[0]?.startedAt,
  });
  const story = journal.map(({ kind, server }) => `${kind} ${server ?? ''}`.trim());
  expect(story.filter((line) => line.startsWith('server'))).toEqual([
    'server PUB',
    'server PUB',
    'server SUB',
    'server SUB',
  ]);
  expect(story.filter((line) => line === 'approved')).toHaveLength(1);
  expect(journal.map(({ at }) => at).toSorted()).toEqual(journal.map(({ at }) => at));
});

test('what was accepted, left open, held and written down goes on over the seam', async () => {
  const remembered: unknown[] = [];
  const run = await Rehearsal.ofServers(
    {
      PUB: [checkStep('PUB/listed', 'open item'), checkStep('PUB/held', 'hold')],
      SUB: [promptStep('SUB/one', 'database-renamed')],
    },
    {
      check({ check, memory }) {
        if (check.name === 'database-renamed') remembered.push(memory.database);
        return check.servers.includes('PUB') ? { ...bad('half'), remember: { database: 'CCM0300' } } : good();
      },
    },
  );
  await run.answer(await run.untilAsked('PUB/held'), 'accept', 'memory comes on Monday');
  const prompt = await run.untilAsked('SUB/one');
  await run.handle.executeUpdate(holdUpdate, { args: [{ by: 'Ben', reason: 'a call' }] });
  await run.answer(prompt, 'done');
  await run.handle.executeUpdate(resumeUpdate, { args: [{ by: 'Ben' }] });
  const { accepted, openItems, servers } = await run.result();
  expect(accepted).toEqual([{ step: 'PUB/held', by: 'Ben', reason: 'memory comes on Monday' }]);
  expect(openItems).toEqual([expect.stringContaining('half')]);
  expect(servers.map(({ name, state }) => `${name} ${state}`)).toEqual(['PUB done', 'SUB done']);
  // Memories belong to their servers: what the publisher's check wrote down is not the subscriber's.
  expect(remembered).toEqual([null]);
});

/** What a run of the chain has been handed on. */
async function handedOnTo({ handle, client }: Rehearsal, runId: string): Promise<Continuation['continued']> {
  const { events } = await client.workflow.getHandle(handle.workflowId, runId).fetchHistory();
  const [input] = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  return defaultPayloadConverter.fromPayload<Continuation>(input as never).continued;
}

test('of a server that is done goes on what a later step recalls, and none of the long lists that no step does', async () => {
  const [boot, setAside, services] = ['of its boot', ['McShield'], ['McShield', 'and seventy more']];
  const recalled: unknown[] = [];
  const steps = { PUB: [checkStep('PUB/one')], SUB: [checkStep('SUB/one')] };
  const world: World = {
    check({ check, memory }) {
      if (check.name === 'services-restored') recalled.push(memory.setAside);
      return { ...good(), remember: { boot, setAside, services, owes: 'it is not set back' } };
    },
  };
  const run = await Rehearsal.ofServers(steps, world, [checkStep('PUB/back', 'block', 'services-restored')]);
  const { runs } = await run.result();
  const { memories } = await handedOnTo(run, runs[1]?.runId ?? '');
  expect(memories.PUB).toEqual({ setAside, owes: 'it is not set back' });
  expect(recalled).toEqual([setAside]);
});

test('an update that is sent once more under its id, after the seam, gets the answer that it got', async () => {
  const run = await Rehearsal.ofServers({ PUB: [promptStep('PUB/one')], SUB: [promptStep('SUB/one')] });
  const { id } = await run.untilAsked('PUB/one');
  const send = (updateId: string, by: string): Promise<unknown> =>
    run.handle
      .executeUpdate(answerUpdate, { updateId, args: [{ prompt: id, value: 'done', by }] })
      .catch((error: Error) => String(error.cause));
  const [refused, taken] = [randomUUID(), randomUUID()];
  const refusal = await send(refused, 'Ada');
  const first = await send(taken, 'Ben');
  await run.untilAsked('SUB/one');
  expect(await send(taken, 'Ben')).toEqual(first);
  // Judged anew, it would be told that the prompt is closed.
  expect(await send(refused, 'Ada')).toBe(refusal);
  const { journal } = await run.status();
  expect(journal.filter(({ kind }) => kind === 'answered')).toHaveLength(1);
  expect(journal.filter(({ kind }) => kind === 'refused')).toHaveLength(1);
});

test('a hold that is asked for while one server ends is heeded before the next one begins', async () => {
  let isSent: Promise<unknown> | undefined;
  const cluster = sampleCluster();
  const plan = samplePlan(cluster, { PUB: [checkStep('PUB/one')], SUB: [actionStep('SUB/reboot')] });
  let acts = 0;
  const run = await Rehearsal.start(cluster, plan, {
    async check({ check }) {
      if (check.servers.includes('SUB')) return acts > 0 ? good() : bad();
      isSent ??= run.handle.executeUpdate(holdUpdate, { args: [{ by: 'Ben' }] });
      await isSent;
      return good();
    },
    act: () => void (acts += 1),
  });
  await run.approve();
  const { servers } = await run.untilState('held');
  await run.until('the end of PUB', (status) => status.servers[0]?.state === 'done');
  expect(servers[1]?.state).toBe('waiting');
  expect(acts).toBe(0);
  await run.handle.executeUpdate(resumeUpdate, { args: [{ by: 'Ben' }] });
  expect((await run.result()).state).toBe('completed');
  expect(acts).toBe(1);
});
