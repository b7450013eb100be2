import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const driveEmpty = defineCheck({
  name: 'drive-empty',
  tells: 'No disc lies in the CD drive (DSK-08).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'the drive is empty', (look) =>
      judgeFact(look.drive, 'its CD drive', (drive) => {
        if (drive === null) return good('has no CD drive');
        return drive.label === null ? good('the drive is empty') : bad(`the disc ${drive.label} is still in the drive`);
      }),
    ),
});
