import type { BootSeen, Observation } from '../types/observation.ts';
import { bootOf, judgeMachine, judgeSameMachine } from './boot-seen.ts';
import { signsOf, type Signs } from './boot-signs.ts';
import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeReachable, notKnown, settling, type Finding } from './findings.ts';
import { newestLook } from './seen.ts';
import { steadyBoot } from './steady-boot.ts';

/** A reboot is proved by signs that no clock moves, and only when nothing that can be read speaks against it. */
export const rebooted = defineCheck({
  name: 'rebooted',
  tells:
    'The server has rebooted since its boot was written down, and has stayed up for the settling time, seen at least twice (ORD-03, SVC-09, REM-05).',
  takes: ['settleSeconds'],
  sees: ['event log'],
  recalls: ['boot'],
  renews: ['boot'],
  judge: (check, seen, { boot }) => {
    const settle = check.arguments.settleSeconds ?? 0;
    const since = boot?.clock.known ? boot.clock.value : 'it was written down before';
    const verdict = judgeEach(check, seen, `rebooted since ${since} and up for ${settle} s`, (look, server) => {
      if (!boot) return notKnown('nothing was written down of the boot before');
      const isOther = otherMachine(look, server, boot);
      if (isOther) return isOther;
      const signs = signsOf(boot, look);
      return judgeSigns(signs) ?? judgeSteady(signs, settle, seen.looks[server] ?? []);
    });
    const [server = ''] = check.servers;
    const look = newestLook(seen, server);
    // It may have rebooted already: whoever has the act carried out all the same wants a reboot after this look.
    const isInDoubt =
      verdict.verdict === 'unknown' && look && !judgeReachable(look) && !otherMachine(look, server, boot);
    return isInDoubt ? { ...verdict, rememberBeforeAct: { boot: bootOf(look) } } : verdict;
  },
});

/** Null where the machine answers whose boot was written down. */
const otherMachine = (look: Observation, server: string, boot: BootSeen | null): Finding | null =>
  judgeMachine(look, server) ?? (boot && judgeSameMachine(boot, look));

/** Null where a reboot is proved. Record numbers outweigh a boot time, which moves with the clock. */
function judgeSigns(signs: Signs): Finding | null {
  const { log, uptime, bootTime } = signs;
  const all = [log, uptime, bootTime];
  const told = all.map((sign) => sign.told).join('; ');
  const telling = all.filter(({ says }) => says === 'rebooted');
  const against = all.filter(({ says }) => says === 'not rebooted');
  const isOutweighed = log.says === 'not rebooted' && uptime.says !== 'rebooted';
  if (against.length > 0 && (telling.length === 0 || isOutweighed)) return bad(`it has not rebooted: ${told}`);
  if (against.length > 0) return notKnown(`its signs of a reboot disagree: ${told}`);
  if (all.some(({ says }) => says === 'in doubt')) return notKnown(`nothing is proved: ${told}`);
  const isProved = log.says === 'rebooted' || (uptime.says === 'rebooted' && bootTime.says === 'rebooted');
  return isProved ? null : notKnown(`nothing proves a reboot: ${told}`);
}

function judgeSteady(signs: Signs, settle: number, looks: readonly BootSeen[]): Finding {
  const steady = steadyBoot(looks);
  const told = `${signs.bootTime.told}, seen so for ${steady.seconds} s`;
  if (steady.looks < 2) return settling(`${told}; it takes a second look to be sure`);
  return steady.seconds >= settle ? good(`${told}; proved by ${provedBy(signs)}`) : settling(`${told} of ${settle} s`);
}

function provedBy({ log, uptime }: Signs): string {
  const proofs = [
    ...(log.says === 'rebooted' ? ['its event log'] : []),
    ...(uptime.says === 'rebooted' ? ['its uptime'] : []),
  ];
  return proofs.join(' and ');
}
