import { describe, expect, it } from 'vitest';
import type { Observation } from '../../plan/types/observation.ts';
import { known, unknown } from '../../plan/types/observation.ts';
import { judgeLooks } from '../plan/checks/judging.ts';
import { forEveryPlan, inOrderOfWork } from '../plan/procedures/walk.ts';
import { sampleServer } from '../plan/sample-cluster.ts';
import { sampleObservation } from '../plan/sample-observation.ts';
import { BY_INSTALLER, FIRST_RESTART, discAsked, discIn, discOut, expectOrder } from './at-the-console.ts';
import { AT_THE_CONSOLE, expectBlocks, forEveryServer, promptOf, stepOf, stepsNamed, told } from './planned.ts';
import { allInstallations, allStories, smoothInstallations, storyOf, workOn } from './story.ts';
import type { Installation } from './story.ts';

const smooth = (): readonly Installation[] => [
  ...smoothInstallations('publisher'),
  ...smoothInstallations('subscriber'),
];

const isDisc = (line: string): boolean => line.startsWith('disc ');

const PUBLISHER = sampleServer('CM-PUB', ['publisher']);

const lookingAtDrive = (drive: Observation['drive']) =>
  judgeLooks('drive-empty', [PUBLISHER], [sampleObservation(PUBLISHER, { drive })]).verdict;

