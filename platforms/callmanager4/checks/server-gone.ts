import { defineCheck } from './define-check.ts';
import { bad, combine, good, notKnown, type Finding } from './findings.ts';
import { judgeMachine } from './boot-seen.ts';
import { newestLook } from './seen.ts';

export const serverGone = defineCheck({
  name: 'server-gone',
  tells: 'It is certain that the server does not answer: it is off (HW-11).',
  inWords: 'Say in the note by what you see that the machine is off: its lamps, its screen.',
  judge: (check, seen) =>
    combine(
      'does not answer any more',
      check.servers.map((server): Finding => {
        const look = newestLook(seen, server);
        if (!look) return notKnown(`${server}: nobody looked`);
        const other = judgeMachine(look, server);
        if (other) return { ...other, seen: `${server}: ${other.seen}` };
        const { reachable } = look;
        if (!reachable.known) return notKnown(`${server}: whether it answers is not known: ${reachable.why}`);
        return reachable.value ? bad(`${server}: it still answers`) : good(`${server}: it does not answer`);
      }),
    ),
});
