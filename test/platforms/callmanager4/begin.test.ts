import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../platforms/callmanager4/make-plan.ts';
import { looksAtBareMachines, forEveryPlan, inOrderOfWork, PROCEDURES, subscriberNames } from './procedures/walk.ts';
import type { Cluster } from '../../../platforms/callmanager4/types/cluster.ts';
import type { Procedure } from '../../../platforms/callmanager4/types/procedure.ts';
import type { Plan } from '../../../plan/types/plan.ts';
import { sampleCluster, sixServers } from './sample-cluster.ts';

const begunAt = (from: string, cluster: Cluster, procedure: Procedure, isOnline = false): Plan =>
  makePlan(cluster, procedure, isOnline ? looksAtBareMachines(cluster) : null, {
    from,
    ...(procedure === 'add-subscriber' ? { servers: subscriberNames(cluster).slice(0, 1) } : {}),
  });

/** Stages and servers of a plan with their own steps, in order of work. */
const places = (plan: Plan) =>
  plan.stages.flatMap(({ name, steps, servers }) => [
    { name, steps: [...plan.before, ...plan.after].filter(({ id }) => steps.includes(id)) },
    ...plan.servers.filter((server) => servers.includes(server.name)),
  ]);

const NEW = sampleCluster(sixServers, { from: '4.2(1)', to: '4.2(1)' });

describe.each(PROCEDURES)('a plan of the procedure %s that begins at a place', (procedure) => {
  it('never has before the place what acts, waits, holds or has people work, and has the rest as it was', () => {
    let tried = 0;
    forEveryPlan(procedure, (whole, cluster) => {
      const names = places(whole).map((place) => place.name);
      // One place of each cluster, another one each time: over all clusters every place has its turn.
      const index = tried % names.length;
      const plan = begunAt(names[index] ?? '', cluster, procedure, tried % 2 === 0);
      for (const step of places(plan)
        .slice(0, index)
        .flatMap(({ steps }) => steps)) {
        expect(['check', 'prompt']).toContain(step.kind);
        if (step.kind === 'check') expect([step.outcome, step.repair]).toEqual(['hold', undefined]);
        if (step.kind === 'prompt') {
          expect(step.task).toEqual({ kind: 'confirm' });
          expect(step.id).toMatch(/\/taken-for-done(-|$)/);
        }
      }
      expect(places(plan).map((place) => place.name)).toEqual(names);
      expect(inOrderOfWork(plan).length).toBe(new Set(inOrderOfWork(plan).map(({ id }) => id)).size);
      tried += 1;
    });
    expect(tried).toBeGreaterThan(0);
  });

  it('never says that it begins where it does not, and refuses what is no place of it with those there are', () => {
    const plan = begunAt('the moon', NEW, procedure);
    expect(plan.begins).toBeUndefined();
    const [problem] = plan.problems;
    expect(problem).toMatchObject({ severity: 'refuse', source: ['ours'] });
    for (const { name } of places(plan)) expect(problem?.message).toContain(name);
  });
});

describe('a replacement of the publisher that begins at its restoration', () => {
  const plan = begunAt('Restoration', NEW, 'replace-publisher');

  it('looks at the new machine, asks once for what was prepared, and restores as ever', () => {
    expect(plan.begins).toBe('the stage restoration');
    const ids = inOrderOfWork(plan).map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual([
      'cluster/taken-for-done-preparation',
      'PUB/same-name',
      'PUB/version',
      'PUB/release-of-backup',
    ]);
    expect(ids).toContain('PUB/restored');
  });

  it('names in the question everything that is taken for done, and takes no answer without a note', () => {
    const [step] = inOrderOfWork(plan);
    expect(step?.kind === 'prompt' && step.instructions.join('\n')).toContain('The backup of PUB lies on a tape');
    expect(step?.kind === 'prompt' && step.answer).toMatchObject({
      choices: [
        { value: 'done', noted: true },
        { value: 'not-done', ends: 'blocked' },
      ],
    });
  });

  it('says at the server, at the stage and as a warning that they lie before the place', () => {
    expect(plan.servers[0]?.because).toContain('it lies before the stage restoration, where this run begins');
    expect(plan.stages[0]?.because).toContain('it lies before the stage restoration, where this run begins');
    expect(plan.problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('the run begins at the stage restoration'),
    );
  });
});
