import { parseRelease } from '../versions.ts';
import type { Judge } from './seen.ts';
import { bad, good, judgeEach, judgeFact, notKnown } from './findings.ts';

/** Whether two releases are the same one, letters and service releases left aside; undefined where one is unreadable. */
function isSameRelease(one: string, other: string): boolean | undefined {
  const [first, second] = [parseRelease(one), parseRelease(other)];
  if (!first || !second) return undefined;
  return first.major === second.major && first.minor === second.minor && first.maintenance === second.maintenance;
}

/** The release that CallManager itself reports is the wanted one (ORD-05, VER-17, VER-20). */
export const judgeVersion: Judge = (check, seen) => {
  const wanted = check.arguments.release ?? '';
  return judgeEach(check, seen, `Cisco CallManager ${wanted}`, (look) =>
    judgeFact(look.callManager, 'its CallManager release', (release) => {
      const same = isSameRelease(release, wanted);
      if (same === undefined) return notKnown(`"${release}" cannot be compared with ${wanted}`);
      return same ? good(`Cisco CallManager ${release}`) : bad(`Cisco CallManager ${release}`);
    }),
  );
};
