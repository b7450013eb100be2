import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_DEVICES_ON_A_SECONDARY } from '../../../../platforms/callmanager4/checks/backup-has-room.ts';
import { known, unknown } from '../../../../plan/fact.ts';
import { allStories } from '../../../rehearsal/story.ts';
import { stepsNamed } from '../../../requirements/planned.ts';
import { inOrderOfWork, planOf } from '../procedures/walk.ts';
import { sampleCluster, sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const SEC = sampleServer('SEC', ['secondary']);
const behind = (devices: number, name: string) => sampleServer(name, ['primary'], { backup: 'SEC', devices });

/** What is said where so many devices are with SEC, P1 and P2 now, of so many that the cluster file gives P1 and P2. */
function judged(now: readonly (number | null)[], byFile: readonly [number, number]) {
  const servers = [SEC, behind(byFile[0], 'P1'), behind(byFile[1], 'P2')];
  const looks = servers.map((server, index) => {
    const count = now[index] ?? null;
    return sampleObservation(server, { registeredDevices: count === null ? unknown('no counter') : known(count) });
  });
  return judgeLooks('backups-have-room', servers, looks);
}

const devices = fc.nat(3000);
const three = fc.tuple(devices, devices, devices);

describe('room on the secondaries for all devices at once (WIN-10)', () => {
  it('is there where neither the cluster file nor the counts bring one beyond 5,000, wherever the devices are by then', () => {
    fc.assert(
      fc.property(three, fc.tuple(devices, devices), (now, byFile) => {
        const most = Math.max(now[0] + now[1] + now[2], byFile[0] + byFile[1]);
        expect(judged(now, byFile).verdict).toBe(most <= MOST_DEVICES_ON_A_SECONDARY ? 'good' : 'bad');
        // Nobody is counted twice who has moved already.
        expect(judged([now[0] + now[1] + now[2], 0, 0], byFile).verdict).toBe(judged(now, byFile).verdict);
      }),
    );
  });

  it('is not known where one of them does not count, unless it is certain that there is none', () => {
    expect(judged([0, null, 100], [100, 100]).verdict).toBe('unknown');
    expect(judged([0, null, 100], [2600, 2600]).verdict).toBe('bad');
  });

  it('tells whose devices come', () => {
    expect(judged([0, 2600, 2500], [2600, 2550])).toMatchObject({
      verdict: 'bad',
      seen: 'SEC: P1, P2 behind it: 5150 devices by the cluster file, 5100 by their own counts',
    });
  });

  it('is asked for once, before all devices move, and then before no further primary: theirs are there already', () => {
    const primaries = [1, 2, 3, 4].map((one) =>
      sampleServer(`P${one}`, ['primary'], { devices: 2400, backup: one < 3 ? 'S1' : 'S2' }),
    );
    const others = [sampleServer('PUB', ['publisher', 'tftp']), ...['S1', 'S2'].map((name) => sampleServer(name, ['secondary']))]; // prettier-ignore
    const cluster = sampleCluster([...others, ...primaries]);
    const asked = (name: string, devicesMoveFirst: boolean) =>
      stepsNamed(
        inOrderOfWork(planOf(devicesMoveFirst ? { ...cluster, devicesMoveFirst } : cluster, 'upgrade')),
        name,
      ).map(({ server }) => server);
    expect(asked('backups-have-room', true)).toEqual(['P1']);
    expect(asked('backup-has-room', true)).toEqual(['S1', 'S2']);
    expect(asked('backups-have-room', false)).toEqual([]);
    expect(asked('backup-has-room', false)).toEqual(['S1', 'S2', 'P1', 'P2', 'P3', 'P4']);
  });

  it('holds up no primary of four in a whole night, and neither does anything else that the plan brought about (WIN-14)', () => {
    const story = allStories().find(({ scenario }) => scenario.startsWith('all devices move to two secondaries'))!;
    const asked = story.journal.filter(({ kind }) => kind === 'asked');
    expect(asked.map(({ text }) => text)).toContain('Register all devices with the secondaries');
    expect(asked.filter(({ text }) => text?.startsWith('Decide'))).toEqual([]);
    expect(story.end).toMatchObject({ state: 'completed', accepted: [], openItems: [], broken: [] });
  });
});
