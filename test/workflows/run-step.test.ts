import { describe, expect, test } from 'vitest';
import type { CheckInput } from '../../activities/types.ts';
import { bootRecorded } from '../../platforms/callmanager4/checks/boot-recorded.ts';
import { plannedOf } from '../../platforms/callmanager4/checks/define-check.ts';
import { unknownFacts, type BootSeen } from '../../platforms/callmanager4/types/observation.ts';
import { Rehearsal } from './harness.ts';
import { bad, good, notKnown, type World } from './scripted-worker.ts';
import { actionStep, checkStep, gateStep, promptStep, waitStep } from './sample-cluster.ts';

const AT_THE_CONSOLE = { task: { kind: 'walk-pages', pages: [] }, inTrouble: ['Never press Cancel.'] } as const;

const bootAt = (at: string): BootSeen => ({ at, ...unknownFacts('not looked at') });

describe('a check', () => {
  test('that is good goes on as observed, and nobody is asked', async () => {
    const run = await Rehearsal.ofSteps([checkStep('PUB/memory')]);
    const result = await run.result();
    expect(result.state).toBe('completed');
    expect(result.journal.filter(({ kind }) => kind === 'asked')).toEqual([]);
    expect(result.journal.find(({ step }) => step === 'PUB/memory')?.evidence).toBe('observed');
  });

  test('that blocks and is bad can be mended or stopped at, and nothing else', async () => {
    const run = await Rehearsal.ofSteps([checkStep('PUB/memory')], { check: () => bad('512 MB') });
    const prompt = await run.untilAsked('Decide');
    expect(prompt.form).toMatchObject({ choices: [{ value: 'look-again' }, { value: 'stop' }] });
    await expect(run.answer(prompt, 'accept', 'never mind')).rejects.toThrow();
    await run.answer(prompt, 'stop', 'memory must be ordered');
    const result = await run.result();
    expect(result.state).toBe('stopped');
    expect(result.openItems.join()).toContain('PUB is not done');
  });

  test('that is not known is neither good nor bad: a person may attest it, with what was seen', async () => {
    const run = await Rehearsal.ofSteps([checkStep('PUB/memory')], { check: () => notKnown() });
    const prompt = await run.untilAsked('Decide');
    await expect(run.answer(prompt, 'attest')).rejects.toThrow();
    await run.answer(prompt, 'attest', 'read 2 GB on the sticker');
    const result = await run.result();
    expect(result.state).toBe('completed');
    expect(result.journal.some(({ text }) => text.includes('claimed by Ben'))).toBe(true);
  });

  test('that holds may be accepted with a reason, which the result keeps', async () => {
    const run = await Rehearsal.ofSteps([checkStep('PUB/memory', 'hold')], { check: () => bad() });
    await run.answer(await run.untilAsked('Decide'), 'accept', 'memory comes on Monday');
    const result = await run.result();
    expect(result.accepted).toEqual([{ step: 'PUB/memory', by: 'Ben', reason: 'memory comes on Monday' }]);
  });

  test('that is an open item is listed, and the work goes on', async () => {
    const run = await Rehearsal.ofSteps([checkStep('PUB/memory', 'open item')], { check: () => notKnown('no key') });
    const result = await run.result();
    expect(result.openItems).toEqual(['step PUB/memory: not known, no key']);
  });

  test('that comes good while a person is asked goes on by itself, and the question is taken back', async () => {
    let asked = 0;
    const run = await Rehearsal.ofSteps([checkStep('PUB/memory')], {
      check: async ({ check }: CheckInput) => {
        if (check.withinSeconds === undefined) return bad();
        while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        return good('2 GB');
      },
    });
    const prompt = await run.untilAsked('Decide');
    asked = 1;
    const result = await run.result();
    expect(result.state).toBe('completed');
    expect(result.journal.some(({ kind }) => kind === 'withdrawn')).toBe(true);
    expect(prompt.id).toBe('PUB/memory#1');
  });
});

