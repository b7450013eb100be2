import type { LabEvent } from './events.ts';
import type { MessageName } from './installer-messages.ts';
import type { Entries, Refusal } from './installer-refusals.ts';
import { LICENSE_ACCEPTED, type ScreenWindow, type Stage } from './installer-stages.ts';

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
 * @throws Error when the window has no such button, or it is grey, or no such field.
 */
export function entriesOf(window: ScreenWindow | null, button: string, typed: Entries): Entries {
  if (!window?.buttons.includes(button)) throw new Error(`there is no button ${button} on the screen`);
  const unknown = Object.keys(typed).find((name) => !window.fields.some((field) => field.name === name));
  if (unknown) throw new Error(`there is no field ${unknown} on the screen`);
  const entries = Object.fromEntries(window.fields.map(({ name, value }) => [name, typed[name] ?? value]));
  const { License: license = LICENSE_ACCEPTED } = entries;
  if (button === 'Next' && license !== LICENSE_ACCEPTED) throw new Error('Next is grey until the license is accepted');
  return entries;
}

/** What a person's hands do at a window, for the stream of events: secrets stay in their fields. */
export function handsAt(
  server: string,
  { title, text, fields }: ScreenWindow,
  button: string,
  typed: Entries,
  isMessage: boolean,
): LabEvent {
  const isSecret = (name: string): boolean => fields.some((field) => field.name === name && field.kind === 'password');
  const shown = Object.entries(typed).map(([name, value]): [string, string] => [
    name,
    isSecret(name) ? '<secret>' : value,
  ]);
  return { kind: 'hands', server, window: title, text, isMessage, button, typed: Object.fromEntries(shown) };
}
