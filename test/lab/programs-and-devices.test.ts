import { describe, expect, it } from 'vitest';
import { begin, call, lab, person } from './begun-lab.ts';
import { until } from './lab-fixture.ts';
import { seen, valueOf } from './product-eyes.ts';

const look = (server: string) => seen(lab, server, (site, target) => site.look(target));
const programs = async (server: string): Promise<readonly string[]> => valueOf((await look(server)).programs);

describe('the devices that a server counts, as the product sees them', () => {
  it('are those that are registered here now, its own and those it stands in for', async () => {
    await begin();
    expect((await look('CM-SUB1')).registeredDevices).toEqual({ known: true, value: 100 });
    expect((await look('CM-SEC1')).registeredDevices).toEqual({ known: true, value: 0 });
    person.room.pressPower('CM-SUB1');
    await until('they moved', () => lab.cluster.phones.registeredAt('CM-SEC1') === 100);
    expect((await look('CM-SEC1')).registeredDevices).toEqual({ known: true, value: 100 });
    expect((await look('CM-SUB1')).registeredDevices).toMatchObject({ known: false });
  });

  it('go to the secondary when people register them there, and come home when their server has been away', async () => {
    await begin();
    await call('POST', '/devices/move');
    await until('they moved', () => lab.cluster.phones.registeredAt('CM-SEC1') === 100);
    expect((await look('CM-SUB1')).registeredDevices).toEqual({ known: true, value: 0 });
    person.room.pressPower('CM-SUB1');
    await until('it is off', () => lab.cluster.server('CM-SUB1').windows.power === 'off');
    person.room.pressPower('CM-SUB1');
    await until('they are home', () => lab.cluster.phones.registeredAt('CM-SUB1') === 100);
  });

  it.each([
    ['where CallManager does not run', 'CM-PUB', []],
    ['where the counter is missing by the fault of that name', 'CM-SUB1', ['counts-no-devices@CM-SUB1:always']],
  ])('are unknown %s, and never none', async (_title, server, faults) => {
    await begin({ faults });
    expect((await look(server)).registeredDevices).toEqual({
      known: false,
      why: expect.stringContaining('no counter of registered devices is there'),
    });
  });
});

describe('the programs that are installed, as the product sees them', () => {
  it('are CallManager, what it needs, and what the cluster file says', async () => {
    await begin();
    expect(await programs('CM-SUB1')).toEqual(
      expect.arrayContaining(['Cisco CallManager', 'Microsoft SQL Server 2000', 'McAfee VirusScan']),
    );
    const application = await programs('CER-1');
    expect(application).toContain('Cisco Emergency Responder');
    expect(application).not.toContain('Cisco CallManager');
  });

  it('grow by what the installer brings along', async () => {
    await begin({ procedure: 'install' });
    const own = ['Cisco CallManager', 'Java 2 Runtime Environment, SE v1.4.2_08', 'Microsoft SQL Server 2000'];
    const before = await programs('CM-PUB');
    expect(before.filter((name) => own.includes(name))).toEqual([]);
    await person.upgrade('CM-PUB');
    expect((await programs('CM-PUB')).filter((name) => !before.includes(name))).toEqual(own);
  });

  it('do not have the software of the cluster file on a machine that takes the place of a publisher', async () => {
    await begin({ procedure: 'replace-publisher' });
    expect(await programs('CM-PUB')).not.toContain('McAfee VirusScan');
    expect(await programs('CM-SUB1')).toContain('McAfee VirusScan');
  });

  it.each([
    ['forbidden-program', 'Cisco Unity'],
    ['unknown-program', 'RealPlayer 8 Basic'],
  ])('have the program of the fault %s until somebody uninstalls it', async (fault, program) => {
    await begin({ faults: [`${fault}@CM-SUB1`] });
    expect(await programs('CM-SEC1')).not.toContain(program);
    for (let count = 0; count < 2; count += 1) expect(await programs('CM-SUB1')).toContain(program);
    expect((await call('POST', '/servers/CM-SUB1/uninstall', { program })).status).toBe(200);
    expect(await programs('CM-SUB1')).not.toContain(program);
  });

  it('are not uninstalled where they belong', async () => {
    await begin();
    expect(() => person.room.uninstall('CM-SUB1', 'Cisco CallManager')).toThrow(/cannot be uninstalled/);
  });
});
