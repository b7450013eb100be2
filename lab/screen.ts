import { handsAt } from './installer-dialog.ts';
import type { ScreenWindow } from './installer-stages.ts';
import type { LabCluster, LabServer } from './lab-cluster.ts';
import type { Missing } from './drives.ts';
import type { PowerState } from './windows-server.ts';

const plain = (title: string, text: string, buttons: readonly string[] = []): ScreenWindow => ({
  title,
  text,
  fields: [],
  buttons,
});

const WITHOUT_WINDOWS: Readonly<Record<Exclude<PowerState, 'up'>, ScreenWindow>> = {
  off: plain('', 'The screen is dark.'),
  'shutting down': plain('Shutting down', 'Please wait while Windows shuts down.'),
  booting: plain('Starting Windows', 'Windows is starting up.'),
};

/** What a machine shows that was switched on without one of its drives. */
const withoutDrive = (missing: Missing): ScreenWindow =>
  missing.kind === 'drive'
    ? plain('Drive missing', 'No drive to start from.')
    : plain(
        'Drive missing',
        missing.pressed === 0 ? 'A drive is missing. Press a key to go on without it.' : 'Press a key to continue.',
        FUNCTION_KEYS,
      );

const FUNCTION_KEYS = ['F1', 'F2', 'F5'];

/** Button with which a person starts the installer from disc 1 by hand. */
export const SETUP_BUTTON = 'CCMSetup.exe';

/** What somebody in front of the machine sees. */
export function screenOf({ windows, installer }: LabServer, cluster: LabCluster): ScreenWindow {
  if (windows.drives.missing) return withoutDrive(windows.drives.missing);
  if (windows.power !== 'up') return WITHOUT_WINDOWS[windows.power];
  if (!windows.session) {
    return {
      title: 'Log On to Windows',
      text: `Computer ${windows.name}`,
      fields: [
        { name: 'User name', kind: 'text', value: 'Administrator' },
        { name: 'Password', kind: 'password', value: '' },
      ],
      buttons: ['OK'],
    };
  }
  const disc = cluster.discs.inDriveOf(windows.name);
  return installer.window() ?? plain('Desktop', '', disc?.release ? [SETUP_BUTTON] : []);
}

/**
 * Presses a button of what is on the screen.
 * @throws Error when there is no such button, no such field, or the password is wrong.
 */
export function pressOnScreen(
  server: LabServer,
  cluster: LabCluster,
  button: string,
  fields: Readonly<Record<string, string>>,
): void {
  const screen = screenOf(server, cluster);
  if (!screen.buttons.includes(button)) throw new Error(`there is no button ${button} on the screen "${screen.title}"`);
  const { windows, installer } = server;
  if (windows.drives.missing) return void windows.drives.press(button);
  const disc = cluster.discs.inDriveOf(windows.name);
  if (!windows.session) {
    if (fields['Password'] !== cluster.secrets.administrator) throw new Error('The system could not log you on.');
    windows.logOn(fields['User name'] ?? 'Administrator', 'console');
  } else if (installer.window() === null && button === SETUP_BUTTON && disc) {
    cluster.events.tell(handsAt(windows.name, screen, button, {}, false));
    installer.run(disc);
  } else {
    installer.press(button, fields);
  }
}
