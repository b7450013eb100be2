import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksOf } from '../../../../plan/checks-of.ts';
import { explainPlan } from '../../../../plan/explain-plan.ts';
import { LOOK_SECONDS, longestSeconds } from '../../../../plan/time-of-looks.ts';
import { rebooted } from '../../../../platforms/callmanager4/checks/rebooted.ts';
import { durationsWith } from '../../../../platforms/callmanager4/durations.ts';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import { validCluster } from '../arbitrary-cluster.ts';
import { BY_CLOCK_OR_FILE } from '../checks/judging.ts';
import { sampleCluster, sampleServer } from '../sample-cluster.ts';
import { blindObservation } from '../sample-observation.ts';
import { everyStep } from '../sample-plan.ts';
import { PROCEDURES, forEveryPlan, inOrderOfWork, planOf } from './walk.ts';
import { toldTo } from '../told.ts';

describe.each(PROCEDURES)('a plan of the procedure %s', (procedure) => {
  it('never loses a step on the way through the stages, and never has one twice', () => {
    forEveryPlan(procedure, (plan) => {
      const ids = everyStep(plan).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(
        inOrderOfWork(plan)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...ids].sort());
    });
  });

  it('never has a step without its reason, its source, an id of its server, and a text without gaps', () => {
    forEveryPlan(procedure, (plan) => {
      for (const step of everyStep(plan)) {
        expect(step.because).not.toBe('');
        expect(step.source.length).toBeGreaterThan(0);
        expect(step.id).toMatch(/^[\w-]+\/[a-z0-9-]+$/);
        expect(step.id.split('/')[0]).toBe(step.server ?? 'cluster');
      }
      expect(JSON.stringify(everyStep(plan))).not.toMatch(/\{[a-z-]+\}/);
    });
  });

  it('never has two servers under work at once, and never one in two stages (ORD-02)', () => {
    forEveryPlan(procedure, (plan) => {
      const staged = plan.stages.flatMap(({ servers }) => servers);
      expect(staged).toEqual(plan.servers.map(({ name }) => name));
      expect(new Set(staged).size).toBe(staged.length);
      const work = inOrderOfWork(plan).filter((step) => plan.servers.some(({ steps }) => steps.includes(step)));
      const sequence = work.map(({ server }) => server).filter((name, index, all) => name !== all[index - 1]);
      expect(sequence).toEqual(staged);
    });
  });

  it('never reboots a server without its boot time written down right before, and acts only with proof', () => {
    forEveryPlan(procedure, (plan) => {
      const recorded = new Set<string>();
      for (const step of inOrderOfWork(plan)) {
        const server = step.server ?? '';
        if (step.kind === 'check' && step.check.name === 'boot-recorded') recorded.add(server);
        if (step.kind === 'action') expect(step.proof.servers).toEqual([server]);
        const proof = step.kind === 'action' ? step.proof : step.kind === 'check' ? step.check : undefined;
        if (proof?.name === 'rebooted') expect(recorded.delete(server)).toBe(true);
      }
      expect([...recorded]).toEqual([]);
    });
  });

  it('never looks at no server but for the clock and the file, and never sets back on a server what was not set aside there', () => {
    forEveryPlan(procedure, (plan) => {
      const services = (name: string): readonly unknown[] =>
        inOrderOfWork(plan)
          .flatMap((step) =>
            step.kind === 'action' && step.action === name ? [[step.server, toldTo(step).services]] : [],
          )
          .sort();
      expect(services('restore-services')).toEqual(services('stop-and-disable-services'));
      for (const step of everyStep(plan)) {
        const looked = step.kind === 'check' ? step.check : step.kind === 'gate' ? step.until : undefined;
        if (looked && !BY_CLOCK_OR_FILE.includes(looked.name)) expect(looked.servers.length).toBeGreaterThan(0);
      }
    });
  });

  it('has time for each check to see settled what must settle, whatever times the cluster file sets', () => {
    const seconds = fc.constantFrom(1, 2, 60, 900, 86_400);
    const anyTimes = fc.record({ rebootSettle: seconds, rebootLimit: seconds, serviceStartLimit: seconds });
    fc.assert(
      fc.property(validCluster, anyTimes, (cluster, times) => {
        const plan = planOf({ ...cluster, durations: durationsWith(times) }, procedure);
        for (const check of everyStep(plan).flatMap(checksOf)) {
          if (check.name === rebooted.name) expect(check.settleSeconds).toBe(times.rebootSettle);
          if (check.settleSeconds === undefined) continue;
          const beyond = longestSeconds(check) - (check.withinSeconds ?? 0);
          expect(beyond).toBeGreaterThanOrEqual(check.settleSeconds + 2 * LOOK_SECONDS);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('never asks a person without instructions, a first choice that says it is done, and a time to remind', () => {
    forEveryPlan(procedure, (plan, cluster) => {
      for (const step of everyStep(plan)) {
        if (step.kind !== 'prompt') continue;
        expect(step.instructions.length).toBeGreaterThan(0);
        expect(step.remindSeconds).toBe(cluster.durations.promptReminder.seconds);
        if (step.answer.kind === 'choice') expect(step.answer.choices[0]?.value).toBe('done');
      }
    });
  });

  it('never has a stage without its reason, and can be explained line by line', () => {
    forEveryPlan(procedure, (plan) => {
      for (const stage of plan.stages) {
        expect(stage.because).not.toBe('');
        expect(stage.source.length).toBeGreaterThan(0);
        expect(stage.steps.length + stage.servers.length).toBeGreaterThan(0);
      }
      const text = explainPlan(plan).join('\n');
      for (const step of everyStep(plan)) expect(text).toContain(step.title);
    });
  });

  it('never throws, whatever servers, looks and names it is given, is JSON, and the same for the same', () => {
    const anyCluster = fc
      .uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 5 })
      .chain((all) =>
        fc.tuple(
          ...all.map((name) =>
            fc
              .subarray(['publisher', 'tftp', 'service', 'secondary', 'primary', 'application'] as const)
              .map((roles) => sampleServer(name, roles)),
          ),
        ),
      )
      .chain((servers) =>
        fc.record({ from: fc.string(), to: fc.string() }).map((given) => sampleCluster(servers, given)),
      );
    const anyLooks = fc.constantFrom('none', 'blind', 'missing');
    fc.assert(
      fc.property(anyCluster, anyLooks, fc.array(fc.string(), { maxLength: 3 }), (cluster, kind, servers) => {
        const looks = kind === 'blind' ? cluster.servers.map((server) => blindObservation(server)) : [];
        const made = () => makePlan(cluster, procedure, kind === 'none' ? null : looks, { servers });
        const plan = made();
        expect(plan.hash).toBe('');
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
        expect(made()).toEqual(plan);
      }),
      { numRuns: 60 },
    );
  });
});
