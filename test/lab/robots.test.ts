import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Way } from '../../lab/robot-run.ts';
import type { Robots, RobotOptions } from '../../lab/robots.ts';
import type { Answer, StatusPrompt } from '../../plan/types/run.ts';
import type { Page, Task } from '../../platforms/callmanager4/types/task.ts';
import { AskingRun, prompt } from './asking-run.ts';
import { begin, lab, person, robotsFor } from './begun-lab.ts';
import { until } from './lab-fixture.ts';

const page = (window: string, button: string, fields: Readonly<Record<string, string>> = {}): Page => ({
  window,
  button,
  fields: Object.entries(fields).map(([field, value]) => ({ field, value })),
  source: [],
});

const SETUP = 'Cisco CallManager Setup';
const ADMINISTRATOR = 'secret: the Windows Administrator password';
const PHRASE = 'secret: the Private Password Phrase';
const SA = 'secret: the SA password';
const DIRECTORY = 'secret: the Directory Manager password';

const PAGES: readonly Page[] = [
  page(`${SETUP}: applications disabled or uninstalled?`, 'Yes'),
  page(`${SETUP}: several reboots are possible`, 'OK'),
  page('Welcome', 'Next'),
  page('License Agreement', 'Next', { License: 'I accept the terms in the license agreement' }),
  page('Customer Information', 'Next'),
  page('Server Type', 'Next', { 'Server Type': 'Publisher' }),
  page('Administrator Password / Private password phrase', 'Next', {
    'Administrator password': ADMINISTRATOR,
    'Private password phrase': PHRASE,
    'Confirm private password phrase': PHRASE,
  }),
  page('Database passwords', 'Next', {
    'SA password': SA,
    'Confirm SA password': SA,
    'Directory Manager password': DIRECTORY,
    'Confirm Directory Manager password': DIRECTORY,
  }),
  page('Ready to Install', 'Install'),
  page(`${SETUP}: reboot the server`, 'Yes'),
];

const upgradePrompts = (server: string): readonly StatusPrompt[] => [
  prompt(`${server}/log-on#1`, { kind: 'log-on' }, server),
  prompt(`${server}/disc-1#1`, { kind: 'insert-disc', disc: 'disc1' }, server),
  prompt(`${server}/wizard#1`, { kind: 'walk-pages', pages: PAGES }, server),
  prompt(`${server}/log-on-after-reboot#1`, { kind: 'log-on' }, server),
  prompt(`${server}/disc-2#1`, { kind: 'insert-disc', disc: 'CCM412_2' }, server),
  prompt(`${server}/disc-1-again#1`, { kind: 'insert-disc', disc: 'disc1' }, server),
  prompt(
    `${server}/finish#1`,
    { kind: 'walk-pages', pages: [page('Installation Complete', 'Finish'), page('Restart Server', 'Yes')] },
    server,
  ),
  prompt(`${server}/remove-disc#1`, { kind: 'remove-disc' }, server),
];

let robots: Robots | null = null;

beforeEach(() => begin());
afterEach(() => robots?.stop());

const start = (run: AskingRun, options: Partial<RobotOptions> = {}): Robots => (robots = robotsFor(run, options));

