import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainPlan } from '../../plan/explain-plan.ts';
import { makePlan } from '../../plan/make-plan.ts';
import { validCluster } from './arbitrary-cluster.ts';
import { sampleCluster, sixServers } from './sample-cluster.ts';

describe('the explanation of a plan', () => {
  it('never leaves out a server, a step, a reason, a problem or a command', () => {
    fc.assert(
      fc.property(validCluster, (cluster) => {
        const plan = makePlan(cluster, 'upgrade', null);
        const text = explainPlan(plan).join('\n');
        for (const server of plan.servers) expect(text).toContain(`${server.name} (${server.role})`);
        const steps = [...plan.before, ...plan.after, ...plan.servers.flatMap((server) => server.steps)];
        for (const step of steps) {
          expect(text).toContain(step.title);
          expect(text).toContain(step.because);
          for (const line of step.command?.split('\n') ?? []) expect(text).toContain(line);
        }
        for (const problem of plan.problems) expect(text).toContain(problem.message);
      }),
      { numRuns: 20 },
    );
  });

  it('marks what is borrowed, what is done once only, and where durations come from', () => {
    const lines = explainPlan(makePlan(sampleCluster(sixServers), 'upgrade', null));
    expect(lines.find((line) => line.includes('Walk through the installer on PUB'))).toContain('borrowed');
    expect(lines.find((line) => line.includes('Reboot PUB'))).toContain('done once');
    expect(lines.find((line) => line.includes('subscriptionsSettle'))).toContain('2100 s, by the documents (borrowed');
    expect(lines.find((line) => line.includes('rebootLimit'))).toContain('our own proposal');
  });

  it('is plain text: no colour, no blank at the end of a line', () => {
    for (const line of explainPlan(makePlan(sampleCluster(sixServers), 'upgrade', null))) {
      expect(line).toMatch(/^[\x20-\x7e]*$/);
      expect(line).toBe(line.trimEnd());
    }
  });

  it('writes the stages in the order in which they are walked through', () => {
    const lines = explainPlan(makePlan(sampleCluster(sixServers), 'upgrade', null));
    const stages = lines.flatMap((line) => /^\d+\. ([\w -]+):/.exec(line)?.[1] ?? []);
    expect(stages).toEqual([
      'Preparation',
      'Publisher',
      'TFTP server',
      'Service-only servers',
      'Secondaries',
      'Primaries',
      'Subscriptions',
      'Application servers',
      'Setting back',
    ]);
  });
});
