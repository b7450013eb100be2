import { describe, expect, it } from 'vitest';
import type { Plan } from '../../plan/types/plan.ts';
import { forEveryPlan, inOrderOfWork, isReboot, subscriberNames } from '../platforms/callmanager4/procedures/walk.ts';
import { expectBlocks, expectInOrder } from './expect-steps.ts';
import { promptOf, questionOf, stepOf, stepsNamed, told } from './planned.ts';
import { addresseeOf, commandsOf, good, placeOf } from './entries.ts';
import { storyOf, worksIn } from './story.ts';
import { taskOf } from '../platforms/callmanager4/told.ts';

/** Holds for the addition of a subscriber to any cluster that has one in its file. */
const forEveryAddition = (holds: (plan: Plan, added: string, subscribers: readonly string[]) => void): void =>
  forEveryPlan('add-subscriber', (plan, cluster) => {
    const subscribers = subscriberNames(cluster);
    const [added] = subscribers;
    if (added !== undefined) holds(plan, added, subscribers);
  });

const STORY = storyOf('a subscriber is added');

describe('before the new server is touched', () => {
  it('changed NT Service passwords are reset with the Admin Utility; who does not know resets them as well (ADD-01)', () => {
    forEveryAddition((plan, added) => {
      const asked = promptOf(plan, 'cluster/service-passwords');
      expect(asked.answer).toMatchObject({ kind: 'text', minimumLength: 3 });
      expect(told(asked)).toMatch(
        /installation of a subscriber fails[^]*reset it with the Admin Utility[^]*If nobody knows, reset it as well/,
      );
      expectInOrder(inOrderOfWork(plan), [asked.id, `${added}/operating-system`, `${added}/disc-1`]);
    });
    expect(placeOf(STORY.journal, good('cluster/service-passwords'))).toBeLessThan(
      placeOf(STORY.journal, { kind: 'server' }),
    );
  });

  it('its operating system comes from discs of Cisco, and is said to with image and discs (ADD-02)', () => {
    forEveryAddition((plan, added) => {
      const asked = promptOf(plan, `${added}/operating-system`);
      expect(asked.answer).toMatchObject({ kind: 'text', what: expect.stringContaining('from which discs') });
      expect(told(asked)).toMatch(/from the discs of Cisco: no drive was mirrored or cloned/);
      expectInOrder(inOrderOfWork(plan), [asked.id, `${added}/disc-1`]);
    });
  });

  it('every server resolves it and it resolves every server, by DNS or by files that all of them get (ADD-03)', () => {
    forEveryAddition((plan, added) => {
      const asked = promptOf(plan, 'cluster/name-resolution');
      expect(told(asked)).toContain(`Every server resolves ${added}, and ${added} resolves every server`);
      expect(told(asked)).toMatch(/forward and reverse[^]*HOSTS and LMHOSTS of every server/);
      expectInOrder(inOrderOfWork(plan), [asked.id, `${added}/names-resolved`, `${added}/disc-1`]);
    });
  });
});

