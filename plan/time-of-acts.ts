import { LOOK_SECONDS } from './time-of-looks.ts';

/** How long the commands of one act may run; what they started goes on without them. */
const COMMANDS_SECONDS = 180;

/** How long an act lasts at most, with the look before it. */
export const ACT_SECONDS = LOOK_SECONDS + COMMANDS_SECONDS;
