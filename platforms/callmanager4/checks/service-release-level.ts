import { compareOsVersions } from '../os-version.ts';
import { defineCheck } from './define-check.ts';
import { bad, judgeEach, judgeFact } from './findings.ts';
import { judgeLevel } from './judge-level.ts';

export const serviceReleaseLevel = defineCheck({
  name: 'service-release-level',
  tells: 'The service release of the operating system is new enough, whatever its version (VER-14).',
  needs: ['level'],
  judge: (check, seen) => {
    const { level } = check.arguments;
    return judgeEach(check, seen, `service release ${level} or later`, (look) =>
      judgeFact(look.osServiceRelease, 'the service release of its operating system', (release) =>
        release === null
          ? bad('no service release of the operating system is written down')
          : judgeLevel('service release', release, level, compareOsVersions),
      ),
    );
  },
});
