import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry, StepOutcome } from '../../plan/types/run.ts';
import { leftUndone } from '../../workflows/left-undone.ts';
import { inOrderOfWork, planOf } from '../plan/procedures/walk.ts';
import { sampleCluster, twoServers } from '../plan/sample-cluster.ts';

const PLAN = planOf(sampleCluster(twoServers), 'upgrade');
const STEPS = inOrderOfWork(PLAN);

const ended = (index: number, outcome: StepOutcome): JournalEntry => {
  const { id, title } = STEPS[index]!;
  const text = `${title}: ${outcome === 'stopped' ? 'the run is stopped here; seen so' : 'good; seen so'}`;
  return { at: '', kind: 'step', step: id, outcome, evidence: 'none', text };
};

/** A run that went well up to a step, and was stopped there. */
const stoppedAt = (last: number): readonly JournalEntry[] => [
  ...Array.from({ length: last }, (_, index) => ended(index, 'good')),
  ended(last, 'stopped'),
];

describe('what a stopped run has left undone', () => {
  it('always begins with the step at which it was stopped, and never names one that was good', () => {
    fc.assert(
      fc.property(fc.nat(STEPS.length - 1), (last) => {
        const left = leftUndone(PLAN, stoppedAt(last));
        expect(left.filter((line) => line.includes('the run is stopped here; seen so'))).toEqual([
          `${STEPS[last]!.title}: the run is stopped here; seen so`,
        ]);
        expect(left.filter((line) => line.includes('good; seen so'))).toEqual([]);
      }),
    );
  });

  it('is each stage that was not begun, in one line, and the rest of the one that was', () => {
    const first = STEPS.findIndex(({ id }) => id === 'cluster/subscriptions-good');
    const left = leftUndone(PLAN, stoppedAt(first));
    expect(left[0]).toContain('Every subscriber has a good subscription: the run is stopped here');
    expect(left.at(-1)).toMatch(/^Setting back: not carried out \(\d+ steps\)$/);
    expect(left).toHaveLength(2);
  });

  it('is nothing where every step has ended well', () => {
    expect(
      leftUndone(
        PLAN,
        STEPS.map((_, index) => ended(index, index % 2 === 0 ? 'good' : 'accepted')),
      ),
    ).toEqual([]);
  });
});
