import { isSameRelease } from '../same-release.ts';
import type { Judge } from './seen.ts';
import { bad, good, judgeEach, judgeFact, notKnown } from './findings.ts';

/** The release that CallManager itself reports is the wanted one (ORD-05, VER-17, VER-20). */
export const judgeVersion: Judge = (check, seen) => {
  const wanted = check.arguments.release ?? '';
  return judgeEach(check, seen, `Cisco CallManager ${wanted}`, (look) =>
    judgeFact(look.callManager, 'its CallManager release', (release) => {
      if (release === null) return bad('no CallManager is installed');
      const same = isSameRelease(release, wanted);
      if (same === undefined) return notKnown(`"${release}" cannot be compared with ${wanted}`);
      return same ? good(`Cisco CallManager ${release}`) : bad(`Cisco CallManager ${release}`);
    }),
  );
};
