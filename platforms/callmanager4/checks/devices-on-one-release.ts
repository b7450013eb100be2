import { isSameRelease, parseRelease } from '../versions.ts';
import { defineCheck } from './define-check.ts';
import { good, judgeEach, judgeFact, notKnown, judgeDevices } from './findings.ts';

/** Servers of two releases do not work together, so that calls between their devices may fail (WIN-13). */
export const devicesOnOneRelease = defineCheck({
  name: 'devices-on-one-release',
  tells: 'All devices are registered with servers of one release (WIN-14).',
  judge: (check, seen) => {
    const releases = new Set<string>();
    const verdict = judgeEach(check, seen, 'all devices are registered with servers of one release', (look) =>
      judgeDevices(look, (registered) => {
        if (registered === 0) return good('no devices');
        return judgeFact(look.callManager, 'its release', (release) => {
          if (release === null) return notKnown(`${registered} devices by its own count, and no CallManager`);
          if (!parseRelease(release)) return notKnown(`${registered} devices with "${release}", which is no release`);
          releases.add(release);
          return good(`${registered} devices with ${release}`);
        });
      }),
    );
    const [first = '', ...others] = releases;
    const isSplit = others.some((release) => isSameRelease(release, first) === false);
    return isSplit ? { ...verdict, verdict: 'bad' } : verdict;
  },
});
