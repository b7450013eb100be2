import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftUndone, type WalkEnd } from '../../workflows/left-undone.ts';
import { inOrderOfWork, planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { inUnhashedParts, positionOf } from '../plan/unhashed-parts.ts';
import { sampleCluster, twoServers } from '../platforms/callmanager4/sample-cluster.ts';

const PLAN = planOf(sampleCluster(twoServers), 'upgrade');
const IN_PARTS = inUnhashedParts(PLAN);
const STEPS = inOrderOfWork(PLAN);

/** A run that went well up to a step, and was stopped there. */
function stoppedAt(last: number): WalkEnd {
  const { id, title } = STEPS[last]!;
  return {
    outline: IN_PARTS.outline,
    ...positionOf(IN_PARTS, id),
    stoppedAt: `${title}: the run is stopped here; seen so`,
  };
}

describe('what a stopped run has left undone', () => {
  it('always begins with the step at which it was stopped, and never names one before it', () => {
    fc.assert(
      fc.property(fc.nat(STEPS.length - 1), (last) => {
        const left = leftUndone(stoppedAt(last));
        expect(left.filter((line) => line.includes('the run is stopped here; seen so'))).toEqual([
          `${STEPS[last]!.title}: the run is stopped here; seen so`,
        ]);
        const notNamed = STEPS.slice(0, last).map(({ title }) => `${title}: not carried out`);
        const after = STEPS.slice(last + 1).map(({ title }) => `${title}: not carried out`);
        expect(left.filter((line) => notNamed.includes(line) && !after.includes(line))).toEqual([]);
      }),
    );
  });

  it('is each stage that was not begun, in one line, and the rest of the one that was', () => {
    const first = STEPS.findIndex(({ id }) => id === 'cluster/subscriptions-good');
    const left = leftUndone(stoppedAt(first));
    expect(left[0]).toContain('Every subscriber has a good subscription: the run is stopped here');
    expect(left.at(-1)).toMatch(/^Setting back: not carried out \(\d+ steps\)$/);
    expect(left).toHaveLength(2);
  });

  it('is nothing where every step has ended', () => {
    const { part, position } = positionOf(IN_PARTS, STEPS.at(-1)!.id);
    const end = { ...position, step: position.step + 1 };
    expect(leftUndone({ outline: IN_PARTS.outline, part, position: end, stoppedAt: null })).toEqual([]);
  });
});
