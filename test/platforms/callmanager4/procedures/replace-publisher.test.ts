import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import { known } from '../../../../plan/fact.ts';
import { sampleCluster, sixServers } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { forEveryPlan, idsInOrder, inOrderOfWork } from './walk.ts';

const CLUSTER = sampleCluster(sixServers, { from: '4.2(1)', to: '4.2(1)' });

/** S2, "Replacing the Publisher Database Server", items 7 (moved before the backup), 1 to 6 and 8, then what it is silent on. */
const ITEMS = [
  ['REP-09', 'cluster/trace-directory'],
  ['REP-07', 'cluster/backup-elsewhere'],
  ['REP-01', 'PUB/same-name'],
  ['REP-01', 'PUB/wizard'],
  ['REP-02', 'PUB/release-of-backup'],
  ['REP-03', 'PUB/software-installed-again'],
  ['REP-04', 'PUB/locales-installed-again'],
  ['SVC-02', 'PUB/nothing-interferes-during-restoration'],
  ['REP-05', 'PUB/restored'],
  ['REP-06', 'PUB/reboot-after-restoration'],
  ['REP-08', 'PUB/data-verified'],
  ['VFY-03', 'cluster/subscriptions-good'],
  ['REP-10', 'PUB/trace-drive'],
] as const;

describe('replacing the publisher', () => {
  it('never has an item of S2 before an earlier one, and leaves none out (REP-01 to REP-10)', () => {
    forEveryPlan('replace-publisher', (plan, cluster) => {
      const ids = idsInOrder(plan);
      const isThere = (id: string): boolean => id !== 'cluster/subscriptions-good' || cluster.servers.length > 1;
      const wanted = ITEMS.map(([, id]) => id).filter((id) => ids.includes(id) || isThere(id));
      const hasSubscribers = ids.includes('cluster/subscriptions-good');
      const places = wanted
        .filter((id) => hasSubscribers || id !== 'cluster/subscriptions-good')
        .map((id) => ids.indexOf(id));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((one, other) => one - other));
    });
  });

  it('never touches another server than the publisher', () => {
    forEveryPlan('replace-publisher', (plan) => {
      expect(plan.servers.map(({ name }) => name)).toEqual(['PUB']);
      const touched = inOrderOfWork(plan).filter(({ kind }) => kind === 'action' || kind === 'prompt');
      expect(new Set(touched.map(({ server }) => server ?? 'PUB'))).toEqual(new Set(['PUB']));
    });
  });

  it('never takes what the old machine shows for the new one', () => {
    const services = known([
      { name: 'McShield', displayName: 'McAfee McShield', state: 'running', startType: 'automatic' } as const,
    ]);
    const looks = CLUSTER.servers.map((server) =>
      sampleObservation(server, { callManager: known('4.2(1)'), services }),
    );
    const plan = makePlan(CLUSTER, 'replace-publisher', looks);
    expect(plan.servers[0]?.steps.length).toBeGreaterThan(20);
    expect(plan.servers[0]?.steps.find(({ id }) => id === 'PUB/services-stopped')?.title).not.toContain('McShield');
    expect(plan.problems.find(({ server }) => server === 'PUB')).toMatchObject({
      severity: 'warn',
      source: ['REP-07', 'REP-09'],
    });
  });

  it('is refused where another server than the publisher is named (REP-01)', () => {
    const [problem] = makePlan(CLUSTER, 'replace-publisher', null, { servers: ['SEC'] }).problems;
    expect(problem).toMatchObject({ severity: 'refuse', source: ['REP-01'] });
    const none = makePlan(CLUSTER, 'replace-publisher', null, { servers: ['pub'] }).problems;
    expect(none.filter(({ severity }) => severity === 'refuse')).toEqual([]);
  });
});
