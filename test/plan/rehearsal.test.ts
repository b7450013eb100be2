import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeHashedPlan } from '../../activities/make-plan.ts';
import { explainPlan } from '../../platforms/callmanager4/explain-plan.ts';
import { REHEARSAL_SENTENCE } from '../../plan/rehearsal.ts';
import type { Procedure } from '../../plan/types/plan.ts';
import { validCluster } from '../platforms/callmanager4/arbitrary-cluster.ts';

const PROCEDURES: readonly Procedure[] = ['upgrade', 'install', 'add-subscriber', 'verify-subscriptions'];

describe('the plan for a lab', () => {
  it('never has the hash of one for real servers, and says first what it is', () => {
    fc.assert(
      fc.property(validCluster, fc.constantFrom(...PROCEDURES), (cluster, procedure) => {
        const real = makeHashedPlan(cluster, procedure, null);
        const lab = makeHashedPlan({ ...cluster, rehearsal: true }, procedure, null);
        expect(lab.hash).not.toBe(real.hash);
        expect(explainPlan(lab)[0]).toBe(REHEARSAL_SENTENCE);
        expect(explainPlan(real).join('\n')).not.toContain(REHEARSAL_SENTENCE);
      }),
      { numRuns: 20 },
    );
  });
});
