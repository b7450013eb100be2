import type { BootSeen, Observation } from '../types/observation.ts';
import { notKnown, type Finding } from './findings.ts';

/** Two machines that were exchanged, with their addresses, have each rebooted, and neither since it was written down. */
export const judgeMachine = ({ computerName }: Observation, server: string): Finding | null =>
  computerName.known && computerName.value.toLowerCase() !== server.toLowerCase()
    ? notKnown(`it calls itself ${computerName.value}: it is another machine`)
    : null;

/** Null where it is the machine that was written down, as far as that was known then. A name alone can be given twice. */
export function judgeSameMachine({ machineSid: before }: BootSeen, { machineSid: now }: Observation): Finding | null {
  if (!before?.known) return null;
  if (!now.known) return notKnown(`whether it is still the same machine could not be read: ${now.why}`);
  return now.value === before.value
    ? null
    : notKnown(
        `its security identifier is ${now.value}, and before it was ${before.value}: it is another machine, or was installed anew`,
      );
}

/** What is written down of a look, to tell its boot from the next, and its machine from another one. */
export const bootOf = ({ at, bootTime, clock, uptimeSeconds, systemLog, machineSid }: Observation): BootSeen => ({
  at,
  bootTime,
  clock,
  uptimeSeconds,
  systemLog,
  machineSid,
});
