import { defineCheck } from './define-check.ts';
import { bad, combine, good, type Finding } from './findings.ts';

export const modelSupported = defineCheck({
  name: 'model-supported',
  tells:
    'The model of the cluster file stands in the list of the Compatibility Matrix that the operator has looked up (HW-05).',
  needs: ['models'],
  judge: (check, seen) => {
    const { models } = check.arguments;
    const findings = check.servers.map((server): Finding => {
      const model = seen.servers[server]?.model ?? '';
      const isListed = models.some((one) => sameModel(one, model));
      return (isListed ? good : bad)(`${server}: ${model}`);
    });
    return combine(`one of ${models.join(', ')}`, findings);
  },
});

/** Spelling tells no models apart; a family never stands for its variants (HW-06, HW-07). */
const sameModel = (one: string, other: string): boolean => bare(one) === bare(other);

const bare = (model: string): string => model.replace(/[\s-]/g, '').toUpperCase();
