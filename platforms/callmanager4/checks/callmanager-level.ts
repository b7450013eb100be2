import { compareReleases } from '../versions.ts';
import { defineCheck } from './define-check.ts';
import { bad, judgeEach, judgeFact } from './findings.ts';
import { judgeLevel } from './judge-level.ts';

export const callManagerLevel = defineCheck({
  name: 'callmanager-level',
  tells:
    'CallManager has the newest service release of the release that runs, as the operator has looked it up (VER-07).',
  needs: ['level'],
  judge: (check, seen) => {
    const { level } = check.arguments;
    return judgeEach(check, seen, `Cisco CallManager ${level} or later`, (look) =>
      judgeFact(look.callManager, 'its CallManager release', (release) =>
        release === null
          ? bad('no CallManager is installed')
          : judgeLevel('Cisco CallManager', release, level, compareReleases),
      ),
    );
  },
});
