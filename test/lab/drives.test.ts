import { describe, expect, it } from 'vitest';
import { Drives } from '../../lab/drives.ts';
import { LabEvents } from '../../lab/events.ts';
import { LabClock } from '../../lab/lab-clock.ts';
import type { Referee } from '../../lab/referee.ts';
import { FOUR_SERVERS, startTestLab, until } from './lab-fixture.ts';
import { Person } from './by-hand.ts';
import type { Lab } from '../../lab/build-lab.ts';

const drivesOf = (model: string) => new Drives('CM-PUB', model, { clock: new LabClock(0.01), events: new LabEvents() });

/** A lab whose publisher is of that model, with somebody at its machines. */
async function begun(model: string, work: (person: Person, lab: Lab) => Promise<void> | void): Promise<void> {
  const servers = FOUR_SERVERS.servers.map((server, index) => (index === 0 ? { ...server, model } : server));
  const lab = await startTestLab({ ...FOUR_SERVERS, servers });
  try {
    await work(new Person(lab), lab);
  } finally {
    await lab.stop();
  }
}

const broken = ({ referee }: { readonly referee: Referee }): readonly string[] =>
  referee.violations().map(({ rule, evidence }) => `${rule}: ${evidence}`);

describe('a machine that is switched on without a drive', () => {
  it.each([
    ['MCS-7835', [0], ['F2', 'F1']],
    ['MCS-7845', [0, 2], ['F2', 'F1']],
    ['IBM xSeries 342', [0], ['F5']],
  ] as const)('%s waits until its own keys are pressed, then starts', (model, slots, keys) => {
    const drives = drivesOf(model);
    let starts = 0;
    const power = () => drives.power(() => (starts += 1));
    power();
    expect(starts).toBe(1);
    slots.forEach((slot) => drives.pull(slot));
    power();
    expect([starts, drives.missing]).toEqual([1, { kind: 'key', pressed: 0 }]);
    expect(drives.press('F9')).toBe(false);
    for (const key of keys) expect(drives.press(key)).toBe(true);
    expect([starts, drives.missing]).toEqual([2, null]);
    power();
    expect(starts).toBe(3);
  });

  it('goes on by itself after a while where the model does so', async () => {
    const drives = drivesOf('MCS-7835H-2.4');
    drives.pull(0);
    await new Promise<void>((resolve) => drives.power(resolve));
    expect(drives.missing).toBeNull();
  });

  it('never starts where two drives that mirror each other are out', () => {
    const drives = drivesOf('MCS-7845');
    drives.pull(0);
    drives.pull(1);
    drives.power(() => expect.unreachable());
    expect(drives.missing).toEqual({ kind: 'drive' });
    drives.insert(1);
    drives.power(() => expect.unreachable());
    expect(drives.missing).toEqual({ kind: 'key', pressed: 0 });
  });
});

describe('the referee of drives', () => {
  it('writes nothing down where the right drives are pulled from a machine that is off, and its key is pressed', () =>
    begun('MCS-7845', async (person, lab) => {
      person.room.pressPower('CM-PUB');
      for (const slot of [0, 2]) person.room.pullDrive('CM-PUB', slot);
      person.room.pressPower('CM-PUB');
      for (const key of ['F2', 'F1']) person.room.press('CM-PUB', key, {});
      await until('it is up', () => person.windows('CM-PUB').power === 'up');
      expect(broken(lab)).toEqual([]);
    }));

  it('names a drive that is pulled while the machine runs, one of another slot, and one of two that stays in', () =>
    begun('MCS-7845', (person, lab) => {
      person.room.pullDrive('CM-PUB', 0);
      expect(broken(lab)).toEqual([expect.stringMatching(/from a server that is off: slot 0 .* was up/)]);
      person.room.pressPower('CM-PUB');
      person.room.pullDrive('CM-PUB', 3);
      expect(broken(lab)).toContainEqual(
        expect.stringMatching(/slot 3 of CM-PUB was emptied, and only 0 and 2 may be/),
      );
      person.room.pressPower('CM-PUB');
      expect(broken(lab)).toContainEqual(expect.stringMatching(/switched on with slot 0, 3 empty and slot 2 not/));
    }));

  it('names the wrong key, after which the machine is off again', () =>
    begun('MCS-7835', (person, lab) => {
      person.room.pressPower('CM-PUB');
      person.room.pullDrive('CM-PUB', 0);
      person.room.pressPower('CM-PUB');
      person.room.press('CM-PUB', 'F5', {});
      expect(person.windows('CM-PUB').power).toBe('off');
      expect(broken(lab)).toEqual([expect.stringMatching(/model's own key: F5 was pressed/)]);
    }));

  it('names a drive that is pulled from a model of which S1 forbids it', () =>
    begun('MCS-7825H-2.2', (person, lab) => {
      person.room.pressPower('CM-PUB');
      person.room.pullDrive('CM-PUB', 0);
      expect(broken(lab)).toEqual([expect.stringMatching(/slot 0 of CM-PUB was emptied, and none may be/)]);
    }));
});