describe('a prompt', () => {
  test('without a proof is claimed by who answered', async () => {
    const run = await Rehearsal.ofSteps([promptStep('PUB/disc')]);
    await run.answer(await run.untilAsked('disc'), 'done');
    const { journal } = await run.result();
    expect(journal.some(({ text }) => text.includes('claimed by Ben'))).toBe(true);
  });

  test('goes on with a deviation by an answer that accepts one, and never without its reason', async () => {
    const step = promptStep('PUB/drive');
    const choices = [{ value: 'left-out', meaning: 'no drive is kept', ends: 'accepted' as const }];
    const run = await Rehearsal.ofSteps([{ ...step, answer: { kind: 'choice', choices } }]);
    const prompt = await run.untilAsked('drive');
    await expect(run.answer(prompt, 'left-out')).rejects.toThrow();
    await run.answer(prompt, 'left-out', 'no drive to replace it is at hand');
    const { accepted, journal } = await run.result();
    expect(accepted).toEqual([{ step: 'PUB/drive', by: 'Ben', reason: 'no drive to replace it is at hand' }]);
    expect(journal.find(({ outcome }) => outcome === 'accepted')?.text).toContain('claimed by Ben');
  });

  test('whose proof is bad is asked again with what was seen', async () => {
    let label = 'CCM412_2';
    const run = await Rehearsal.ofSteps([promptStep('PUB/disc', 'disc-in-drive')], {
      check: () => (label === 'CCM412_1' ? good(label) : bad(label)),
    });
    await run.answer(await run.untilAsked('disc'), 'done');
    const again = await run.until('asked again', ({ prompts }) => prompts[0]?.id === 'PUB/disc#2');
    expect(again.prompts[0]?.instructions.join()).toContain('CCM412_2');
    label = 'CCM412_1';
    await run.answer(again.prompts[0]!, 'done');
    const { journal } = await run.result();
    expect(journal.some(({ text }) => text.includes('good; CCM412_1'))).toBe(true);
  });

  test('for a disc whose label no machine can read asks for the label in words, and takes no bare word', async () => {
    const run = await Rehearsal.ofSteps([promptStep('PUB/disc', 'disc-in-drive')], {
      check: () => ({ verdict: 'unknown', expected: 'the disc CCM412_1', seen: 'its CD drive could not be read' }),
    });
    await run.answer(await run.untilAsked('disc'), 'done');
    const again = await run.until('asked again', ({ prompts }) => prompts[0]?.id === 'PUB/disc#2');
    expect(again.prompts[0]?.instructions.join()).toMatch(/could not be read.*read the label/);
    expect(again.prompts[0]?.noteFor).toContain('done');
    await run.answer(again.prompts[0]!, 'done', 'CallManager 4.1(2), disc 1 of 2');
    const { journal } = await run.result();
    expect(journal.some(({ text }) => text.includes('said to be done: CallManager 4.1(2), disc 1 of 2'))).toBe(true);
  });

  test('that is answered with trouble asks what to do, and never goes on by itself', async () => {
    const run = await Rehearsal.ofSteps([{ ...promptStep('PUB/wizard'), ...AT_THE_CONSOLE }]);
    await run.answer(await run.untilAsked('step PUB/wizard'), 'differs', 'an error box');
    const decision = await run.untilAsked('Decide');
    expect(decision.instructions.join()).toContain('an error box');
    await run.answer(decision, 'ask-again');
    await run.answer(await run.untilAsked('^step PUB/wizard'), 'done');
    expect((await run.result()).state).toBe('completed');
  });

  test('that is answered with a message of the installer tells whoever decides what it means and what comes next', async () => {
    const run = await Rehearsal.ofSteps([{ ...promptStep('PUB/wizard'), ...AT_THE_CONSOLE }]);
    const shown = 'The Cisco CallManager installation failed to stop Cisco Tftp service(s). Please reboot the server';
    await run.answer(await run.untilAsked('step PUB/wizard'), 'differs', `after disc 2: ${shown}`);
    const { instructions } = await run.untilAsked('Decide');
    expect(instructions[0]).toContain(shown);
    expect(instructions).toContain('Reason: The installer could not stop services that still run: Cisco Tftp.');
    expect(instructions).toContainEqual(
      expect.stringMatching(/^Next, 2: Stop by hand in the Services window: Cisco Tftp\./),
    );
    expect(instructions.at(-1)).toContain('Never press Cancel');
  });

  test('that is answered with what no document knows tells no more than was reported', async () => {
    const run = await Rehearsal.ofSteps([{ ...promptStep('PUB/wizard'), ...AT_THE_CONSOLE }]);
    await run.answer(await run.untilAsked('step PUB/wizard'), 'differs', 'the coffee machine is broken');
    expect((await run.untilAsked('Decide')).instructions).toHaveLength(2);
  });
});

