import { compareOsVersions } from '../os-version.ts';
import { defineCheck } from './define-check.ts';
import { judgeEach, judgeFact, notKnown } from './findings.ts';
import { judgeLevel } from './judge-level.ts';

export const baselineImage = defineCheck({
  name: 'baseline-image',
  tells: 'The image that the machine was built from is new enough; no upgrade moves it (VER-15, VER-16).',
  needs: ['level'],
  judge: (check, seen) => {
    const { level } = check.arguments;
    return judgeEach(check, seen, `image ${level} or later`, (look) =>
      judgeFact(look.osImage, 'the image of its operating system', (image) =>
        image === null ? notKnown('no image is written down') : judgeLevel('image', image, level, compareOsVersions),
      ),
    );
  },
});
