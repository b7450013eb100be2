import { describe, expect, it } from 'vitest';
import { INSTALLER_MESSAGES } from '../../platforms/callmanager4/messages/installer-messages.ts';
import type { Step } from '../../plan/types/step.ts';
import { DONE_DIFFERS_MESSAGE } from '../../platforms/callmanager4/steps/vocabulary.ts';
import { inOrderOfWork, planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster as sixServerCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { Rehearsal } from './harness.ts';
import { checkStep, promptStep } from './sample-cluster.ts';
import { good } from './scripted-worker.ts';

const WANTS_A_REBOOT = INSTALLER_MESSAGES.find(({ id }) => id === 'runtime-needs-a-reboot')!.text;

const atTheInstaller = {
  answer: DONE_DIFFERS_MESSAGE,
  afterReboot: { name: 'services-stopped', servers: ['PUB'], arguments: {} },
} as const;

const prompt = (name: string, more: object = {}): Step => ({
  ...promptStep(`PUB/${name}`),
  ...atTheInstaller,
  ...more,
});

const STEPS: readonly Step[] = [
  promptStep('PUB/before'),
  prompt('log-on'),
  checkStep('PUB/boot'),
  prompt('pages'),
  prompt('disc-2', { attemptFrom: 'PUB/log-on' }),
  promptStep('PUB/after'),
];

/** A run of these steps, and a way to answer its prompts one after the other. */
async function begun() {
  const run = await Rehearsal.ofSteps(STEPS, { check: () => good('nothing interferes') });
  const done = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await run.answer(await run.untilAsked(`^step PUB/${name}$`), 'done');
  };
  return { run, done };
}

describe('an installer that has to be started anew when its pages are behind (PUB-22, SUB-25)', () => {
  it('has every prompt of it opened once more from its first one on, and all looked at again that is on the way', async () => {
    const { run, done } = await begun();
    await done('before', 'log-on', 'pages');
    await run.answer(await run.untilAsked('^step PUB/disc-2'), 'message', WANTS_A_REBOOT);
    await run.answer(await run.untilAsked('Decide'), 'rerun');
    const again = await run.untilAsked('^step PUB/log-on');
    expect(again.id).toBe('PUB/log-on#2');
    const told = again.instructions.join('\n');
    expect(told).toContain('This is attempt 2: the installer starts from its first page');
    expect(told).toContain('After the reboot: nothing interferes.');
    await done('log-on');
    expect((await run.untilAsked('^step PUB/pages')).instructions).toEqual(promptStep('PUB/pages').instructions);
    await done('pages', 'disc-2', 'after');
    const { state, journal, servers } = await run.result();
    expect([state, servers[0]?.state]).toEqual(['completed', 'done']);
    const ended = journal.filter(({ kind, outcome }) => kind === 'step' && outcome !== undefined);
    const first = ['before', 'log-on', 'boot', 'pages'];
    const second = ['log-on', 'boot', 'pages', 'disc-2', 'after'];
    expect(ended.map(({ step }) => step)).toEqual([...first, ...second].map((name) => `PUB/${name}`));
    expect(journal.flatMap(({ attempt }) => attempt ?? [])).toEqual([2]);
  });

  it('is counted on, however often that happens', async () => {
    const { run, done } = await begun();
    await done('before');
    for (const attempt of [2, 3]) {
      await done('log-on', 'pages');
      await run.answer(await run.untilAsked('^step PUB/disc-2'), 'message', WANTS_A_REBOOT);
      await run.answer(await run.untilAsked('Decide'), 'rerun');
      expect((await run.untilAsked('^step PUB/log-on')).instructions.join()).toContain(`This is attempt ${attempt}: `);
    }
    await done('log-on', 'pages', 'disc-2', 'after');
    expect((await run.result()).state).toBe('completed');
  });

  it('can be stopped by whoever decides, where nothing is opened anew', async () => {
    const { run, done } = await begun();
    await done('before', 'log-on', 'pages');
    await run.answer(await run.untilAsked('^step PUB/disc-2'), 'message', WANTS_A_REBOOT);
    await run.answer(await run.untilAsked('Decide'), 'stop', 'enough');
    const { state, journal } = await run.result();
    expect(state).toBe('stopped');
    expect(journal.filter(({ kind, step }) => kind === 'asked' && step === 'PUB/log-on')).toHaveLength(1);
  });

  it('is begun at the log-on, of each server, by every prompt after the pages and by none up to them', () => {
    const cluster = sixServerCluster(sixServers, { to: '4.2(1)' });
    const prompts = inOrderOfWork(planOf(cluster, 'install')).filter((step) => step.kind === 'prompt');
    const from = (name: string) => prompts.filter(({ id }) => id.endsWith(`/${name}`)).map((step) => step.attemptFrom);
    const servers = prompts.filter(({ id }) => id.endsWith('/wizard')).map(({ server }) => server);
    expect(servers).toHaveLength(5);
    for (const name of ['log-on-after-reboot', 'disc-2', 'disc-1-again', 'finish'])
      expect([name, from(name)]).toEqual([name, servers.map((server) => `${server}/log-on`)]);
    for (const name of ['log-on', 'disc-1', 'wizard'])
      expect([name, from(name)]).toEqual([name, servers.map(() => undefined)]);
    const ids = new Set(prompts.map(({ id }) => id));
    expect(prompts.flatMap(({ attemptFrom = [] }) => attemptFrom).filter((id) => !ids.has(id))).toEqual([]);
  });
});
