import type { MessageName } from './installer-messages.ts';
import type { Entries, Refusal } from './installer-refusals.ts';
import type { ScreenWindow, Stage } from './installer-stages.ts';

/** A message of the installer that is on the screen. */
export interface Message extends Refusal {
  readonly text: string;
  /** The stage that a warning leads to. */
  readonly onto: Stage;
}

/** Messages that are left by Cancel without harm, because their own text says so. */
const LEFT_BY_CANCEL: readonly MessageName[] = ['publisherUnverified', 'publisherOtherVersion'];

/** The dialog of a message. */
export function messageWindow({ text, then, message }: Message): ScreenWindow {
  const left = LEFT_BY_CANCEL.includes(message) && then === 'abort';
  const buttons = then === 'ask' ? ['Yes', 'No'] : left ? ['Cancel'] : ['OK'];
  return { title: 'Cisco CallManager Setup', text, fields: [], buttons };
}

/**
 * What stands in the fields of a window when a button is pressed.
 * @throws Error when the window has no such button, or no such field.
 */
export function entriesOf(window: ScreenWindow | null, button: string, typed: Entries): Entries {
  if (!window?.buttons.includes(button)) throw new Error(`there is no button ${button} on the screen`);
  const unknown = Object.keys(typed).find((name) => !window.fields.some((field) => field.name === name));
  if (unknown) throw new Error(`there is no field ${unknown} on the screen`);
  return Object.fromEntries(window.fields.map(({ name, value }) => [name, typed[name] ?? value]));
}
