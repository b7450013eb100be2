import { describe, expect, it } from 'vitest';
import { begin, lab, person, rules } from './begun-lab.ts';
import { until } from './lab-fixture.ts';

const NODES = ['CM-PUB', 'CM-SEC1', 'CM-SUB1'];

const subscription = (name: string) =>
  lab.cluster.replication.subscriptions().find(({ subscriber }) => subscriber === name);
const isGood = (name: string): boolean =>
  subscription(name)?.runStatus === 4 && subscription(name)?.articles.has(2) === true;
const allGood = (): Promise<void> => until('the subscriptions are good', () => ['CM-SEC1', 'CM-SUB1'].every(isGood));

describe('an installation of a cluster', () => {
  it('leaves nothing to be written down when the documents are followed', async () => {
    await begin({ procedure: 'install' });
    for (const server of NODES) await person.upgrade(server);
    await allGood();
    for (const server of NODES) await person.activateWanted(server);
    for (const server of NODES) person.restore(server);
    for (const server of NODES) await person.untilInService(server);
    expect(lab.referee.finish()).toEqual([]);
  });

  it('is caught with a subscriber that is begun before the publisher is installed', async () => {
    await begin({ procedure: 'install' });
    await person.beginInstaller('CM-SEC1');
    expect(rules()).toEqual([
      'CM-SEC1: the publisher is installed and rebooted before a subscriber begins',
      'CM-SEC1: the directory of the publisher is served before a subscriber begins',
    ]);
  });

  it('is caught with a subscriber that is begun while the publisher still indexes its directory', async () => {
    await begin({ procedure: 'install' });
    await person.upgrade('CM-PUB');
    await person.quiet('CM-SEC1');
    person.logOn('CM-SEC1');
    // Its start is over within milliseconds here, so that the disc goes in at the very moment it begins.
    lab.cluster.events.listen((event) => {
      const isDirectory = event.kind === 'service' && event.service === 'DC Directory Server';
      if (isDirectory && event.state === 'starting') person.room.insertDisc('CM-SEC1', 1);
    });
    person.windows('CM-PUB').reboot('person', '');
    await until('the disc is in', () => lab.cluster.discs.inDriveOf('CM-SEC1') !== null);
    expect(rules()).toContain('CM-SEC1: the directory of the publisher is served before a subscriber begins');
  });

  it('may take the subscribers in any order, which S2 leaves open', async () => {
    await begin({ procedure: 'install' });
    for (const server of ['CM-PUB', 'CM-SUB1', 'CM-SEC1']) await person.upgrade(server);
    expect(rules()).toEqual([]);
  });

  it('is not at its end while a server is blank, or nothing is activated', async () => {
    await begin({ procedure: 'install' });
    await person.upgrade('CM-PUB');
    lab.referee.finish();
    expect(rules()).toContain('CM-SEC1: every server is installed');
    expect(rules()).toContain('CM-PUB: every service that is wanted is activated and runs');
    expect(rules()).not.toContain('CM-PUB: every server is installed');
  });
});

describe('the addition of a subscriber', () => {
  async function add(): Promise<void> {
    await begin({ procedure: 'add-subscriber', blank: ['CM-SEC1'] });
    await person.upgrade('CM-SEC1');
  }

  it('leaves nothing to be written down when every node is rebooted, one at a time', async () => {
    await add();
    for (const server of NODES) await person.reboot(server, `${server}/reboot-of-all`);
    await allGood();
    await person.activateWanted('CM-SEC1');
    person.restore('CM-SEC1');
    await person.untilInService('CM-SEC1');
    expect(lab.referee.finish()).toEqual([]);
  });

  it('is caught with two nodes that are away at once', async () => {
    await add();
    person.windows('CM-PUB').reboot('command', 'CM-PUB/reboot-of-all');
    person.windows('CM-SEC1').reboot('command', 'CM-SEC1/reboot-of-all');
    expect(rules()).toContain('CM-SEC1: one server at a time');
  });

  it('is not at its end while a node has not rebooted since', async () => {
    await add();
    for (const server of ['CM-PUB', 'CM-SEC1']) await person.reboot(server, `${server}/reboot-of-all`);
    lab.referee.finish();
    const rule = 'every node is rebooted after a subscriber was added';
    expect(rules()).toContain(`CM-SUB1: ${rule}`);
    expect(rules()).not.toContain(`CM-PUB: ${rule}`);
  });

  it('is caught with the publisher changed meanwhile, and not before', async () => {
    await begin({ procedure: 'add-subscriber', blank: ['CM-SEC1'] });
    person.room.configure('the new server is entered');
    await person.beginInstaller('CM-SEC1');
    expect(rules()).toEqual([]);
    person.room.configure('a phone was added');
    expect(rules()).toEqual(['CM-PUB: no change on the publisher while subscribers are upgraded']);
  });

  it('is caught with a server that is installed a second time', async () => {
    await begin({ procedure: 'add-subscriber', blank: ['CM-SEC1'] });
    await person.beginInstaller('CM-SUB1');
    expect(rules()).toContain('CM-SUB1: a server that is installed is not installed again');
  });
});

describe('the replacement of the publisher', () => {
  it('has the links of the subscribers again with the reboot after the restoration', async () => {
    await begin({ procedure: 'replace-publisher' });
    expect(subscription('CM-SEC1')).toBeUndefined();
    await person.upgrade('CM-PUB');
    expect(lab.cluster.replication.subscriptions()).toEqual([]);
    await person.reboot('CM-PUB', 'CM-PUB/reboot-after-restoration');
    await allGood();
    expect(subscription('CM-SEC1')?.database).toBe('CCM0300');
    await person.activateWanted('CM-PUB');
    person.restore('CM-PUB');
    await person.untilInService('CM-PUB');
    expect(lab.referee.finish()).toEqual([]);
  });

  it('is not at its end without that reboot', async () => {
    await begin({ procedure: 'replace-publisher' });
    await person.upgrade('CM-PUB');
    lab.referee.finish();
    expect(rules()).toContain('CM-SUB1: every subscription replicates at the end');
  });
});

describe('the verification of the subscriptions', () => {
  it('finds all of them good, unless a fault has broken one', async () => {
    await begin({ procedure: 'verify-subscriptions' });
    expect(['CM-SEC1', 'CM-SUB1'].every(isGood)).toBe(true);
    expect(lab.referee.finish()).toEqual([]);
  });

  it('finds the one broken that a fault has broken, and the repair mends it', async () => {
    await begin({ procedure: 'verify-subscriptions', faults: ['subscription-fails@CM-SUB1'] });
    expect(subscription('CM-SUB1')?.runStatus).toBe(6);
    expect(isGood('CM-SEC1')).toBe(true);
    lab.cluster.replication.reinitialize('all');
    lab.cluster.replication.startSnapshot();
    await allGood();
  });

  it('has a broken one that no repair mends', async () => {
    await begin({ procedure: 'verify-subscriptions', faults: ['subscription-stays-broken@CM-SUB1'] });
    for (let repair = 0; repair < 2; repair += 1) {
      lab.cluster.replication.reinitialize('all');
      lab.cluster.replication.startSnapshot();
      await until('it has failed again', () => subscription('CM-SUB1')?.runStatus === 6 && isGood('CM-SEC1'));
    }
    lab.referee.finish();
    expect(rules()).toEqual(['CM-SUB1: every subscription replicates at the end']);
  });
});
