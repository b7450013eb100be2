import { describe, expect, it } from 'vitest';
import { reinitializeSubscriptions } from '../../platforms/callmanager4/actions/reinitialize-subscriptions.ts';
import { known } from '../../plan/fact.ts';
import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import type { CheckStep } from '../../plan/types/step.ts';
import { linesOf, subscriptionsTo } from '../platforms/callmanager4/actions/acting.ts';
import {
  forEveryPlan,
  inOrderOfWork,
  isReboot,
  planOf,
  subscriberNames,
} from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { AT_THE_CONSOLE, mayDecide, questionOf, stepOf, stepsNamed, told } from './planned.ts';
import { DECISION, addresseeOf, commandsOf, good, lastOf, placeOf, type Like } from './entries.ts';
import { storiesOf, storyOf } from './story.ts';
import { toldTo } from '../platforms/callmanager4/told.ts';

const LINES = linesOf(reinitializeSubscriptions, {}, { subscriptions: known(subscriptionsTo(['CCM0301'])) });

const WITH_SUBSCRIPTIONS: readonly Procedure[] = [...AT_THE_CONSOLE, 'verify-subscriptions'];

/** The one look at all subscriptions, in the plans of all procedures that have it. */
function forEveryLook(holds: (step: CheckStep, subscribers: readonly string[], procedure: Procedure) => void): void {
  for (const procedure of WITH_SUBSCRIPTIONS)
    forEveryPlan(procedure, (plan, cluster) => {
      const subscribers = subscriberNames(cluster);
      const steps = stepsNamed(inOrderOfWork(plan), 'subscriptions-good');
      expect([procedure, steps.length]).toEqual([procedure, subscribers.length > 0 ? 1 : 0]);
      for (const step of steps) if (step.kind === 'check') holds(step, subscribers, procedure);
    });
}

const REPAIR: Like = { commands: /sp_reinitsubscription/ };

describe('the subscriptions', () => {
  it('are judged no sooner than 35 minutes after the last subscriber, also in an upgrade and after a replaced publisher (VFY-01)', () => {
    for (const procedure of AT_THE_CONSOLE)
      forEveryPlan(procedure, (plan, cluster) => {
        if (subscriberNames(cluster).length === 0) return;
        const steps = inOrderOfWork(plan);
        const wait = steps.findIndex(({ id }) => id === 'cluster/subscriptions-settle');
        expect(steps[wait]).toMatchObject({ kind: 'wait', seconds: 35 * 60 });
        expect(steps[wait + 1]?.id).toBe('cluster/subscriptions-good');
        const installed = steps.findLastIndex(
          ({ id }) => id.endsWith('/version') || id.endsWith('/reboot-after-restoration'),
        );
        expect(wait).toBeGreaterThan(installed);
      });
  });

  it('block while one is broken or cannot be told: the people know that nothing is copied over it, and nothing goes on (VFY-02)', () => {
    forEveryLook((step) => {
      expect(step.because).toMatch(/over a broken link the database is not copied/);
      expect(mayDecide(step, 'bad')).toEqual(['look-again', 'repair', 'stop']);
      expect(mayDecide(step, 'unknown')).not.toContain('accept');
    });
    forEveryPlan('upgrade', (plan) => {
      const steps = inOrderOfWork(plan);
      const looked = steps.findIndex(({ id }) => id === 'cluster/subscriptions-good');
      if (looked < 0) return;
      for (const { id } of steps.slice(0, looked))
        expect(id).not.toMatch(/application-upgraded|set-back|every-server-upgraded/);
    });
  });

  it('are looked at for every expected subscriber: one that is missing counts as broken, one that cannot be read as unknown (VFY-03)', () => {
    forEveryLook(({ check }, subscribers) => {
      expect(check.servers).toEqual(['PUB']);
      expect([...(toldTo(check).subscribers ?? [])].sort()).toEqual([...subscribers].sort());
    });
  });

  it('are looked at once more after every disturbance: reboots of all nodes, a restored publisher (VFY-12)', () => {
    for (const procedure of ['add-subscriber', 'replace-publisher'] as const)
      forEveryPlan(procedure, (plan, cluster) => {
        if (subscriberNames(cluster).length === 0) return;
        const steps = inOrderOfWork(plan);
        expect(steps.findLastIndex(isReboot)).toBeLessThan(
          steps.findIndex(({ id }) => id === 'cluster/subscriptions-good'),
        );
      });
    const { journal } = storyOf('a subscriber is added');
    const last = lastOf(journal, { commands: /reboot-of-all/ });
    expect(placeOf(journal, good('cluster/subscriptions-good'))).toBeGreaterThan(last);
  });
});

