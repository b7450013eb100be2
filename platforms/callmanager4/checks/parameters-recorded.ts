import { writtenOf } from '../written-parameters.ts';
import { defineCheck } from './define-check.ts';
import { isSame, limitsOf, titleOf, valueAfterUpgrade } from './parameter-limits.ts';

export const parametersRecorded = defineCheck({
  name: 'parameters-recorded',
  tells: 'Every service parameter is written down, and those are named whose value the upgrade will not keep (DAT-01).',
  takes: ['parameters'],
  sees: ['parameters'],
  judge: (check, { parameters }) => {
    const expected = 'every service parameter is written down';
    if (!parameters.known) {
      return { verdict: 'unknown', expected, seen: `the service parameters could not be read: ${parameters.why}` };
    }
    const limits = check.arguments.parameters ?? [];
    const lost = parameters.value.flatMap((one) => {
      const known = limitsOf(one.name, limits);
      const after = known ? valueAfterUpgrade(one.value, known) : one.value;
      return isSame(after, one.value) ? [] : [`${titleOf(one)} ${one.value} becomes ${after}`];
    });
    const told = lost.length > 0 ? `; the upgrade changes ${lost.join(', ')}` : '';
    const seen = `${parameters.value.length} parameters${told}`;
    return { verdict: 'good', expected, seen, remember: { parameters: writtenOf(parameters.value) } };
  },
});
