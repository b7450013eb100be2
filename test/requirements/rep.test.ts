import { describe, expect, it } from 'vitest';
import { makePlan } from '../../platforms/callmanager4/make-plan.ts';
import { known } from '../../plan/fact.ts';
import { forEveryPlan, inOrderOfWork, subscriberNames } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation } from '../platforms/callmanager4/sample-observation.ts';
import { expectBlocks, expectHolds, expectInOrder } from './expect-steps.ts';
import { leadsTo, notedIn, promptOf, questionOf, stepOf, told } from './planned.ts';
import { good, placeOf } from './entries.ts';
import { storyOf, worksIn } from './story.ts';
import { toldTo } from '../platforms/callmanager4/told.ts';

const forEveryReplacement = (holds: Parameters<typeof forEveryPlan>[1]): void =>
  forEveryPlan('replace-publisher', holds);
const STORY = storyOf('the publisher is replaced');

describe('the new machine', () => {
  it('is installed as if for the first time, under the name of the old one, which is off the network (REP-01)', () => {
    forEveryReplacement((plan) => {
      const gone = promptOf(plan, 'PUB/old-machine-gone');
      expect(told(gone)).toMatch(
        /The old PUB is off the network[^]*discs of Cisco[^]*computer name PUB and the address of the old machine/,
      );
      expectHolds(stepOf(plan, 'PUB/same-name'));
      expectInOrder(inOrderOfWork(plan), [
        gone.id,
        'PUB/same-name',
        'PUB/operating-system',
        'PUB/services-stopped',
        'PUB/memory',
        'PUB/disc-1',
        'PUB/wizard',
        'PUB/rebooted-after-finish',
      ]);
    });
    expect(worksIn(STORY).map(({ server, end }) => [server, end])).toEqual([['AAR-PUB', 'done']]);
  });

  it('runs the release that the backup was made with, or nothing is restored (REP-02)', () => {
    forEveryReplacement((plan) => {
      const asked = promptOf(plan, 'cluster/backup-release');
      expect(told(asked)).toContain(`made with ${plan.to}`);
      const looked = stepOf(plan, 'PUB/release-of-backup');
      expect(questionOf(looked)).toMatchObject({
        name: 'version-is',
        servers: ['PUB'],
        arguments: { release: plan.to },
      });
      expectBlocks(looked);
      expectInOrder(inOrderOfWork(plan), [asked.id, 'PUB/wizard', looked.id, 'PUB/restored']);
    });
  });

  it('gets its applications, plug-ins and service releases again, by a list that was made while the old one was there (REP-03)', () => {
    forEveryReplacement((plan) => {
      const [listed, again] = [
        promptOf(plan, 'cluster/software-listed'),
        promptOf(plan, 'PUB/software-installed-again'),
      ];
      expect(told(listed)).toMatch(/Applications, plug-ins, service releases and locales of PUB/);
      expect(told(again)).toMatch(/Each of the list, in a release that fits/);
      for (const { answer } of [listed, again]) expect(answer).toMatchObject({ kind: 'text', minimumLength: 3 });
      expectInOrder(inOrderOfWork(plan), [listed.id, 'PUB/old-machine-gone', again.id, 'PUB/restored']);
    });
  });

  it('gets its locales again by the Locale Installer before the data, or it is said that they are not wanted: they are never put off (REP-04)', () => {
    forEveryReplacement((plan) => {
      const asked = promptOf(plan, 'PUB/locales-installed-again');
      expect(told(asked)).toMatch(
        /locales of before[^]*Locale Installer, http:\/\/www\.cisco\.com\S+callmgr-locale-40\b/,
      );
      expect(leadsTo(asked)).toEqual({ done: 'good', 'not-wanted': 'good' });
      expectInOrder(inOrderOfWork(plan), [asked.id, 'PUB/restored']);
    });
  });
});