describe('the repair of a subscription', () => {
  it('is carried out on the publisher, whichever link is broken (VFY-04)', () => {
    forEveryLook((step) => {
      expect(step.repair).toMatchObject({ action: 'reinitialize-subscriptions', server: 'PUB' });
      expect(new Set([...(step.command ?? '').matchAll(/osql -E -S (\S+)/g)].map(([, server]) => server))).toEqual(
        new Set(['PUB']),
      );
    });
    const told = storiesOf('upgrade', 'verify-subscriptions').flatMap(({ journal }) => commandsOf(journal));
    const repairs = told.filter((command) => command.startsWith('osql '));
    expect(new Set(repairs.map(addresseeOf))).toEqual(new Set(['AAR-PUB']));
  });

  const BY_HAND = ((): readonly string[] => {
    const step = stepOf(planOf(sampleCluster(sixServers), 'verify-subscriptions'), 'cluster/subscriptions-good');
    return step.kind === 'check' ? (step.repair?.byHand ?? []) : [];
  })();

  it('is told with its windows and its path on the publisher, for whoever does it by hand (VFY-05, VFY-06, VFY-08)', () => {
    expect(BY_HAND[0]).toBe('On PUB: Start > Programs > Microsoft SQL Server 2000 > Enterprise Manager.');
    expect(BY_HAND[1]).toMatch(/Microsoft SQL Servers > SQL Server Group > PUB > Databases > \S+ \S+ > Publications/);
    expect(BY_HAND[2]).toMatch(/SQL Server Group > PUB > Replication Monitor > Agents > Snapshot Agents/);
  });

  it('reinitializes all subscriptions, good ones too, and says so before (VFY-07)', () => {
    expect(BY_HAND[1]).toMatch(/Reinitialize all Subscriptions, Yes\. It is for all of them, good ones too/);
    expect(LINES[0]).toMatch(/@article=N'all', @subscriber=N'all'/);
    forEveryLook((step) => expect(told(step)).toContain('reinitialize all subscriptions on PUB'));
  });

  it('starts the snapshot agent of the same database, and never before (VFY-09)', () => {
    expect(BY_HAND[2]).toMatch(/^Then, and not before: .*Start\.$/);
    expect(LINES[1]).toMatch(/publisher_db='CCM0301'.*sp_start_job/);
    forEveryLook(({ command = '' }) => {
      const lines = command.split('\n');
      expect(lines.map((line) => /sp_reinitsubscription|sp_start_job/.exec(line)?.[0])).toEqual([
        'sp_reinitsubscription',
        'sp_start_job',
      ]);
    });
    const { journal } = storyOf('a subscription fails and is repaired');
    expect(journal[placeOf(journal, REPAIR)]?.commands).toEqual([
      expect.stringContaining('sp_reinitsubscription'),
      expect.stringContaining('sp_start_job'),
    ]);
  });

  it('is judged by another look at every subscriber, for a time of our own, and is asked about again where it did not help (VFY-10)', () => {
    forEveryLook((step) => {
      expect(step.repair?.withinSeconds).toBe(35 * 60);
      expect(toldTo(questionOf(step)).subscribers?.length).toBeGreaterThan(0);
    });
    const { journal } = storyOf('a subscription fails and is repaired');
    expect(placeOf(journal, good('cluster/subscriptions-good'))).toBeGreaterThan(placeOf(journal, REPAIR));
  });

  it('that does not help ends with a decision of a person, never by itself, and names who helps then (VFY-11)', () => {
    expect(BY_HAND.at(-1)).toMatch(/stays broken is a matter for your Cisco partner or TAC, with this record/);
    forEveryLook((step) => expect(mayDecide(step, 'bad')).toEqual(['look-again', 'repair', 'stop']));
    const { journal, end } = storyOf('a subscription stays broken');
    const repaired = placeOf(journal, REPAIR);
    const asked = placeOf(journal, { ...DECISION, step: 'cluster/subscriptions-good' }, repaired);
    expect(commandsOf(journal.slice(asked))).toEqual([]);
    expect(end.state).toBe('stopped');
  });
});
