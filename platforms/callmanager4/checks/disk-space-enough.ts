import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const diskSpaceEnough = defineCheck({
  name: 'disk-space-enough',
  tells: 'What is free on drive C: reaches the limit (HW-04).',
  needs: ['megabytes'],
  judge: (check, seen) => {
    const limit = check.arguments.megabytes;
    return judgeEach(check, seen, `at least ${limit} MB free on C:`, (look) =>
      judgeFact(look.freeMegabytesOnC, 'the free space on C:', (megabytes) =>
        (megabytes >= limit ? good : bad)(`${Math.floor(megabytes)} MB free`),
      ),
    );
  },
});
