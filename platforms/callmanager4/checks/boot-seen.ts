import type { BootSeen, Observation } from '../types/observation.ts';
import { notKnown, type Finding } from './findings.ts';

/** Two machines that were exchanged, with their addresses, have each rebooted, and neither since it was written down. */
export const judgeMachine = ({ computerName }: Observation, server: string): Finding | null =>
  computerName.known && computerName.value.toLowerCase() !== server.toLowerCase()
    ? notKnown(`it calls itself ${computerName.value}: it is another machine`)
    : null;

/** What is written down of a look, to tell its boot from the next. */
export const bootOf = ({ at, bootTime, clock, uptimeSeconds, systemLog }: BootSeen): BootSeen => ({
  at,
  bootTime,
  clock,
  uptimeSeconds,
  systemLog,
});
