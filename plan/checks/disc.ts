import type { Judge } from './seen.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

const isSameLabel = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The disc of a label lies in the CD drive (DSK-02, DSK-05); another disc is named. */
export const judgeDiscInDrive: Judge = (check, seen) => {
  const label = check.arguments.label;
  return judgeEach(check, seen, label ? `the disc ${label} is in the drive` : 'a disc is in the drive', (look) =>
    judgeFact(look.drive, 'its CD drive', (drive) => {
      if (drive === null) return bad('has no CD drive');
      if (drive.label === null) return bad(`the drive ${drive.letter} is empty`);
      const told = `the disc ${drive.label} is in the drive ${drive.letter}`;
      return label === undefined || isSameLabel(drive.label, label) ? good(told) : bad(told);
    }),
  );
};

/** No disc lies in the CD drive (DSK-08). */
export const judgeDriveEmpty: Judge = (check, seen) =>
  judgeEach(check, seen, 'the drive is empty', (look) =>
    judgeFact(look.drive, 'its CD drive', (drive) => {
      if (drive === null) return good('has no CD drive');
      return drive.label === null ? good('the drive is empty') : bad(`the disc ${drive.label} is still in the drive`);
    }),
  );