describe('a reboot that nobody planned', () => {
  const afterReboot = { name: 'services-stopped', servers: ['PUB'], arguments: {} } as const;
  const step = { ...promptStep('PUB/disc-2'), ...AT_THE_CONSOLE, afterReboot };

  test('is reported where an installer may ask for one, and goes on only when nothing interferes (SVC-15, PUB-22)', async () => {
    const seen = [bad('McShield is running'), bad('McShield is running'), good('nothing interferes')];
    const run = await Rehearsal.ofSteps([step], { check: () => seen.shift() ?? good('nothing interferes') });
    await run.answer(await run.untilAsked('step PUB/disc-2'), 'differs', 'it wants a reboot');
    await run.answer(await run.untilAsked('Decide'), 'rebooted');
    const again = await run.untilAsked('^step PUB/disc-2');
    expect(again.instructions.slice(0, 2)).toEqual([
      'Ben reported: it wants a reboot.',
      'After the reboot: nothing interferes.',
    ]);
    await run.answer(again, 'done');
    const { state, journal } = await run.result();
    expect(state).toBe('completed');
    expect(journal.some(({ text }) => text.includes('McShield is running'))).toBe(true);
  });

  const records = { ...plannedOf(bootRecorded), servers: ['PUB'], arguments: {} };

  test.for(['rebooted', 'ask-again'])(
    'has the boot written down anew before the step is asked again (%s), so that it cannot prove the reboot to come',
    async (decision) => {
      const seen: string[] = [];
      const run = await Rehearsal.ofSteps([{ ...step, records }, actionStep('PUB/reboot')], {
        check({ check, memory }) {
          seen.push(`${check.name}: ${(memory.boot as BootSeen | null)?.at ?? 'nothing'}`);
          if (check.name !== 'boot-recorded') return good();
          return { ...good('up since noon'), remember: { boot: bootAt('noon') } };
        },
      });
      await run.answer(await run.untilAsked('step PUB/disc-2'), 'differs', 'it wants a reboot');
      await run.answer(await run.untilAsked('Decide'), decision);
      const again = await run.untilAsked('^step PUB/disc-2');
      expect(again.instructions).toContain('Only a reboot from now on ends this step: up since noon.');
      await run.answer(again, 'done');
      await run.result();
      expect(seen.slice(-2)).toEqual(['boot-recorded: nothing', 'rebooted: noon']);
    },
  );

  test('leaves nothing written down where that cannot be done, whoever attests it', async () => {
    const memories: unknown[] = [];
    const recorded = { ...checkStep('PUB/boot'), check: records };
    const run = await Rehearsal.ofSteps([recorded, { ...recorded, id: 'PUB/boot-again' }, actionStep('PUB/reboot')], {
      check({ check, memory }) {
        memories.push(memory.boot);
        if (check.name !== 'boot-recorded') return good();
        return memories.length === 1 ? { ...good(), remember: { boot: bootAt('noon') } } : notKnown();
      },
    });
    await run.answer(await run.untilAsked('Decide'), 'attest', 'it is up');
    await run.result();
    expect(memories.at(-1)).toBeNull();
  });

  test('is no choice where none can be', async () => {
    const run = await Rehearsal.ofSteps([promptStep('PUB/disc')]);
    await run.answer(await run.untilAsked('step PUB/disc'), 'differs', 'no disc here');
    const { form } = await run.untilAsked('Decide');
    expect(form.kind === 'choice' && form.choices.map(({ value }) => value)).toEqual(['ask-again', 'attest', 'stop']);
  });
});

