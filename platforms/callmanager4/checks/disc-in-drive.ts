import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

const isSameLabel = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

export const discInDrive = defineCheck({
  name: 'disc-in-drive',
  tells:
    'The disc that is asked for lies in the CD drive; where it is another one, its label is told (DSK-02, DSK-05).',
  inWords:
    'Take the disc out, read the label that is printed on it, put it back, and answer with those words in the note.',
  takes: ['label'],
  judge: (check, seen) => {
    const label = check.arguments.label;
    return judgeEach(check, seen, label ? `the disc ${label} is in the drive` : 'a disc is in the drive', (look) =>
      judgeFact(look.drive, 'its CD drive', (drive) => {
        if (drive === null) return bad('has no CD drive');
        if (drive.label === null) return bad(`the drive ${drive.letter} is empty`);
        const told = `the disc ${drive.label} is in the drive ${drive.letter}`;
        return label === undefined || isSameLabel(drive.label, label) ? good(told) : bad(told);
      }),
    );
  },
});
