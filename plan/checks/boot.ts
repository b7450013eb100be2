import type { Observation } from '../types/observation.ts';
import type { Judge, Seen } from './seen.ts';
import type { Verdict } from '../types/run.ts';
import { good, judgeEach, judgeFact } from './findings.ts';
import { newestLook } from './seen.ts';

/** Windows computes the boot time anew at each question; answers that are this close mean the same boot. */
const SAME_BOOT_MILLISECONDS = 1000;

/** Writes down the boot time, before a reboot that is to be proved. */
export const judgeBootRecorded: Judge = (check, seen) => {
  const verdict = judgeEach(check, seen, 'its boot time is written down', (look) =>
    judgeFact(look.bootTime, 'its boot time', (time) => good(`up since ${time}`)),
  );
  const boot = newestLook(seen, check.servers[0] ?? '')?.bootTime;
  return verdict.verdict === 'good' && boot?.known ? { ...verdict, remember: { bootTime: boot.value } } : verdict;
};

/**
 * A reboot is proved by a boot time later than the one written down, read at least twice with the settling time in
 * between. An older one than before means that the clock was set: nobody can tell from it (ORD-03, SVC-09, REM-05).
 */
export const judgeRebooted: Judge = (check, seen, memory) => {
  const server = check.servers[0] ?? '';
  const settle = check.arguments.settleSeconds ?? 0;
  const expected = `rebooted since ${memory.bootTime ?? 'the boot time before'} and up for ${settle} s`;
  const tell = (verdict: Verdict['verdict'], text: string): Verdict => ({
    verdict,
    expected,
    seen: `${server}: ${text}`,
  });

  if (memory.bootTime === null) return tell('unknown', 'no boot time was written down before the reboot');
  const look = newestLook(seen, server);
  if (!look) return tell('unknown', 'nobody looked');
  if (!look.reachable.known) return tell('unknown', `cannot be reached: ${look.reachable.why}`);
  if (!look.reachable.value) return tell('unknown', 'does not answer; it may be rebooting');
  if (!look.bootTime.known) return tell('unknown', `its boot time could not be read: ${look.bootTime.why}`);

  const later = Date.parse(look.bootTime.value) - Date.parse(memory.bootTime);
  if (Number.isNaN(later)) return tell('unknown', `its boot time "${look.bootTime.value}" cannot be understood`);
  if (later < -SAME_BOOT_MILLISECONDS)
    return tell(
      'unknown',
      `up since ${look.bootTime.value}, earlier than before: its clock was set, so nothing is proved`,
    );
  if (later <= SAME_BOOT_MILLISECONDS) return tell('bad', `still up since ${look.bootTime.value}: it has not rebooted`);

  const same = looksOfThisBoot(seen, server);
  const stayed = secondsBetween(same.at(0), same.at(-1));
  const told = `up since ${look.bootTime.value}, seen so for ${stayed} s`;
  if (same.length < 2) return tell('unknown', `${told}; it takes a second look to be sure`);
  return stayed >= settle ? tell('good', told) : tell('unknown', `${told} of ${settle} s`);
};

/** The looks since the newest boot time was first seen; looks that could not read one prove nothing either way. */
function looksOfThisBoot(seen: Seen, server: string): readonly Observation[] {
  const readable = (seen.looks[server] ?? []).filter((look) => look.bootTime.known);
  const newest = bootMilliseconds(readable.at(-1));
  const isOther = (look: Observation): boolean => Math.abs(bootMilliseconds(look) - newest) > SAME_BOOT_MILLISECONDS;
  return readable.slice(readable.findLastIndex(isOther) + 1);
}

const bootMilliseconds = (look: Observation | undefined): number =>
  look?.bootTime.known ? Date.parse(look.bootTime.value) : Number.NaN;

function secondsBetween(first: Observation | undefined, last: Observation | undefined): number {
  return first && last ? Math.floor((Date.parse(last.at) - Date.parse(first.at)) / 1000) : 0;
}
