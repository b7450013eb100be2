import type { Observation } from '../types/observation.ts';
import { judgeFact, type Finding } from './findings.ts';

/** Judges how many devices are registered with a server by its own count. */
export const judgeDevices = (look: Observation, judge: (registered: number) => Finding): Finding =>
  judgeFact(look.registeredDevices, 'the number of its registered devices', judge);
