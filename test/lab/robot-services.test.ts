import { describe, expect, it } from 'vitest';
import { prompt } from './asking-run.ts';
import { answered, begin as beginLab, lab, person, type Beginning } from './begun-lab.ts';
import { FOUR_SERVERS, until } from './lab-fixture.ts';

const AGENT = { name: 'Cisco Security Agent', class: 'intrusion detection', services: ['Cisco Security Agent'] };

const begin = (options: Beginning) => {
  const servers = FOUR_SERVERS.servers.map((server) =>
    (server as { name: string }).name === 'CM-SUB1' ? { ...server, software: [AGENT] } : server,
  );
  return beginLab(options, { ...FOUR_SERVERS, servers });
};

const toActivate = (...services: string[]) => [
  prompt('x#1', { kind: 'activate-services', server: 'CM-SUB1', services }, 'CM-SUB1'),
];

const callManager = () => person.windows('CM-SUB1').services.find('Cisco CallManager');
const rules = (): readonly string[] => lab.referee.violations().map(({ rule }) => rule);

describe('robots that are asked to activate services', () => {
  it('do it in Serviceability, and stay until the services run', async () => {
    await begin({ procedure: 'post-install' });
    const run = await answered(toActivate('Cisco CallManager', 'DC Directory Server', 'MSSQLSERVER'));
    expect(run.answers[0]?.answer.value).toBe('done');
    expect(callManager()).toMatchObject({ state: 'running', active: true });
    expect(rules()).toEqual([]);
  });

  it('do it in the Services window by the fault of that name, and no boot starts the service', async () => {
    await begin({ procedure: 'post-install', faults: ['activated-through-windows@CM-SUB1'] });
    const run = await answered(toActivate('Cisco CallManager'));
    expect(run.answers[0]?.answer.value).toBe('done');
    expect(callManager()).toMatchObject({ state: 'running', active: false });
    expect(rules()).toEqual(['CallManager services are not started and stopped by Windows means']);
    await person.reboot('CM-SUB1');
    expect(callManager()?.state).toBe('stopped');
  });

  it('say so when Serviceability does not list a service that does not run', async () => {
    await begin({ procedure: 'post-install' });
    const run = await answered(toActivate('Cisco Something'));
    expect(run.answers[0]?.answer).toMatchObject({
      value: 'message',
      note: 'Service Activation does not list Cisco Something',
    });
  });

  it('do nothing when they are only asked to confirm', async () => {
    await begin({ procedure: 'post-install' });
    await answered([prompt('x#1', { kind: 'confirm' }, 'CM-SUB1')]);
    expect(callManager()?.state).toBe('stopped');
  });
});

describe('robots that mend what is broken', () => {
  it('start CallManager in Serviceability and software of others in the Services window', async () => {
    await begin({});
    const { services } = person.windows('CM-SUB1');
    for (const name of ['Cisco CallManager', 'CSAgent']) services.stop(name, 'fault');
    await until('they stopped', () => ['CCM', 'CSAgent'].every((name) => services.find(name)?.state === 'stopped'));
    const choices = ['look-again', 'stop'].map((value) => ({ value, meaning: value }));
    const decide = prompt('x#1', { kind: 'decide' }, 'CM-SUB1', { kind: 'choice', choices });
    await answered([decide], { repairs: true });
    await person.untilInService('CM-SUB1');
    expect(services.isRunning('CSAgent')).toBe(true);
    expect(rules()).toEqual([]);
  });
});
