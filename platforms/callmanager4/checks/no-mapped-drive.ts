import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const noMappedDrive = defineCheck({
  name: 'no-mapped-drive',
  tells:
    'No session on the server has mapped a network drive for good: the installer could not check passwords and phrase at the publisher (PRE-18).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'no mapped network drive', (look) =>
      judgeFact(look.mappedDrives, 'its mapped drives', (letters) =>
        letters.length > 0 ? bad(`mapped: ${letters.map((letter) => `${letter}:`).join(', ')}`) : good('none'),
      ),
    ),
});
