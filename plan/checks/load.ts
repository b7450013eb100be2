import { isSameRelease } from '../same-release.ts';
import type { Verdict } from '../types/run.ts';
import { parseRelease } from '../versions.ts';
import { bad, good, judgeEach, judgeFact, notKnown } from './findings.ts';
import type { Judge } from './seen.ts';

/** S1: at most so many devices on a secondary while it is oversubscribed (WIN-10). */
export const MOST_DEVICES_ON_A_SECONDARY = 5000;

/** S1: fewer calls attempted in the busiest hour than this (WIN-12). */
export const LOW_TRAFFIC = 1000;

/** The traffic that somebody measured is low (WIN-12); the figure is the cluster file's. */
export const judgeTraffic: Judge = ({ arguments: { calls } }): Verdict => {
  const expected = `fewer than ${LOW_TRAFFIC} calls attempted in the busiest hour`;
  if (calls === undefined) return { verdict: 'unknown', expected, seen: 'nobody has said how many' };
  return { verdict: calls < LOW_TRAFFIC ? 'good' : 'bad', expected, seen: `${calls}, by the cluster file` };
};

/** A secondary carries no more than S1's limit together with the devices that come to it now (WIN-10). */
export const judgeBackupHasRoom: Judge = (check, seen) => {
  const coming = check.arguments.devices ?? 0;
  return judgeEach(check, seen, `at most ${MOST_DEVICES_ON_A_SECONDARY} devices on it`, (look) =>
    judgeFact(look.registeredDevices, 'the number of its registered devices', (registered) => {
      const total = registered + coming;
      const told = `${registered} registered by its own count${coming > 0 ? `, and ${coming} to come by the cluster file: ${total}` : ''}`;
      return total <= MOST_DEVICES_ON_A_SECONDARY ? good(told) : bad(told);
    }),
  );
};

/** At least as many devices are registered with a server as it has in normal operation (WIN-15). */
export const judgeDevicesRegistered: Judge = (check, seen) => {
  const wanted = check.arguments.devices ?? 0;
  return judgeEach(check, seen, `${wanted} devices are registered again`, (look) =>
    judgeFact(look.registeredDevices, 'the number of its registered devices', (registered) =>
      (registered >= wanted ? good : bad)(`${registered} registered by its own count`),
    ),
  );
};

/**
 * All devices are registered with servers of one release (WIN-14): servers of two releases do not work together, so
 * that calls between their devices may fail (WIN-13).
 */
export const judgeDevicesOnOneRelease: Judge = (check, seen) => {
  const releases = new Set<string>();
  const verdict = judgeEach(check, seen, 'all devices are registered with servers of one release', (look) =>
    judgeFact(look.registeredDevices, 'the number of its registered devices', (registered) => {
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
};

/** Since the first primary was begun, its backup has not carried more than its own for longer than was allowed (WIN-11). */
export const judgeOversubscribedBriefly: Judge = ({ arguments: { limitSeconds = 0 } }, { now }, memory): Verdict => {
  const expected = `at most ${Math.round(limitSeconds / 60)} minutes since the first primary was begun`;
  if (memory.oversubscribedSince === null) return { verdict: 'unknown', expected, seen: 'its begin was not noted' };
  const seconds = (Date.parse(now) - Date.parse(memory.oversubscribedSince)) / 1000;
  const seen = `${Math.ceil(seconds / 60)} minutes, since ${memory.oversubscribedSince}`;
  if (!(seconds >= 0)) return { verdict: 'unknown', expected, seen: `${seen}: a clock was set, it is ${now} now` };
  return { verdict: seconds <= limitSeconds ? 'good' : 'bad', expected, seen };
};
