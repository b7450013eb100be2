import { describe, expect, it } from 'vitest';
import { begin as beginLab, lab, person } from './begun-lab.ts';
import { FOUR_SERVERS, until } from './lab-fixture.ts';

/** A second primary beside the one of the other tests. */
const SECOND = { ...(FOUR_SERVERS.servers[2] as object), name: 'CM-SUB2', address: '10.1.1.5', devices: 50 };

const begin = (...more: object[]) => beginLab({}, { ...FOUR_SERVERS, servers: [...FOUR_SERVERS.servers, ...more] });

const RULE = 'devices are registered with servers of one release';

const advice = () => lab.referee.advice().filter(({ rule }) => rule === RULE);

describe('the referee, of devices on servers of two releases', () => {
  it('advises against a second primary whose devices are not yet where those of the first are', async () => {
    await begin(SECOND);
    for (const server of ['CM-PUB', 'CM-SEC1', 'CM-SUB1']) await person.upgrade(server);
    await until('the devices of the first are home', () => lab.cluster.phones.registeredAt('CM-SUB1') === 100);
    expect(advice()).toEqual([]);
    person.windows('CM-SUB2').reboot('command', 'CM-SUB2/reboot');
    expect(advice()).toMatchObject([
      { server: 'CM-SUB2', evidence: '100 on CM-SUB1 with 4.1(2), 50 on CM-SUB2 with 4.0(2a)' },
    ]);
    expect(lab.referee.violations().filter(({ rule }) => rule === RULE)).toEqual([]);
  });

  it('says nothing where all devices move to the upgraded secondary first', async () => {
    await begin(SECOND);
    for (const server of ['CM-PUB', 'CM-SEC1']) await person.upgrade(server);
    for (const server of ['CM-SUB1', 'CM-SUB2']) {
      person.windows(server).services.stop('CCM', 'serviceability');
    }
    await until('all are on the secondary', () => lab.cluster.phones.registeredAt('CM-SEC1') === 150);
    person.windows('CM-SUB1').reboot('command', 'CM-SUB1/reboot');
    expect(advice()).toEqual([]);
  });

  it('says nothing of the devices that move while a server is worked on', async () => {
    await begin();
    for (const server of ['CM-PUB', 'CM-SEC1']) await person.upgrade(server);
    person.windows('CM-SUB1').reboot('command', 'CM-SUB1/reboot');
    await until('some are there and some here', () => {
      const [there, here] = ['CM-SEC1', 'CM-SUB1'].map((name) => lab.cluster.phones.registeredAt(name));
      return (there ?? 0) > 0 && (here ?? 0) > 0;
    });
    person.windows('CM-SUB1').reboot('command', 'CM-SUB1/another');
    expect(advice()).toEqual([]);
  });
});
