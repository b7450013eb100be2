import { isSameRelease } from '../versions.ts';
import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact, notKnown } from './findings.ts';

export const versionIs = defineCheck({
  name: 'version-is',
  tells: 'CallManager itself reports the wanted release (ORD-05, VER-17, VER-20).',
  needs: ['release'],
  judge: (check, seen) => {
    const wanted = check.arguments.release;
    return judgeEach(check, seen, `Cisco CallManager ${wanted}`, (look) =>
      judgeFact(look.callManager, 'its CallManager release', (release) => {
        if (release === null) return bad('no CallManager is installed');
        const same = isSameRelease(release, wanted);
        if (same === undefined) return notKnown(`"${release}" cannot be compared with ${wanted}`);
        return (same ? good : bad)(`Cisco CallManager ${release}`);
      }),
    );
  },
});
