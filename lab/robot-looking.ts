import { setTimeout as pause } from 'node:timers/promises';
import type { ConsoleClient } from './console-client.ts';
import type { ScreenWindow } from './installer-stages.ts';
import { Puzzled } from './robot-reading.ts';
import type { Sight } from './room.ts';

export const LOOK_AGAIN_MILLISECONDS = 40;

/** How long a person stands in front of a screen that does not change, at most. */
export const PATIENCE_MILLISECONDS = 60_000;

/** How long a window may stay that is not in the instructions before the person says so. */
export const PUZZLED_MILLISECONDS = 1_500;

/** The machine works by itself, and there is nothing to do but wait. */
export const isBusy = ({ power, screen }: Sight): boolean =>
  power === 'shutting down' || power === 'booting' || screen.title === 'Setup Status';

/** Looks until something is to be seen. @throws Puzzled when it does not come. */
export async function lookUntil(
  console: ConsoleClient,
  server: string,
  isThere: (sight: Sight) => boolean,
  patience = PATIENCE_MILLISECONDS,
): Promise<Sight> {
  const end = Date.now() + patience;
  for (;;) {
    const sight = await console.look(server);
    if (isThere(sight)) return sight;
    if (Date.now() > end) throw new Puzzled(wordsOf(sight.screen));
    await pause(LOOK_AGAIN_MILLISECONDS);
  }
}

/** The screen in a person's words. */
export const wordsOf = ({ title, text }: ScreenWindow): string =>
  `${title}: ${text}`.replace(/^Cisco CallManager Setup: /, '');

/** Logs on as the Administrator once the machine is up, unless somebody is logged on. */
export async function logOnTo(console: ConsoleClient, server: string): Promise<void> {
  const sight = await lookUntil(console, server, (seen) => seen.power === 'up');
  if (sight.user !== null) return;
  const { administrator } = await console.envelope();
  await console.press(server, 'OK', { 'User name': 'Administrator', Password: administrator });
}

/** The installer wants a reboot for something it has installed; it is not the page that announces reboots. */
export const asksForReboot = ({ screen }: Sight): boolean =>
  screen.buttons.includes('OK') && /requires the server to be rebooted/.test(screen.text);

/** Presses the OK of that window, and waits until the server goes down. */
export async function confirmReboot(console: ConsoleClient, server: string): Promise<void> {
  await console.press(server, 'OK');
  await lookUntil(console, server, ({ power }) => power !== 'up');
}
