import { describe, expect, it } from 'vitest';
import type { PromptStep } from '../../plan/types/step.ts';
import { type Rehearsal, choicesOf } from '../workflows/harness.ts';
import { promptStep } from '../workflows/sample-cluster.ts';
import { reportAt, textOf } from './reported.ts';

const WIZARD: PromptStep = {
  ...promptStep('PUB/wizard'),
  inTrouble: ['Never press Cancel.'],
  afterReboot: { name: 'services-stopped', servers: ['PUB'], arguments: {} },
};

/** A run at whose installer somebody has reported what the screen shows. */
const reported = async (text: string): Promise<Rehearsal> => (await reportAt(WIZARD, 'differs', text)).run;

describe('a message that is reported at the installer', () => {
  it('and only informs is followed by the same prompt with the button to press, recorded, and nobody has to decide (MSG-06)', async () => {
    const run = await reported(textOf('update-and-restart'));
    const again = await run.untilOpen('PUB/wizard#2');
    expect(again.title).not.toMatch(/Decide/);
    expect(again.instructions.join('\n')).toMatch(/Press OK/);
    await run.answer(again, 'done');
    const { journal } = await run.result();
    expect(journal.find(({ reported }) => reported)?.reported).toEqual({
      remedy: 'information',
      message: 'update-and-restart',
    });
    expect(journal.filter(({ kind }) => kind === 'asked')).toHaveLength(2);
  });

  it('and wants the installer run again is a new attempt, before which it is looked that nothing interferes (MSG-07)', async () => {
    const { run, looks } = await reportAt(WIZARD, 'differs', textOf('runtime-needs-a-reboot'));
    for (const attempt of [2, 3]) {
      const decision = await run.untilAsked('Decide');
      expect(choicesOf(decision)).toEqual(['rerun', 'rebooted', 'another-message', 'attest', 'stop']);
      await run.answer(decision, 'rerun');
      const again = await run.untilAsked('^step PUB/wizard');
      const told = again.instructions.join('\n');
      expect(told).toContain('After the reboot: nothing interferes.');
      expect(told).toContain(`This is attempt ${attempt}: `);
      expect(told).toMatch(/Next, 4: Start CCMSetup\.exe/);
      if (attempt === 2) await run.answer(again, 'differs', textOf('sql-server-needs-a-reboot'));
      else await run.answer(again, 'done');
    }
    const { journal } = await run.result();
    expect(journal.flatMap(({ attempt }) => attempt ?? [])).toEqual([2, 3]);
    expect(looks).toEqual(['services-stopped', 'services-stopped']);
  });

  it('and leaves a task for later lets the run go on with an open item (MSG-08)', async () => {
    const run = await reported(textOf('umx-not-registered'));
    const decision = await run.untilAsked('Decide');
    expect(choicesOf(decision)).toEqual(['go-on', 'another-message', 'stop']);
    await run.answer(decision, 'go-on');
    await run.answer(await run.untilAsked('^step PUB/wizard'), 'done');
    const { state, openItems } = await run.result();
    expect(state).toBe('completed');
    expect(openItems.join('\n')).toMatch(/PUB: umx-not-registered: .*regsvr32/);
  });

  it('and means a new image stops the line until an approver has decided, and stays an open item (MSG-09)', async () => {
    const run = await reported(textOf('sql-server-failed'));
    const decision = await run.untilAsked('Decide');
    expect(decision.by).toBe('approver');
    expect(choicesOf(decision)).toEqual(['another-message', 'stop']);
    await expect(run.answer(decision, 'stop', 'it gets its image anew')).rejects.toThrow();
    await run.answer(decision, 'stop', 'it gets its image anew', 'Ada');
    const { state, openItems } = await run.result();
    expect(state).toBe('stopped');
    expect(openItems.join('\n')).toMatch(/PUB: sql-server-failed: this server needs its image anew/);
  });

  it('after the service pack of SQL Server failed shows the cause, the pack by hand, and is a new attempt (MSG-10)', async () => {
    const run = await reported(textOf('sql-service-pack-failed'));
    const decision = await run.untilAsked('Decide');
    expect(decision.instructions.join('\n')).toMatch(/virus[^]*Service Pack 4 or later[^]*by hand[^]*Start CCMSetup/);
    await run.answer(decision, 'rerun');
    const again = await run.untilAsked('^step PUB/wizard');
    expect(again.instructions.join('\n')).toContain('This is attempt 2: ');
  });

  it('and is in no table holds the server, with the logs and then technical support (MSG-04, MSG-14)', async () => {
    const run = await reported('Kestrel Watch has found an intruder and will now lock this console');
    const decision = await run.untilAsked('Decide');
    const told = decision.instructions.join('\n');
    expect(told).toMatch(/not harmless: this server is held[^]*ccminst[^]*call technical support/);
    expect(choicesOf(decision)).toEqual(['ask-again', 'rebooted', 'attest', 'stop']);
  });

  it('and belongs to a subscriber is doubted on a publisher, and asked again (MSG-13)', async () => {
    const run = await reported(textOf('publisher-has-another-release'));
    const decision = await run.untilAsked('Decide');
    expect(decision.instructions[1]).toMatch(/doubtful.*a subscriber only, and this server is a publisher/);
    await run.answer(decision, 'ask-again');
    await run.untilOpen('PUB/wizard#3');
  });

  it('and was misread is taken back by whoever confirms it, and explained anew by what the screen really shows (MSG-02)', async () => {
    const run = await reported(textOf('disk-space'));
    const first = await run.untilAsked('Decide');
    await expect(run.answer(first, 'another-message')).rejects.toThrow();
    await run.answer(first, 'another-message', textOf('terminal-services'));
    const second = await run.until('asked about the other', ({ prompts }) => prompts[0]?.id === 'PUB/wizard#3');
    expect(second.prompts[0]?.instructions.join('\n')).toMatch(/Next, 1: End the session/);
    const messages = second.journal.flatMap(({ reported }) => reported?.message ?? []);
    expect(messages).toEqual(['disk-space', 'terminal-services']);
  });

  it('with names in it keeps them in the journal, and says them in what comes next (MSG-03)', async () => {
    const text = textOf('services-not-stopped').replace('<list of services>', 'Kestrel Watch, Prognosis');
    const run = await reported(text);
    const decision = await run.untilAsked('Decide');
    expect(decision.instructions.join('\n')).toMatch(/Stop by hand .*: Kestrel Watch, Prognosis\. /);
    const { journal } = await run.status();
    expect(journal.find(({ reported }) => reported)).toMatchObject({
      by: 'Ben',
      step: 'PUB/wizard',
      reported: {
        message: 'services-not-stopped',
        remedy: 'reboot and rerun',
        named: { '<list of services>': 'Kestrel Watch, Prognosis' },
      },
    });
  });
});