describe('the new server', () => {
  it('is installed as a subscriber from discs 1 and 2, and nothing is installed on any other (ADD-04)', () => {
    forEveryAddition((plan, added) => {
      expect(plan.servers.map(({ name }) => name)).toEqual([added]);
      expectInOrder(inOrderOfWork(plan), [
        `${added}/disc-1`,
        `${added}/wizard`,
        `${added}/disc-2`,
        `${added}/disc-1-again`,
        `${added}/finish`,
      ]);
    });
    expect(worksIn(STORY).map(({ server, end }) => [server, end])).toEqual([['AAR-SUB', 'done']]);
    expect(STORY.journal.filter(({ step }) => /^AAR-PUB\/(?:disc|wizard|finish)/.test(step ?? ''))).toEqual([]);
  });

  it('is told the computer name of its publisher, not an address, before and in the installer (ADD-05)', () => {
    forEveryAddition((plan, added) => {
      expect(told(promptOf(plan, 'cluster/name-resolution'))).toContain(
        'The computer name of the publisher is PUB, without a dot and not as an address.',
      );
      const task = taskOf(promptOf(plan, `${added}/wizard`));
      const fields = task.kind === 'walk-pages' ? task.pages.flatMap((page) => page.fields) : [];
      expect(fields.filter(({ field }) => field === 'Computer name of the publisher')).toEqual([
        { field: 'Computer name of the publisher', value: 'PUB' },
      ]);
    });
  });

  it('has the release of the publisher: compared, never upgraded, and nothing goes on with another (ADD-06)', () => {
    forEveryAddition((plan, added) => {
      const [own, other] = [stepOf(plan, `${added}/version`), stepOf(plan, `${added}/same-release-as-publisher`)];
      expect([questionOf(own)?.servers, questionOf(other)?.servers]).toEqual([[added], ['PUB']]);
      for (const step of [own, other]) {
        expect(questionOf(step)).toMatchObject({ name: 'version-is', arguments: { release: plan.to } });
        expectBlocks(step);
      }
      expect(told(other)).toContain('nothing is upgraded');
      expectInOrder(inOrderOfWork(plan), [own.id, other.id, 'cluster/reboots-approved']);
    });
  });

  it('gets the service release and the hotfixes of the cluster before anything is rebooted, and never a newer one (ADD-07, POST-22)', () => {
    forEveryAddition((plan, added) => {
      const asked = promptOf(plan, `${added}/same-service-release`);
      expect(told(asked)).toMatch(
        /same CallManager service release, and the same operating system hotfixes and service patch, as PUB has\.\nCompare both/,
      );
      expect(asked.answer).toMatchObject({ kind: 'text', what: expect.stringContaining('as seen on both') });
      expectInOrder(inOrderOfWork(plan), [asked.id, 'cluster/reboots-approved', 'PUB/reboot-of-all']);
      const releases = inOrderOfWork(plan).filter(
        ({ kind, title }) => kind === 'prompt' && /service release/i.test(title),
      );
      expect(releases.map(({ id }) => id)).toEqual([asked.id]);
    });
  });
});

describe('the whole cluster after it', () => {
  it('is rebooted node by node, in an hour that an approver has approved, and each reboot is proved (ADD-08)', () => {
    forEveryAddition((plan, _added, subscribers) => {
      expect(promptOf(plan, 'cluster/reboots-approved')).toMatchObject({ by: 'approver' });
      const steps = inOrderOfWork(plan);
      const after = steps.slice(steps.findIndex(({ id }) => id === 'cluster/reboots-approved'));
      const reboots = after.filter(isReboot);
      expect(reboots.map(({ server }) => server)).toEqual(['PUB', ...subscribers]);
      for (const step of reboots) expect(questionOf(step)).toMatchObject({ name: 'rebooted', servers: [step.server] });
    });
    const reboots = commandsOf(STORY.journal).filter((command) => command.includes('reboot-of-all"'));
    expect(reboots.map(addresseeOf)).toEqual(['AAR-PUB', 'AAR-SUB']);
    const back = placeOf(STORY.journal, good('AAR-PUB/back-after-reboot'));
    placeOf(STORY.journal, { step: 'AAR-SUB/reboot-of-all', commands: /^shutdown / }, back);
  });

  it('has its subscriptions judged, and the new server alone gets the tasks after an installation (ADD-09)', () => {
    forEveryAddition((plan, added) => {
      expectInOrder(inOrderOfWork(plan), [
        'cluster/subscriptions-good',
        `${added}/post-1-activate-services`,
        `${added}/post-2-dns`,
        `${added}/post-10-security-agent`,
        `${added}/services-set-back`,
      ]);
      expect(stepsNamed(inOrderOfWork(plan), 'post-5-service-release')).toEqual([]);
      const tasks = inOrderOfWork(plan).filter(({ id }) => /\/post-\d/.test(id));
      expect(new Set(tasks.map(({ server }) => server))).toEqual(new Set([added]));
    });
  });
});
