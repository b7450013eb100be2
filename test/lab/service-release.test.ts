import { describe, expect, it } from 'vitest';
import type { Task } from '../../platforms/callmanager4/types/task.ts';
import { prompt } from './asking-run.ts';
import { answered, begin as beginLab, lab, person, rules, type Beginning } from './begun-lab.ts';
import { until } from './lab-fixture.ts';

const begin = (options: Beginning = {}) => beginLab({ procedure: 'post-install', ...options });

const NODES = ['CM-PUB', 'CM-SEC1', 'CM-SUB1'];
const CALLMANAGER = 'Cisco CallManager';

const advice = (): readonly string[] => lab.referee.advice().map(({ rule, server }) => `${server}: ${rule}`);
const hasIt = (server: string): boolean => person.windows(server).facts.hasServiceRelease;
const service = (server: string) => person.windows(server).services.find(CALLMANAGER);

const TASK: Task = { kind: 'install-service-release' };
const release = (server: string) => prompt(`${server}/service-release#1`, TASK, server);

/** By hand, without waiting for the reboot. */
const install = (server: string): void => {
  person.logOn(server);
  person.room.installServiceRelease(server);
};

describe('a service release', () => {
  it('is installed by robots on one server after the other, each of which is back in service before the next', async () => {
    await begin();
    for (const server of NODES) await person.activateWanted(server);
    const boots = NODES.map((server) => person.windows(server).time.boots);
    const run = await answered(NODES.map(release));
    expect(run.answers.map(({ answer: { value } }) => value)).toEqual(['done', 'done', 'done']);
    expect(NODES.map(hasIt)).toEqual([true, true, true]);
    NODES.forEach((server, index) => {
      expect(person.windows(server).time.boots).toBeGreaterThan(boots[index] ?? Infinity);
    });
    expect(service('CM-SUB1')).toMatchObject({ state: 'running', active: true });
    expect(lab.referee.finish()).toEqual([]);
    expect(lab.referee.advice()).toEqual([]);
  });

  it('ends with a reboot that starts no service which was only started in the Services window', async () => {
    await begin({ faults: ['activated-through-windows@CM-SUB1'] });
    const activate: Task = { kind: 'activate-services', server: 'CM-SUB1', services: [CALLMANAGER] };
    await answered([prompt('CM-SUB1/activate#1', activate, 'CM-SUB1')]);
    expect(service('CM-SUB1')).toMatchObject({ state: 'running', startType: 'automatic' });
    const run = await answered([release('CM-SUB1')]);
    expect(run.answers[0]?.answer.value).toBe('done');
    expect(service('CM-SUB1')).toMatchObject({ state: 'stopped', startType: 'manual', active: false });
  });

  it('is never reported as done where it could not be installed', async () => {
    await begin();
    person.windows('CM-SUB1').facts.callManager = null;
    const choices = ['done', 'later'].map((value) => ({ value, meaning: value }));
    const run = await answered([prompt('CM-SUB1/x#1', TASK, 'CM-SUB1', { kind: 'choice', choices })]);
    expect(run.answers[0]?.answer).toMatchObject({ value: 'later' });
    expect(run.answers[0]?.answer.note).toContain('has no CallManager that a service release is for');
  });

  it('is reported with the services that do not come up after it', async () => {
    await begin({ faults: ['service-stays-stopped@CM-SUB1'] });
    await person.activateWanted('CM-SUB1');
    const run = await answered([release('CM-SUB1')]);
    expect(run.answers[0]?.answer).toMatchObject({
      value: 'message',
      note: 'after the reboot these do not run: Cisco CallManager',
    });
  });

  it.each([
    ['nobody is logged on', () => undefined, /nobody is logged on at CM-PUB/],
    ['the server is off', () => person.room.pressPower('CM-PUB'), /CM-PUB is off/],
  ])('cannot be installed while %s', async (_title, arrange, why) => {
    await begin();
    arrange();
    expect(() => person.room.installServiceRelease('CM-PUB')).toThrow(why);
  });

  it('is not there when the machine went down in the midst of it', async () => {
    await begin();
    install('CM-SEC1');
    await person.reboot('CM-SEC1');
    install('CM-SUB1');
    await until('the other one has it', () => hasIt('CM-SUB1'));
    expect(hasIt('CM-SEC1')).toBe(false);
  });

  it('does not make an upgraded server of one that is not', async () => {
    await begin({ procedure: 'upgrade' });
    install('CM-PUB');
    await until('it has it', () => hasIt('CM-PUB'));
    await person.untilInService('CM-PUB');
    await person.beginInstaller('CM-SEC1');
    expect(rules()).toContain('CM-SEC1: the publisher is upgraded and back before a subscriber begins');
  });
});

describe('the referee', () => {
  it('catches a service release that is begun while another server is away for its own', async () => {
    await begin();
    install('CM-PUB');
    await until('it reboots', () => person.windows('CM-PUB').power !== 'up');
    install('CM-SEC1');
    expect(rules()).toEqual(['CM-SEC1: one server at a time']);
  });

  it('advises against one before CallManager is on every server', async () => {
    await begin({ procedure: 'add-subscriber', blank: ['CM-SEC1'] });
    install('CM-PUB');
    expect(advice()).toEqual(['CM-PUB: a service release waits until CallManager is on every server']);
  });

  it('finds a server without the service release that others have, and none where nobody has it', async () => {
    await begin();
    for (const server of NODES) await person.activateWanted(server);
    expect(lab.referee.finish()).toEqual([]);
    await answered([release('CM-PUB')]);
    lab.referee.finish();
    expect(rules()).toEqual(
      ['CM-SEC1', 'CM-SUB1'].map((server) => `${server}: every server has the same service release`),
    );
  });
});
