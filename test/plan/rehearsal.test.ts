import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeHashedPlan } from '../../activities/make-plan.ts';
import { explainPlan } from '../../plan/explain-plan.ts';
import { REHEARSAL_SENTENCE } from '../../plan/rehearsal.ts';
import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import { validCluster } from '../platforms/callmanager4/arbitrary-cluster.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

const PROCEDURES: readonly Procedure[] = ['upgrade', 'install', 'add-subscriber', 'verify-subscriptions'];

describe('the plan for a lab', () => {
  it('never has the hash of one for real servers, and says first what it is', () => {
    fc.assert(
      fc.property(validCluster, fc.constantFrom(...PROCEDURES), (cluster, procedure) => {
        const real = makeHashedPlan(CALLMANAGER4, cluster, { procedure, looks: null });
        const lab = makeHashedPlan(CALLMANAGER4, { ...cluster, rehearsal: true }, { procedure, looks: null });
        expect(lab.hash).not.toBe(real.hash);
        expect(explainPlan(lab)[0]).toBe(REHEARSAL_SENTENCE);
        expect(explainPlan(real).join('\n')).not.toContain(REHEARSAL_SENTENCE);
      }),
      { numRuns: 20 },
    );
  });
});