describe('robots', () => {
  it('approve as somebody who may, and upgrade a server by its prompts', async () => {
    await person.quiet('CM-PUB');
    const run = new AskingRun(upgradePrompts('CM-PUB'));
    await start(run).waitForEnd();
    expect(run.approvals).toEqual(['Ada abc']);
    expect(run.answers.map(({ answer }) => answer.value)).toEqual(upgradePrompts('').map(() => 'done'));
    expect(new Set(run.answers.map(({ answer }) => answer.by))).toEqual(new Set(['Kim']));
    expect(person.windows('CM-PUB').facts.callManager).toBe('4.1(2)');
    expect(lab.referee.violations().map(({ rule }) => rule)).toEqual([
      'users are notified before the first installer starts',
    ]);
  });

  it('answer by update and by signal in turns', async () => {
    const run = new AskingRun(['a', 'b', 'c', 'd'].map((id) => prompt(`${id}#1`, { kind: 'confirm' }, '')));
    await start(run).waitForEnd();
    const ways = run.answers.map(({ way }) => way);
    expect(ways[0]).not.toBe(ways[1]);
    expect(ways.slice(0, 2)).toEqual(ways.slice(2));
  });

  it('report what the screen says instead of guessing a button', async () => {
    person.windows('CM-PUB').facts.pendingRenames = true;
    const run = new AskingRun(upgradePrompts('CM-PUB').slice(0, 3));
    await start(run).waitForEnd();
    expect(run.answers.at(-1)?.answer).toMatchObject({ value: 'message' });
    expect(run.answers.at(-1)?.answer.note).toMatch(/^The installation has detected pending file operations\./);
  });

  it('press away a reported message and begin again when they are asked again', async () => {
    await person.quiet('CM-PUB');
    person.windows('CM-PUB').facts.pendingRenames = true;
    const [logOn, disc, wizard] = upgradePrompts('CM-PUB');
    const run = new AskingRun([logOn, disc, wizard, { ...wizard, id: 'CM-PUB/wizard#2' }] as StatusPrompt[]);
    start(run);
    await until('the message is reported', () => run.answers.length === 3);
    person.windows('CM-PUB').facts.pendingRenames = false;
    await robots?.waitForEnd();
    expect(run.answers.map(({ answer }) => answer.value)).toEqual(['done', 'done', 'message', 'done']);
  });

  it('take the wrong disc by the fault of that name, and the right one when asked again', async () => {
    lab.cluster.faults.on({ fault: 'wrong-disc', server: 'CM-PUB', times: 'once' });
    const task: Task = { kind: 'insert-disc', disc: 'disc1' };
    const run = new AskingRun([prompt('x#1', task, 'CM-PUB')]);
    await start(run).waitForEnd();
    expect(lab.cluster.discs.inDriveOf('CM-PUB')?.number).toBe(2);
    await start(new AskingRun([prompt('x#2', task, 'CM-PUB')])).waitForEnd();
    expect(lab.cluster.discs.inDriveOf('CM-PUB')?.number).toBe(1);
  });

  it('decide by their policy: look again, act again, stop, as far as it is offered', async () => {
    const choices = ['look-again', 'act-again', 'attest', 'stop'].map((value) => ({ value, meaning: value }));
    const ask = (number: number) =>
      prompt(`CM-PUB/reboot#${number}`, { kind: 'decide' }, 'CM-PUB', { kind: 'choice', choices });
    const run = new AskingRun([ask(1), ask(2), ask(3)]);
    await start(run).waitForEnd();
    expect(run.answers.map(({ answer }) => answer.value)).toEqual(['look-again', 'act-again', 'stop']);
    expect(run.answers.every(({ answer }) => answer.note)).toBe(true);
  });

  it('press the power button of a machine that hangs, where somebody mends things', async () => {
    lab.cluster.faults.on({ fault: 'hangs-in-shutdown', server: 'CM-SUB1', times: 'once' });
    person.windows('CM-SUB1').reboot('command', 'x');
    const choices = ['look-again', 'stop'].map((value) => ({ value, meaning: value }));
    const run = new AskingRun([prompt('CM-SUB1/reboot#1', { kind: 'decide' }, 'CM-SUB1', { kind: 'choice', choices })]);
    await start(run, { repairs: true }).waitForEnd();
    await person.untilInService('CM-SUB1');
  });

  it('do not find disc 2 by the fault of that name until they are asked again', async () => {
    lab.cluster.faults.on({ fault: 'disc-2-missing', server: 'CM-PUB', times: 'always' });
    const task: Task = { kind: 'insert-disc', disc: 'CCM412_2' };
    const run = new AskingRun([prompt('x#1', task, 'CM-PUB'), prompt('x#2', task, 'CM-PUB')]);
    await start(run).waitForEnd();
    expect(run.answers.map(({ answer }) => answer.value)).toEqual(['message', 'done']);
    expect(run.answers[0]?.answer.note).toBe('disc 2 is not where it should be');
    expect(lab.cluster.discs.inDriveOf('CM-PUB')?.number).toBe(2);
  });

  it('report a reboot that the installer wants in its midst, let it happen when they are asked to log on again, and start it anew', async () => {
    lab.cluster.faults.on({ fault: 'asks-for-extra-reboot', server: 'CM-PUB', times: 'once' });
    await person.quiet('CM-PUB');
    const all = upgradePrompts('CM-PUB');
    const upToDisc2 = all.slice(0, all.findIndex(({ id }) => id === 'CM-PUB/disc-2#1') + 1);
    const again = upToDisc2.map((one) => ({ ...one, id: one.id.replace('#1', '#2') }));
    const prompts = [...upToDisc2, ...again, ...all.slice(upToDisc2.length)];
    const run = new AskingRun(prompts);
    await start(run).waitForEnd();
    const [first] = run.answers.filter(({ answer }) => answer.prompt === 'CM-PUB/disc-2#1');
    expect(first?.answer).toMatchObject({ value: 'message' });
    expect(first?.answer.note).toMatch(/^Cisco CallManager successfully installed Sun JRE and requires/);
    expect(run.answers.filter(({ answer }) => answer.value === 'done')).toHaveLength(prompts.length - 1);
    expect(person.windows('CM-PUB').facts.callManager).toBe('4.1(2)');
  });

  it('count devices when they are back', async () => {
    person.windows('CM-SUB1').reboot('person', '');
    const form = { kind: 'number', what: 'devices', minimum: 0, maximum: 9999, expected: 100 } as const;
    const run = new AskingRun([prompt('CM-SUB1/devices#1', { kind: 'count-devices' }, 'CM-SUB1', form)]);
    await start(run).waitForEnd();
    expect(run.answers[0]?.answer.value).toBe(100);
  });

  it('behave badly when they are told to: answer twice, under another name, or do something else', async () => {
    const run = new AskingRun([prompt('a#1', { kind: 'confirm' }, '')]);
    const manners = () => ({ times: 2, change: (answer: Answer) => ({ ...answer, by: 'Mallory' }) });
    const behaviours = { confirm: async () => ({ kind: 'differs', note: 'nobody knows' }) as const };
    const started = start(run, { manners, behaviours });
    await until('both answers were sent', () => run.answers.length === 2);
    expect(run.answers.map(({ answer }) => answer)).toEqual([
      { prompt: 'a#1', value: 'message', by: 'Mallory', note: 'nobody knows' },
      { prompt: 'a#1', value: 'message', by: 'Mallory', note: 'nobody knows' },
    ]);
    await until('the refusal is in the diary', () =>
      started.diary.some(({ text }) => text.includes('this prompt is not open')),
    );
  });

  it('say the same once more where nobody has heard it', async () => {
    const asked = prompt('a#1', { kind: 'confirm' }, '');
    // The first answer is to something else, so that the prompt stays open.
    const run = new (class extends AskingRun {
      override answer(answer: Answer, way: Way): Promise<void> {
        if (this.answers.length > 0) return super.answer(answer, way);
        this.answers.push({ answer, way });
        return Promise.resolve();
      }
    })([asked]);
    const manners = () => ({ change: (answer: Answer) => ({ ...answer, value: 'differs' }) });
    await start(run, { manners, resendMilliseconds: 20 }).waitForEnd();
    expect(run.answers.map(({ answer }) => answer.value)).toEqual(['differs', 'differs']);
  });
});