describe('the data of the old machine', () => {
  it('is restored while nothing interferes, and it is said which backup it was (REP-05)', () => {
    forEveryReplacement((plan) => {
      const quiet = stepOf(plan, 'PUB/nothing-interferes-during-restoration');
      expectBlocks(quiet);
      expect(questionOf(quiet)?.name).toBe('services-stopped');
      expect(promptOf(plan, 'PUB/restored').answer).toMatchObject({
        kind: 'text',
        what: 'which backup, by date and place',
      });
      const steps = inOrderOfWork(plan).map(({ id }) => id);
      expect(steps.indexOf('PUB/restored')).toBe(steps.indexOf(quiet.id) + 1);
    });
  });

  it('is in use only after a reboot that is proved, before anybody verifies it (REP-06)', () => {
    forEveryReplacement((plan) => {
      expectInOrder(inOrderOfWork(plan), [
        'PUB/restored',
        'PUB/boot-before-reboot-after-restoration',
        'PUB/reboot-after-restoration',
        'PUB/database-served-after-restoration',
        'PUB/data-verified',
      ]);
      const reboot = stepOf(plan, 'PUB/reboot-after-restoration');
      expect(questionOf(reboot)).toMatchObject({ name: 'rebooted', servers: ['PUB'] });
      expectBlocks(reboot);
    });
    const restored = placeOf(STORY.journal, good('AAR-PUB/restored'));
    const rebooted = placeOf(STORY.journal, { commands: /-m \\\\AAR-PUB .*reboot-after-restoration/ }, restored);
    placeOf(STORY.journal, good('AAR-PUB/data-verified'), rebooted);
  });

  it('lies on a tape or on a network directory before the old machine goes: on its own drive only, nothing goes on by itself (REP-07)', () => {
    forEveryReplacement((plan) => {
      const asked = promptOf(plan, 'cluster/backup-elsewhere');
      expect(leadsTo(asked)).toEqual({ done: 'good', local: 'blocked' });
      expect(told(asked)).toContain('can be read from where it lies, without the old server');
      expectInOrder(inOrderOfWork(plan), [asked.id, 'PUB/old-machine-gone', 'PUB/restored']);
    });
    const cluster = sampleCluster(sixServers, { from: '4.2(1)', to: '4.2(1)' });
    const looks = cluster.servers.map((server) => sampleObservation(server, { callManager: known('4.2(1)') }));
    expect(
      makePlan(cluster, 'replace-publisher', looks)
        .problems.map(({ message }) => message)
        .join(),
    ).toContain('the old machine is still there; its backup must lie elsewhere before it goes');
  });

  it('is verified by a person, who counts; what differs or is not known stays an open item (REP-08)', () => {
    forEveryReplacement((plan) => {
      const asked = promptOf(plan, 'PUB/data-verified');
      expect(told(asked)).toMatch(/count devices and users, and look at some of each/);
      expect(leadsTo(asked)).toEqual({ done: 'good', differs: 'open item', unknown: 'open item' });
      expect(notedIn(asked)).toEqual(['done', 'differs', 'unknown']);
    });
  });
});

describe('traces on a server of four drives', () => {
  it('go to C: before the backup is made, and that is never put off; of a failed server it is said where they went (REP-09)', () => {
    forEveryReplacement((plan) => {
      const asked = promptOf(plan, 'cluster/trace-directory');
      expect(told(asked)).toMatch(
        /four drives that still runs: set the trace directory path to the default drive C:, then make the backup/,
      );
      expect(told(asked)).toMatch(/A failed one: not wanted, too, and the note says where its traces went/);
      expect(leadsTo(asked)).toEqual({ done: 'good', 'not-wanted': 'good' });
      expectInOrder(inOrderOfWork(plan), [asked.id, 'cluster/backup-elsewhere']);
    });
  });

  it('may get a drive of their own when all else is done (REP-10)', () => {
    forEveryReplacement((plan) => {
      expect(inOrderOfWork(plan).at(-1)?.id).toBe('PUB/trace-drive');
      expect(leadsTo(promptOf(plan, 'PUB/trace-drive'))).toEqual({
        done: 'good',
        'not-wanted': 'good',
        later: 'open item',
      });
    });
  });
});

describe('the subscribers of a replaced publisher', () => {
  it('are not touched, but judged, each of them, 35 minutes after the reboot (REP-11)', () => {
    forEveryReplacement((plan, cluster) => {
      const subscribers = subscriberNames(cluster);
      if (subscribers.length === 0) return;
      const steps = inOrderOfWork(plan);
      expectInOrder(steps, [
        'PUB/reboot-after-restoration',
        'cluster/subscriptions-settle',
        'cluster/subscriptions-good',
      ]);
      expect(steps.find(({ id }) => id === 'cluster/subscriptions-settle')).toMatchObject({
        kind: 'wait',
        seconds: 35 * 60,
      });
      expect([...(toldTo(questionOf(stepOf(plan, 'cluster/subscriptions-good'))).subscribers ?? [])].sort()).toEqual(
        [...subscribers].sort(),
      );
      const judged = stepOf(plan, 'cluster/subscriptions-good');
      expect(judged.because).toContain('S2 is silent about the subscribers of a replaced publisher');
      expectBlocks(judged);
      const touched = steps.filter(({ kind, server }) => kind === 'action' && server !== 'PUB');
      expect(touched).toEqual([]);
    });
  });
});

describe('what was stopped by hand on the new machine', () => {
  it('comes back when the data is restored and the subscriptions are judged, or stays on the list (SVC-11, SVC-12)', () => {
    forEveryReplacement((plan, cluster) => {
      const again = promptOf(plan, 'PUB/software-installed-again');
      expect(told(again)).toContain('Stop and disable what started by itself, and write down what it was');
      const back = promptOf(plan, 'PUB/set-back-after-restoration');
      expect(told(back)).toMatch(
        /stopped and disabled after the installation[^]*startup type of before first, then start it/,
      );
      expect(leadsTo(back)).toEqual({ done: 'good', later: 'open item' });
      const quiet = 'PUB/nothing-interferes-during-restoration';
      const judged = subscriberNames(cluster).length > 0 ? ['cluster/subscriptions-good'] : [];
      expectInOrder(inOrderOfWork(plan), [again.id, quiet, 'PUB/restored', ...judged, back.id, 'PUB/trace-drive']);
    });
  });
});
