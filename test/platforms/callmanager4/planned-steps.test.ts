import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../platforms/callmanager4/make-plan.ts';
import { known } from '../../../plan/fact.ts';
import type { Plan } from '../../../plan/types/plan.ts';
import { sampleCluster, sixServers, twoServers } from './sample-cluster.ts';
import { sampleObservation } from './sample-observation.ts';
import { everyStep, offline, online } from './sample-plan.ts';
import { taskOf } from './told.ts';

describe('the steps of an upgrade', () => {
  it('counts the devices back where some are registered, and nowhere else', () => {
    const plan = offline(sampleCluster(sixServers));
    const counted = everyStep(plan).filter((step) => step.kind === 'prompt' && step.task.kind === 'count-devices');
    expect(counted.map(({ server }) => server)).toEqual(['PRI']);
    expect(counted[0]).toMatchObject({ answer: { kind: 'number', expected: 1800 } });
  });

  it.each([
    ['4.1(2)', 'hold'],
    ['4.2(1)', 'block'],
  ])(
    'to %s: too little memory on the publisher is a %s, which 4.1(2) borrows, and a hold on a subscriber',
    (to, outcome) => {
      const plan = offline({ ...sampleCluster(twoServers), to });
      const memory = everyStep(plan).filter(({ id }) => id.endsWith('/memory'));
      expect(memory.map((step) => step.kind === 'check' && [step.server, step.outcome])).toEqual([
        ['PUB', outcome],
        ['SUB', 'hold'],
      ]);
    },
  );

  it('names the publisher and no address to the installer of a subscriber, and only where secrets are kept', () => {
    const wizard = everyStep(offline(sampleCluster(twoServers))).find(({ id }) => id === 'SUB/wizard');
    const task = wizard?.kind === 'prompt' ? taskOf(wizard) : undefined;
    const pages = task?.kind === 'walk-pages' ? task.pages : [];
    expect(pages.flatMap(({ fields }) => fields.map(({ field, value }) => `${field} = ${value}`))).toEqual([
      'License = I accept the terms in the license agreement',
      'Server Type = Subscriber',
      'Computer name of the publisher = PUB',
      "Administrator password = secret: the cluster's Windows Administrator password, from the password safe",
      "Private password phrase = secret: the cluster's Private Password Phrase, from the password safe",
      "Confirm private password phrase = secret: the cluster's Private Password Phrase, from the password safe",
      "SA password = secret: the cluster's SA password, from the password safe",
      "Confirm SA password = secret: the cluster's SA password, from the password safe",
    ]);
  });

  it('writes commands with key names where the server was seen, and says what is missing where it was not', () => {
    const cluster = sampleCluster(twoServers);
    const commandOf = (plan: Plan): string | undefined =>
      everyStep(plan).find(({ id }) => id === 'SUB/services-stopped')?.command;
    expect(commandOf(online(cluster))).toBe(
      'sc \\\\SUB stop "TermService"\nsc \\\\SUB config "TermService" start= disabled',
    );
    expect(commandOf(offline(cluster))).toContain('<key name of Terminal Services>');
  });

  it('only looks at a server that shows the new release already', () => {
    const cluster = sampleCluster(sixServers);
    const looks = cluster.servers.map((server) =>
      sampleObservation(server, server.name === 'PUB' ? { callManager: known('4.1(2)') } : {}),
    );
    const plan = makePlan(cluster, 'upgrade', looks);
    expect(plan.problems.filter(({ severity }) => severity === 'refuse')).toEqual([]);
    expect(plan.servers[0]?.steps.map(({ id }) => id)).toEqual(['PUB/version', 'PUB/services-running']);
    expect(plan.servers[0]?.minutes).toEqual({ low: 0, high: 0 });
    expect(plan.after.some(({ id }) => id === 'PUB/services-set-back')).toBe(false);
  });
});
