import { describe, expect, it } from 'vitest';
import { explainPlan } from '../../../plan/explain-plan.ts';
import { forEveryPlan, planOf } from './procedures/walk.ts';
import { sampleCluster, sixServers } from './sample-cluster.ts';

const WINDOW = { from: '2005-03-12T22:00:00Z', to: '2005-03-13T12:00:00Z' };

describe('the way back of a server', () => {
  it('stands in the plan of every upgrade at every server that is worked on, and in no other plan', () => {
    forEveryPlan('upgrade', ({ servers }) => {
      for (const { wayBack, minutes } of servers) expect(wayBack !== undefined).toBe(minutes.high > 0);
    });
    forEveryPlan('install', ({ servers }) => expect(servers.flatMap(({ wayBack }) => wayBack ?? [])).toEqual([]));
  });

  it('is none for a subscriber alone, and ends for the publisher with the first subscriber', () => {
    const wayOf = (name: string) =>
      planOf(sampleCluster(sixServers), 'upgrade').servers.find((one) => one.name === name)?.wayBack;
    expect(wayOf('PRI')).toMatch(/^none alone/);
    expect(wayOf('PUB')).toContain('Once a subscriber is upgraded, every server goes back');
  });
});

describe('the last moment at which a server may be begun', () => {
  const plan = planOf({ ...sampleCluster(sixServers), window: WINDOW }, 'upgrade');
  const begins = plan.servers.map(({ latestBegin = '' }) => Date.parse(latestBegin));

  it('leaves each server its own longest time before the next one, and the last one the end of the window', () => {
    for (const [index, { minutes }] of plan.servers.slice(0, -1).entries())
      expect((begins[index + 1] ?? 0) - (begins[index] ?? 0)).toBe(minutes.high * 60_000);
    expect(begins.at(-1)).toBeLessThan(Date.parse(WINDOW.to));
  });

  it('is told in the plan and with the question whether the server still fits', () => {
    expect(explainPlan(plan).join()).toContain('at the latest, so that all after it fits the window');
    const steps = plan.servers.flatMap((server) => server.steps);
    expect(steps.find(({ id }) => id === 'PRI/server-fits-window')).toMatchObject({
      next: expect.stringContaining('Its way back: none alone') as string,
    });
  });

  it('is not told where there is no window', () => {
    const { window: _window, ...open } = sampleCluster(sixServers);
    expect(planOf(open, 'upgrade').servers.flatMap(({ latestBegin }) => latestBegin ?? [])).toEqual([]);
  });
});

describe('test calls', () => {
  const testCalls = [
    { name: 'internal', how: 'dial 4712' },
    { name: 'emergency', how: 'dial 9-911; the dispatcher must see the address' },
  ];

  it('are asked for one by one after each server that has devices, and before the next server', () => {
    const cluster = { ...sampleCluster(sixServers), testCalls };
    const { servers } = planOf(cluster, 'upgrade');
    const asked = servers.map(({ name, steps }) => [
      name,
      steps.filter(({ id }) => id.includes('/test-call-')).map(({ title }) => title),
    ]);
    expect(Object.fromEntries(asked)).toMatchObject({
      PRI: ['Try the internal call at PRI', 'Try the emergency call at PRI'],
      PUB: [],
      SEC: [],
    });
    const last = servers.find(({ name }) => name === 'PRI')?.steps.at(-1);
    expect(last).toMatchObject({
      instructions: ['From a device of PRI: dial 9-911; the dispatcher must see the address.'],
    });
  });

  it('are asked for nowhere where the cluster file has none', () => {
    forEveryPlan('upgrade', ({ servers }) => expect(JSON.stringify(servers)).not.toContain('/test-call-'));
  });
});
