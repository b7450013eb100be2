import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../plan/types/step.ts';
import { validCluster } from './arbitrary-cluster.ts';
import { forEveryPlan } from './procedures/walk.ts';
import { everyStep, offline, online } from './sample-plan.ts';
import { taskOf, toldTo } from './told.ts';

const positionsOf = (steps: readonly Step[], wanted: (step: Step) => boolean): readonly number[] =>
  steps.flatMap((step, index) => (wanted(step) ? [index] : []));

describe('a plan of an upgrade', () => {
  it('never stops a service before all services are written down, and never without rebooting before the installer (SVC-09, SVC-10, SVC-12)', () => {
    forEveryPlan('upgrade', (plan) => {
      for (const { role, steps } of plan.servers.filter((server) => server.role !== 'application')) {
        const at = (wanted: (step: Step) => boolean): number => positionsOf(steps, wanted)[0] ?? Number.NaN;
        const recorded = at((step) => step.kind === 'check' && step.check.name === 'services-recorded');
        const stopped = at((step) => step.kind === 'action' && step.action === 'stop-and-disable-services');
        const reboot = at((step) => step.kind === 'action' && step.action === 'reboot');
        const looked = at((step) => step.kind === 'check' && step.check.name === 'services-stopped');
        const disc = at((step) => step.kind === 'prompt' && step.task.kind === 'insert-disc');
        const order = [recorded, stopped, reboot, looked, disc];
        const isInOrder = order.every((place, index) => index === 0 || place > (order[index - 1] ?? Number.NaN));
        expect([role, isInOrder]).toEqual([role, true]);
      }
    });
  });

  it('never asks for the discs in another order than 1, 2, 1 and out', () => {
    forEveryPlan('upgrade', (plan, cluster) => {
      const { disc1, disc2 } = cluster.discLabels ?? { disc1: 'disc1', disc2: 'disc2' };
      for (const { steps } of plan.servers.filter((server) => server.role !== 'application')) {
        const discs = steps.flatMap((step) => {
          if (step.kind !== 'prompt') return [];
          const task = taskOf(step);
          if (task.kind === 'insert-disc') return [task.disc];
          return task.kind === 'remove-disc' ? ['out'] : [];
        });
        expect(discs).toEqual([disc1, disc2, disc1, 'out']);
      }
    });
  });

  it('never takes a label for proof that the cluster file does not give, and takes it where it does', () => {
    forEveryPlan('upgrade', (plan, cluster) => {
      for (const step of everyStep(plan)) {
        const task = step.kind === 'prompt' ? taskOf(step) : undefined;
        if (step.kind !== 'prompt' || task?.kind !== 'insert-disc') continue;
        expect(toldTo(step.proof).label).toBe(cluster.discLabels ? task.disc : undefined);
      }
    });
  });

  it('never begins a subscriber without a gate for the cluster, nor goes on with it without one for the publisher (ORD-16, ORD-17)', () => {
    forEveryPlan('upgrade', (plan) => {
      for (const { role, steps } of plan.servers) {
        const gates = steps.flatMap((step) => (step.kind === 'gate' ? [step.until.name] : []));
        const expected = { publisher: [], application: ['cluster-in-service'] } as Record<string, string[]>;
        // Once before anything, once at the installer, once after its first reboot (ORD-16).
        const serves = ['publisher-serves', 'publisher-serves', 'publisher-serves'];
        expect(gates).toEqual(expected[role] ?? ['cluster-in-service', ...serves]);
        if (gates.length > 0) expect(steps[0]?.kind).toBe('gate');
      }
    });
  });

  it('never shows a rule of the other document without marking it as borrowed', () => {
    forEveryPlan('upgrade', (plan, cluster) => {
      const wizard = plan.servers[0]?.steps.find(({ id }) => id.endsWith('/wizard'));
      const version = plan.servers[0]?.steps.find(({ id }) => id.endsWith('/version'));
      expect([wizard?.borrowed, version?.borrowed]).toEqual(
        cluster.to === '4.1(2)' ? [true, undefined] : [undefined, true],
      );
    });
  });

  it('is not refused for any cluster that the documents give an order for', () => {
    fc.assert(
      fc.property(validCluster, fc.constantFrom(offline, online), (cluster, planned) => {
        const refusals = planned(cluster).problems.filter(({ severity }) => severity === 'refuse');
        // 4.2(1) wants a newer operating system than the sample servers have, which is a rule of its own (VER-11).
        expect(refusals.filter(({ message }) => !message.includes('operating system'))).toEqual([]);
      }),
    );
  });
});
