import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainPlan } from '../../../plan/explain-plan.ts';
import { choicesWithNote } from '../../../plan/choices-with-note.ts';
import { describeForm } from '../../../plan/describe-form.ts';
import { makePlan } from '../../../platforms/callmanager4/make-plan.ts';
import { validCluster } from './arbitrary-cluster.ts';
import { sampleCluster, sixServers } from './sample-cluster.ts';
import { inOrderOfWork } from './procedures/walk.ts';

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
          for (const line of step.command?.split('\n') ?? []) expect(text).toContain(`            > ${line}\n`);
          for (const line of step.difference ?? []) expect(text).toContain(`            ${line}\n`);
        }
        for (const problem of plan.problems) expect(text).toContain(problem.message);
      }),
      { numRuns: 20 },
    );
  });

  it('has each line of what a command is about to change', () => {
    const plan = makePlan(sampleCluster(sixServers), 'upgrade', null);
    const difference = ['- 10.1.1.1 CM-PUB', '+ 10.1.1.2 CM-PUB'];
    const server = plan.servers[0]!;
    const changing = { ...server, steps: server.steps.map((step) => ({ ...step, difference })) };
    const text = explainPlan({ ...plan, servers: [changing] });
    for (const line of difference)
      expect(text.filter((one) => one === `            ${line}`)).toHaveLength(server.steps.length);
  });

  it('has all that people are told and may answer where that is asked for, and none of it elsewhere', () => {
    fc.assert(
      fc.property(validCluster, (cluster) => {
        const plan = makePlan(cluster, 'upgrade', null);
        const [short, full] = [explainPlan(plan), explainPlan(plan, 'prompts too')];
        expect(full.filter((line) => !/^ {12,}(\d+\. |answers of any | {2})/.test(line))).toEqual(short);
        const prompts = inOrderOfWork(plan).filter((step) => step.kind === 'prompt');
        for (const { instructions, answer } of prompts) {
          for (const instruction of instructions) expect(full.join('\n')).toContain(`. ${instruction}`);
          for (const line of describeForm(answer, choicesWithNote(answer)))
            expect(full).toContain(`              ${line}`);
        }
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