describe('the discs of a server', () => {
  it('are both there before it is begun, and a missing disc 2 holds the server until it is found (DSK-01)', () => {
    const { run } = storyOf('a cluster is installed');
    const there = run.findIndex((line) =>
      line.startsWith('   The discs of 4.1(2) from the software kit are at hand: '),
    );
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(run.findIndex((line) => line.startsWith('-- AAR-PUB is begun')));
    const missing = workOn(storyOf('disc 2 is missing'), 'AAR-PUB');
    const told = missing.findIndex((line) => / answered "message": disc 2 is not where it should be/.test(line));
    expect(missing[told + 1]).toBe(' ? Decide: Insert disc 2 at AAR-PUB');
    expect(missing.slice(told).filter((line) => line.startsWith('   '))[0]).toBe(
      '   Insert disc 2 at AAR-PUB: good; AAR-PUB: the disc CCM_412_2 is in the drive D:',
    );
  });

  it('lie in the drive in the order 1, 2, 1, out (DSK-02)', () => {
    for (const { story, server, room } of smooth()) {
      const order = [discIn(1), discOut(1), discIn(2), discOut(2), discIn(1), discOut(1)];
      expect([story, server, room.filter(isDisc)]).toEqual([story, server, order]);
    }
  });

  it('stay in the drive from the first page until the installer asks for another one (DSK-03)', () => {
    for (const one of smooth()) {
      const begun = one.room.indexOf(discIn(1));
      const asked = one.room.indexOf(discOut(1));
      expect([one.story, one.room.slice(begun + 1, asked).filter(isDisc)]).toEqual([one.story, []]);
      expectOrder(one, one.room, [discIn(1), FIRST_RESTART, BY_INSTALLER, discOut(1)]);
      // Whoever pressed OK at the question for a disc had changed the disc right before, and the work went on.
      expect(one.room[one.room.indexOf(discAsked(2)) - 1]).toBe(discIn(2));
    }
  });

  it('are at one server at a time: nothing goes into a drive while another server holds a disc (DSK-04)', () => {
    let servers = 0;
    for (const { name, room } of allStories()) {
      const holders = new Set<string>();
      for (const { server, text } of room) {
        if (!isDisc(text)) continue;
        if (text.endsWith('to the drive')) holders.add(server);
        else holders.delete(server);
        expect([name, text, holders.size < 2]).toEqual([name, text, true]);
        servers = Math.max(servers, new Set(room.filter((line) => isDisc(line.text)).map((line) => line.server)).size);
      }
    }
    expect(servers).toBeGreaterThan(3);
  });

  it('are answered with OK only when the right one is in; another one is seen before anything is pressed (DSK-05)', () => {
    for (const { story, room } of smooth()) {
      for (const number of [1, 2] as const) {
        const asked = room.indexOf(discAsked(number));
        expect([story, room[asked - 1]]).toEqual([story, discIn(number)]);
      }
    }
    const story = storyOf('the wrong disc is inserted');
    const work = workOn(story, 'AAR-PUB');
    const refused = work.findIndex((line) => line.startsWith(' x "done" is not taken: expected the disc CCM_412_1'));
    expect(work[refused]).toContain('seen AAR-PUB: the disc CCM_412_2 is in the drive');
    expect(work[refused + 1]).toBe(' ? Insert disc 1 at AAR-PUB');
    const room = story.room.filter(({ server }) => server === 'AAR-PUB').map(({ text }) => text);
    const wrong = room.indexOf(discIn(2));
    expect(room.slice(wrong, wrong + 3)).toEqual([discIn(2), discOut(2), discIn(1)]);
  });

  it('come out after the last reboot; a server whose drive is not seen empty is not done (DSK-08)', () => {
    for (const { story, server, room, run } of smooth()) {
      const out = room.lastIndexOf(discOut(1));
      expect([story, server, room[out - 1]]).toEqual([story, server, BY_INSTALLER]);
      expect(run).toContain(`   Take the disc out of ${server}: good; ${server}: the drive is empty`);
    }
    expect(lookingAtDrive(known({ letter: 'D:', label: null }))).toBe('good');
    expect(lookingAtDrive(known({ letter: 'D:', label: 'CCM_412_1' }))).toBe('bad');
    expect(lookingAtDrive(unknown('WMI does not answer'))).toBe('unknown');
    forEveryServer(AT_THE_CONSOLE, ({ steps }) => {
      const [asked] = stepsNamed(steps, 'remove-disc');
      expect(asked?.kind === 'prompt' && asked.proof?.name).toBe('drive-empty');
    });
  });

  it('are called by their full titles, and the discs of other tasks by theirs (DSK-09)', () => {
    const title = 'Cisco CallManager Installation, Upgrade, and Recovery Disk 1 of 2 and Disk 2 of 2';
    for (const procedure of ['install', 'add-subscriber', 'replace-publisher'] as const) {
      forEveryPlan(procedure, (plan) => {
        if (stepsNamed(inOrderOfWork(plan), 'wizard').length === 0) return;
        expect(told(promptOf(plan, 'cluster/discs-at-hand'))).toContain(title);
      });
    }
    forEveryServer(['install', 'add-subscriber', 'replace-publisher'], ({ steps }) => {
      const [system] = stepsNamed(steps, 'operating-system');
      expect(system && told(system)).toMatch(/discs of Cisco.*OS\/BIOS Upgrade Disk/s);
    });
    forEveryPlan('post-install', (plan) =>
      expect(told(promptOf(plan, 'cluster/post-7-music-on-hold'))).toContain('Music On Hold Disk'),
    );
  });

  it('of a new subscriber have the release of its publisher, which is seen and blocks where it is not (DSK-10)', () => {
    forEveryServer(['add-subscriber'], ({ name, steps }, plan, cluster) => {
      const release = stepOf(plan, `${name}/publisher-installed`);
      expectBlocks(release);
      expect(release.kind === 'check' && release.check.arguments.release).toBe(cluster.to);
      const ids = steps.map(({ id }) => id);
      expect(ids.indexOf(release.id)).toBeLessThan(ids.indexOf(`${name}/disc-1`));
      expect(told(promptOf(plan, 'cluster/discs-at-hand'))).toContain(`of exactly ${cluster.to}`);
    });
    for (const { story, server, part, publisher, run } of allInstallations()) {
      if (part !== 'subscriber') continue;
      const seen = run.findIndex((line) => line.startsWith(`   ${publisher} runs 4.1(2): good`));
      expect([story, seen > 0, seen < run.indexOf(` ? Insert disc 1 at ${server}`)]).toEqual([story, true, true]);
    }
  });
});
