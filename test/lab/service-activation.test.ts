import { describe, expect, it } from 'vitest';
import { begin as beginLab, call, lab, person, rules, type Beginning } from './begun-lab.ts';
import { until } from './lab-fixture.ts';

const MONITOR = 'Cisco Database Layer Monitor';

const begin = (options: Beginning = {}) => beginLab({ procedure: 'post-install', ...options });

const monitor = () => person.windows('CM-PUB').services.find(MONITOR);

describe('Service Activation', () => {
  it('begins the work after an installation with every service installed and none activated', async () => {
    await begin();
    const { content } = await call('GET', '/servers/CM-SUB1/activate');
    expect(content).toContainEqual({ service: 'Cisco CallManager', isActivated: false });
    expect((content as { isActivated: boolean }[]).some(({ isActivated }) => isActivated)).toBe(false);
    expect(content).not.toContainEqual(expect.objectContaining({ service: 'DC Directory Server' }));
    expect(person.windows('CM-SUB1').services.isRunning('DC Directory Server')).toBe(true);
  });

  it('starts what is ticked, and every boot starts it again', async () => {
    await begin();
    expect((await call('POST', '/servers/CM-PUB/activate', { services: [MONITOR] })).status).toBe(200);
    await until('it runs', () => monitor()?.state === 'running');
    await person.reboot('CM-PUB');
    expect(monitor()).toMatchObject({ state: 'running', startType: 'automatic', active: true });
    expect(rules()).toEqual([]);
  });

  it.each([
    ['a service that it does not list', { services: ['DC Directory Server'] }, 'lists no DC Directory Server'],
    ['a service of Windows', { services: ['Alerter'] }, 'lists no Alerter'],
  ])('refuses %s, and activates nothing then', async (_title, body, text) => {
    await begin();
    const { status, content } = await call('POST', '/servers/CM-PUB/activate', {
      services: [MONITOR, ...body.services],
    });
    expect(status).toBe(409);
    expect((content as { error: string }).error).toContain(text);
    expect(monitor()?.active).toBe(false);
  });

  it('does not reach a server that is down', async () => {
    await begin();
    person.room.pressPower('CM-PUB');
    const { content } = await call('POST', '/servers/CM-PUB/activate', { services: [MONITOR] });
    expect(content).toEqual({ error: 'Service Activation cannot reach CM-PUB: it is off' });
  });

  it('lists nothing on a server without CallManager', async () => {
    await begin({ procedure: 'install' });
    expect((await call('GET', '/servers/CM-PUB/activate')).content).toEqual([]);
  });

  it('brings the devices of a server home', async () => {
    await begin();
    expect(lab.cluster.phones.registeredAt('CM-SUB1')).toBe(0);
    person.room.activate('CM-SUB1', ['Cisco CallManager']);
    await until('they have registered', () => lab.cluster.phones.registeredAt('CM-SUB1') === 100);
    expect(rules()).toEqual([]);
  });
});

describe('the Services window of Windows', () => {
  it('starts a service that is not activated until the next boot, and is caught at it', async () => {
    await begin();
    person.room.setService('CM-PUB', MONITOR, { startType: 'automatic', run: true });
    await until('it runs', () => monitor()?.state === 'running');
    expect(rules()).toEqual(['CM-PUB: CallManager services are not started and stopped by Windows means']);
    await person.reboot('CM-PUB');
    expect(monitor()).toMatchObject({ state: 'stopped', startType: 'manual', active: false });
  });

  it('cannot start a service that the installer holds', async () => {
    await begin({ procedure: 'upgrade' });
    await person.beginInstaller('CM-PUB');
    await person.press('CM-PUB', person.pages('CM-PUB').slice(0, -1));
    person.room.setService('CM-PUB', MONITOR, { startType: 'automatic', run: true });
    expect(monitor()?.state).toBe('stopped');
  });
});

describe('the end of the work after an installation', () => {
  it('is good when what the cluster file wants is activated and runs', async () => {
    await begin();
    for (const server of ['CM-PUB', 'CM-SEC1', 'CM-SUB1']) await person.activateWanted(server);
    expect(lab.referee.finish()).toEqual([]);
  });

  it('is not good while a service is missing, or runs without being activated', async () => {
    await begin();
    await person.activateWanted('CM-PUB');
    person.room.setService('CM-SEC1', 'Cisco CallManager', { run: true });
    await until('it runs', () => person.windows('CM-SEC1').services.isRunning('Cisco CallManager'));
    lab.referee.finish();
    const rule = 'every service that is wanted is activated and runs';
    expect(rules()).toContain(`CM-SEC1: ${rule}`);
    expect(rules()).toContain(`CM-SUB1: ${rule}`);
    expect(rules()).not.toContain(`CM-PUB: ${rule}`);
  });

  it('is not good while a start type is not what it was', async () => {
    await begin();
    for (const server of ['CM-PUB', 'CM-SEC1', 'CM-SUB1']) await person.activateWanted(server);
    person.room.setService('CM-SUB1', 'Network Associates McShield', { startType: 'disabled' });
    expect(lab.referee.finish()).toMatchObject([{ rule: 'start types are set back at the end', server: 'CM-SUB1' }]);
  });
});