describe('what must stay good while people work', () => {
  const watch = { check: { name: 'publisher-serves', servers: ['PUB'], arguments: {} }, everySeconds: 1 } as const;
  const step = { ...promptStep('PUB/disc-2'), ...AT_THE_CONSOLE, watch };

  /** A world in which the publisher serves or not; a watch takes its time. */
  const serving = (serves: () => boolean): World => ({
    async check({ watchEverySeconds }) {
      if (watchEverySeconds !== undefined) await new Promise((resolve) => setTimeout(resolve, 300));
      return serves() ? good('it serves') : bad('the publisher is down');
    },
  });

  test('raises an alarm of its own, which is taken back when all is well again, and the prompt stays (ORD-16, ORD-17)', async () => {
    let serves = true;
    const run = await Rehearsal.ofSteps(
      [step],
      serving(() => serves),
    );
    const asked = await run.untilAsked('step PUB/disc-2');
    serves = false;
    const alarm = await run.untilAsked('Alarm: the publisher is down');
    expect(alarm.instructions.join()).toContain('Press nothing further');
    expect((await run.status()).prompts.map(({ id }) => id)).toContain(asked.id);
    serves = true;
    await run.until('the alarm is gone', ({ prompts }) => prompts.length === 1);
    await run.answer(asked, 'done');
    const { state, journal } = await run.result();
    expect(state).toBe('completed');
    expect(journal.map(({ text }) => text).join()).toMatch(
      /alarm; expected good; seen the publisher is down.*good again/s,
    );
  });

  test('never acts, and never keeps the people from their answer', async () => {
    const run = await Rehearsal.ofSteps(
      [step],
      serving(() => false),
    );
    const asked = await run.untilAsked('step PUB/disc-2');
    await run.untilAsked('Alarm');
    await run.answer(asked, 'done');
    const { state, journal } = await run.result();
    expect(state).toBe('completed');
    expect(journal.find(({ kind }) => kind === 'withdrawn')?.text).toContain('the step is over');
  });
});

describe('an answer that blocks', () => {
  test('is cleared away by nobody’s word: it is mended, or the run stops (REP-07)', async () => {
    const blocking = { value: 'local', meaning: 'it lies on the old server only', ends: 'blocked' } as const;
    const answer = { kind: 'choice', choices: [{ value: 'done', meaning: 'elsewhere' }, blocking] } as const;
    const run = await Rehearsal.ofSteps([{ ...promptStep('PUB/backup'), answer }]);
    await run.answer(await run.untilAsked('step PUB/backup'), 'local', 'on drive D: of the old one');
    const { form } = await run.untilAsked('Decide');
    expect(form.kind === 'choice' && form.choices.map(({ value }) => value)).toEqual(['ask-again', 'stop']);
  });
});

describe('a wait and a gate', () => {
  test('a wait is a durable timer that nobody is asked about', async () => {
    const run = await Rehearsal.ofSteps([waitStep('PUB/settle', 1)]);
    expect((await run.result()).journal.some(({ text }) => text.includes('waited 1 s'))).toBe(true);
  });

  test('a gate stays closed and says why until it is good', async () => {
    let open = false;
    const run = await Rehearsal.ofSteps([gateStep('PUB/publisher')], {
      check: () => (open ? good() : bad('SQL Server is stopped')),
    });
    const prompt = await run.untilAsked('Decide');
    expect(prompt.instructions.join()).toContain('SQL Server is stopped');
    open = true;
    expect((await run.result()).state).toBe('completed');
  });
});
