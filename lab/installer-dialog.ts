import type { MessageName } from './installer-messages.ts';
import type { Refusal } from './installer-refusals.ts';
import type { ScreenWindow, Stage } from './installer-stages.ts';

/** A message of the installer that is on the screen. */
export interface Message extends Refusal {
  readonly text: string;
  /** The stage that a warning leads to. */
  readonly onto: Stage | null;
}

/** Messages that are left by Cancel without harm, because their own text says so. */
const LEFT_BY_CANCEL: readonly MessageName[] = ['publisherUnverified', 'publisherOtherVersion'];

/** The dialog of a message. */
export function messageWindow({ text, then, message }: Message): ScreenWindow {
  const left = LEFT_BY_CANCEL.includes(message) && then === 'abort';
  const buttons = then === 'ask' ? ['Yes', 'No'] : left ? ['Cancel'] : ['OK'];
  return { title: 'Cisco CallManager Setup', text, fields: [], buttons };
}
