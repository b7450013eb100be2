import type { BootSeen } from '../types/observation.ts';
import { bootOf, judgeMachine } from './boot-seen.ts';
import { defineCheck } from './define-check.ts';
import { good, judgeEach, notKnown, type Finding } from './findings.ts';
import { newestLook } from './seen.ts';

export const bootRecorded = defineCheck({
  name: 'boot-recorded',
  tells: 'What is seen of the boot is written down before a reboot that is to be proved (ORD-03).',
  sees: ['event log'],
  forgets: ['boot'],
  judge: (check, seen) => {
    const verdict = judgeEach(
      check,
      seen,
      'what tells this boot from the next is written down',
      (look, server) => judgeMachine(look, server) ?? judgeMarks(look),
    );
    const look = newestLook(seen, check.servers[0] ?? '');
    return verdict.verdict === 'good' && look ? { ...verdict, remember: { boot: bootOf(look) } } : verdict;
  },
});

/** A boot time alone will prove no reboot; where nothing else can be read, a person will have to be asked. */
function judgeMarks({ bootTime, clock, uptimeSeconds, systemLog }: BootSeen): Finding {
  const unread = Object.entries({ 'its uptime': uptimeSeconds, 'its event log': systemLog, 'its clock': clock });
  const reasons = unread.flatMap(([what, fact]) => (fact.known ? [] : [`${what} could not be read: ${fact.why}`]));
  if (bootTime.known) return good([`up since ${bootTime.value}`, ...reasons].join('; '));
  const told = [`its boot time could not be read: ${bootTime.why}`, ...reasons].join('; ');
  return uptimeSeconds.known || systemLog.known ? good(told) : notKnown(told);
}
