import { describe, expect, test } from 'vitest';
import { holdUpdate, resumeUpdate } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { actionStep } from './sample-cluster.ts';
import type { Verdict } from '../../plan/types/run.ts';
import { bad, good, notKnown } from './scripted-worker.ts';

describe('an action', () => {
  /** The activities of a run's looks and acts, in order. */
  async function activitiesOf(run: Rehearsal): Promise<string[]> {
    const { events = [] } = await run.client.workflow.getHandle(run.handle.workflowId).fetchHistory();
    const names = events?.map(({ activityTaskScheduledEventAttributes: asked }) => asked?.activityType?.name ?? '');
    return names?.filter((name) => ['reboot', 'rebooted'].includes(name)) ?? [];
  }

  test('looks and acts once in one activity, and looks again in another', async () => {
    const story: string[] = [];
    const run = await Rehearsal.ofSteps([actionStep('PUB/reboot')], {
      check: () => {
        story.push('look');
        return story.includes('act') ? good('new boot time') : bad('same boot time');
      },
      act: () => void story.push('act'),
    });
    await run.result();
    expect(story).toEqual(['look', 'act', 'look']);
    expect(await activitiesOf(run)).toEqual(['reboot', 'rebooted']);
  });

  test('that is done already is not done again, and says so', async () => {
    let acts = 0;
    const run = await Rehearsal.ofSteps([actionStep('PUB/reboot')], {
      check: () => good('up since noon'),
      act: () => void (acts += 1),
    });
    const { journal } = await run.result();
    expect(acts).toBe(0);
    expect(journal.find(({ outcome }) => outcome)?.text).toContain('it was so already: up since noon');
    expect(await activitiesOf(run)).toEqual(['reboot']);
  });

  test('whose effect is not known is never repeated by a machine', async () => {
    let acts = 0;
    const run = await Rehearsal.ofSteps([actionStep('PUB/reboot')], {
      check: () => (acts === 0 ? bad() : notKnown()),
      act: () => {
        acts += 1;
        throw new Error('connection lost');
      },
    });
    const prompt = await run.untilAsked('Decide');
    expect(acts).toBe(1);
    await run.answer(prompt, 'look-again');
    await run.untilAsked('Decide');
    expect(acts).toBe(1);
  });

  test('is not carried out while it is not known how things stand', async () => {
    let acts = 0;
    const run = await Rehearsal.ofSteps([actionStep('PUB/reboot')], {
      check: () => notKnown(),
      act: () => void (acts += 1),
    });
    const prompt = await run.untilAsked('Decide');
    expect(acts).toBe(0);
    await run.answer(prompt, 'stop', 'look at the network first');
    expect((await run.result()).state).toBe('stopped');
    expect(acts).toBe(0);
  });

  test('that somebody wants done again is left alone where the server has come back meanwhile, and is seen to the end', async () => {
    const seen: Verdict[] = [bad(), notKnown(), { ...notKnown('up for 1 s of 60 s'), settling: true }];
    let acts = 0;
    const run = await Rehearsal.ofSteps([actionStep('PUB/reboot')], {
      check: ({ asked }) => (asked ? notKnown() : (seen.shift() ?? good('up for 60 s'))),
      act: () => void (acts += 1),
    });
    await run.answer(await run.untilAsked('Decide'), 'act-again', 'it hangs in its shutdown');
    const { state, journal } = await run.result();
    expect(acts).toBe(1);
    expect(state).toBe('completed');
    expect(journal.find(({ outcome }) => outcome)?.text).toContain('up for 60 s');
  });

  test.each([
    ['unknown', 1],
    ['refused', 0],
  ] as const)('one of whose commands was answered with "%s" is withdrawn first %i times', async (answer, times) => {
    const unanswered: unknown[] = [];
    let acts = 0;
    const run = await Rehearsal.ofSteps([actionStep('PUB/reboot')], {
      check: ({ memory }) => {
        unanswered.push(memory.unanswered?.length ?? 0);
        return acts > 0 ? good() : bad();
      },
      act: () => {
        acts += 1;
        return { commands: [{ command: 'shutdown', answer, said: '' }] };
      },
    });
    await run.result();
    expect(unanswered).toEqual([0, times]);
  });

  test('is done once more when a person decides so, each time by a decision of its own', async () => {
    let acts = 0;
    const run = await Rehearsal.ofSteps([actionStep('PUB/reboot')], {
      check: () => (acts === 2 ? good() : bad()),
      act: () => void (acts += 1),
    });
    await run.answer(await run.untilAsked('Decide'), 'act-again');
    await run.result();
    expect(acts).toBe(2);
  });
});

describe('an act before which the run is held', () => {
  test('follows a new look: what others did meanwhile is seen, and not done a second time', async () => {
    const acts: string[] = [];
    let isDecided = false;
    const run = await Rehearsal.ofSteps([actionStep('PUB/reboot')], {
      async check({ asked, fresh }) {
        if (asked) await new Promise((resolve) => setTimeout(resolve, 300));
        // Others reboot it right after the look by which the decision was judged.
        if (isDecided) return good('up since noon');
        isDecided = fresh === true;
        return notKnown('takes a second look');
      },
      act: ({ action }) => void acts.push(action),
    });
    const decision = await run.untilAsked('Decide');
    await run.handle.executeUpdate(holdUpdate, { args: [{ by: 'Ben', reason: 'a call' }] });
    await run.answer(decision, 'act-again');
    // The server tells what it knows once it waits for the hold to end.
    await run.until('act that waits', ({ servers }) => isDecided && servers[0]?.state === 'in progress');
    await run.handle.executeUpdate(resumeUpdate, { args: [{ by: 'Ben' }] });
    const { journal } = await run.result();
    expect(journal.map(({ text }) => text).join()).toContain('it was so already: up since noon');
    expect(acts).toEqual([]);
  });
});
