import { describe, expect, it } from 'vitest';
import { forEveryPlan, inOrderOfWork } from '../platforms/callmanager4/procedures/walk.ts';
import { expectOrder, expectSteps } from './at-the-console.ts';
import { BY_INSTALLER, FIRST_RESTART, discAsked, discIn, discOut } from './installer-lines.ts';
import { expectBlocks, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, promptOf, stepOf, stepsNamed, told } from './planned.ts';
import { DECISION, asked, begun, good, isLike, placeOf, releaseOfPublisher } from './entries.ts';
import { INSTALLATIONS, smoothInstallations, type Installation } from './installations.ts';
import { STORIES, roomOf, storyOf, workOn } from './story.ts';
import { toldTo } from '../platforms/callmanager4/told.ts';

const smooth = (): readonly Installation[] => (['publisher', 'subscriber'] as const).flatMap(smoothInstallations);

const isDisc = (line: string): boolean => line.startsWith('disc ');

describe('the discs of a server', () => {
  it('are both there before it is begun, and a missing disc 2 holds the server until it is found (DSK-01)', () => {
    const { journal } = storyOf('a cluster is installed');
    const there = placeOf(journal, good('cluster/discs-at-hand'));
    expect(there).toBeLessThan(placeOf(journal, begun('AAR-PUB')));
    const missing = workOn(storyOf('disc 2 is missing'), 'AAR-PUB');
    const told = placeOf(missing, { value: 'message', note: /^disc 2 is not where it should be/ });
    expect(isLike(missing[told + 1], { ...DECISION, step: 'AAR-PUB/disc-2' })).toBe(true);
    expect(missing.slice(told).find(({ kind }) => kind === 'step')).toMatchObject(
      good('AAR-PUB/disc-2', { seen: 'AAR-PUB: the disc CCM_412_2 is in the drive D:' }),
    );
  });

  it('are called by their number wherever one is asked for, on screen and on the disc, and by no other (DSK-02)', () => {
    let asked = 0;
    for (const procedure of AT_THE_CONSOLE) {
      forEveryPlan(procedure, (plan, cluster) => {
        for (const step of inOrderOfWork(plan)) {
          if (step.kind !== 'prompt' || step.task.kind !== 'insert-disc') continue;
          asked += 1;
          const [number, other] = step.id.includes('disc-1') ? [1, 2] : [2, 1];
          expect(step.title).toMatch(new RegExp(`disc ${number}\\b`));
          const words = step.instructions.join('\n');
          expect([step.id, words]).toEqual([step.id, expect.stringContaining(`Disk ${number} of 2`)]);
          expect([step.id, step.title + words]).not.toEqual([
            step.id,
            expect.stringMatching(new RegExp(`disc ${other}\\b|Disk ${other} of 2`)),
          ]);
          const label = cluster.discLabels?.[number === 1 ? 'disc1' : 'disc2'];
          if (label !== undefined) expect([step.id, step.proof?.arguments]).toEqual([step.id, { label }]);
        }
      });
    }
    expect(asked).toBeGreaterThan(0);
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
      expectOrder(one, [discIn(1), FIRST_RESTART, BY_INSTALLER, discOut(1)]);
      // Whoever pressed OK at the question for a disc had changed the disc right before, and the work went on.
      expect(one.room[one.room.indexOf(discAsked(2)) - 1]).toBe(discIn(2));
    }
  });

  it('are at one server at a time: nothing goes into a drive while another server holds a disc (DSK-04)', () => {
    let servers = 0;
    for (const { scenario, room } of STORIES) {
      const holders = new Set<string>();
      for (const { server = '', text } of room) {
        if (!isDisc(text)) continue;
        if (text.endsWith('to the drive')) holders.add(server);
        else holders.delete(server);
        expect([scenario, text, holders.size < 2]).toEqual([scenario, text, true]);
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
    const refused = placeOf(work, {
      kind: 'refused',
      step: 'AAR-PUB/disc-1',
      value: 'done',
      expected: /^the disc CCM_412_1 /,
      seen: /^AAR-PUB: the disc CCM_412_2 is in the drive/,
    });
    expect(isLike(work[refused + 1], asked('AAR-PUB/disc-1'))).toBe(true);
    const room = roomOf(story, 'AAR-PUB');
    const wrong = room.indexOf(discIn(2));
    expect(room.slice(wrong, wrong + 3)).toEqual([discIn(2), discOut(2), discIn(1)]);
  });

  it('come out after the last reboot; a server whose drive is not seen empty is not done (DSK-08)', () => {
    for (const one of smooth()) {
      const { story, server, room } = one;
      const out = room.lastIndexOf(discOut(1));
      expect([story, server, room[out - 1]]).toEqual([story, server, BY_INSTALLER]);
      expectSteps(one, [good(`${server}/remove-disc`, { seen: `${server}: the drive is empty` })]);
    }
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
      expect(release.kind === 'check' && toldTo(release.check).release).toBe(cluster.to);
      const ids = steps.map(({ id }) => id);
      expect(ids.indexOf(release.id)).toBeLessThan(ids.indexOf(`${name}/disc-1`));
      expect(told(promptOf(plan, 'cluster/discs-at-hand'))).toContain(`of exactly ${cluster.to}`);
    });
    for (const one of INSTALLATIONS) {
      const { server, part, publisher } = one;
      if (part !== 'subscriber') continue;
      expectSteps(one, [releaseOfPublisher(server, publisher), asked(`${server}/disc-1`)]);
    }
  });
});
