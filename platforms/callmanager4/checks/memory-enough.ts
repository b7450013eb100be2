import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const memoryEnough = defineCheck({
  name: 'memory-enough',
  tells: 'The memory that is built in reaches the limit (HW-01); not enough and not readable are kept apart.',
  needs: ['megabytes'],
  judge: (check, seen) => {
    const limit = check.arguments.megabytes;
    return judgeEach(check, seen, `at least ${limit} MB of memory as Windows counts it (1 GB built in)`, (look) =>
      judgeFact(look.memoryMegabytes, 'its memory', (megabytes) =>
        (megabytes >= limit ? good : bad)(`${Math.floor(megabytes)} MB`),
      ),
    );
  },
});
