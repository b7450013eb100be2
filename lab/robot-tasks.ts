import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '../platforms/callmanager4/types/task.ts';
import type { ConsoleClient } from './console-client.ts';
import { DONE, type Behaviour, type Behaviours } from './robot-behaviour.ts';
import { pullDrive, switchOff, switchOn } from './robot-drives.ts';
import { insertDisc, removeDisc } from './robot-discs.ts';
import {
  LOOK_AGAIN_MILLISECONDS,
  PATIENCE_MILLISECONDS,
  PUZZLED_MILLISECONDS,
  asksForReboot,
  confirmReboot,
  isBusy,
  logOnTo,
  lookUntil,
} from './robot-looking.ts';
import { Puzzled, compare, fillIn, findPage } from './robot-reading.ts';
import { activateServices, setBackServices } from './robot-services.ts';
import type { Sight } from './room.ts';
import { SETUP_BUTTON } from './screen.ts';

/** A reboot that the installer wants was reported before: whoever comes back to log on confirms it first. */
const logOn: Behaviour<'log-on'> = async ({ console, server, asking }) => {
  if (asking > 1 && asksForReboot(await console.look(server))) await confirmReboot(console, server);
  await logOnTo(console, server);
  return DONE;
};

/** A message was reported before: its OK is pressed, and the installer started again if it is gone. */
async function beginAgain(console: ConsoleClient, server: string, pages: readonly Page[]): Promise<void> {
  const screen = await console.screen(server);
  if (findPage(pages, 0, screen) !== null) return;
  const [only, ...others] = screen.buttons;
  if (only === 'OK' && others.length === 0) await console.press(server, 'OK');
  if ((await console.screen(server)).buttons.includes(SETUP_BUTTON)) await console.press(server, SETUP_BUTTON);
}

const walkPages: Behaviour<'walk-pages'> = async ({ console, server, task, asking }) => {
  const secrets = await console.envelope();
  if (asking > 1) await beginAgain(console, server, task.pages);
  for (let done = 0; done < task.pages.length;) {
    await lookUntil(console, server, (seen) => !isBusy(seen), PATIENCE_MILLISECONDS);
    const isThere = ({ screen }: Sight): boolean => findPage(task.pages, done, screen) !== null;
    const { screen } = await lookUntil(console, server, (seen) => isThere(seen), PUZZLED_MILLISECONDS);
    const index = findPage(task.pages, done, screen) ?? done;
    const page = task.pages[index];
    if (page) {
      compare(page, screen);
      await console.press(server, page.button, fillIn(page, screen, secrets));
    }
    done = index + 1;
  }
  return DONE;
};

const upgradeApplications: Behaviour<'application-upgrade'> = async ({ console, server }) => {
  await console.upgradeApplications(server);
  await lookUntil(console, server, ({ power }) => power !== 'up', PATIENCE_MILLISECONDS);
  await lookUntil(console, server, ({ power }) => power === 'up', PATIENCE_MILLISECONDS);
  return DONE;
};

/** Nobody is logged on any more once the server has rebooted, so that a quick reboot is not overlooked. */
const hasRebooted = ({ power, user }: Sight): boolean => power === 'up' && user === null;

/** What starts with Windows and does not run. */
const notRunning = ({ services }: Sight): readonly string[] =>
  services
    .filter(({ startType, state }) => startType === 'automatic' && state !== 'running')
    .map(({ displayName }) => displayName);

/** Stays until what starts with Windows runs again: the next server must not be begun before. */
const installServiceRelease: Behaviour<'install-service-release'> = async ({ console, server }) => {
  await logOnTo(console, server);
  await console.installServiceRelease(server);
  await lookUntil(console, server, hasRebooted, PATIENCE_MILLISECONDS);
  const isServing = (sight: Sight): boolean => notRunning(sight).length === 0;
  const sight = await lookUntil(console, server, isServing, PATIENCE_MILLISECONDS / 6).catch(() =>
    console.look(server),
  );
  if (!isServing(sight)) throw new Puzzled(`after the reboot these do not run: ${notRunning(sight).join(', ')}`);
  return DONE;
};

const AGENT = 'Cisco Security Agent';

/** Stays until the agent runs; one that is there and set aside for the work comes back with the rest. */
const installSecurityAgent: Behaviour<'install-security-agent'> = async ({ console, server }) => {
  await logOnTo(console, server);
  await console.installSecurityAgent(server);
  await lookUntil(console, server, ({ services }) =>
    services.some(
      ({ displayName, state, startType }) => displayName === AGENT && (state === 'running' || startType === 'disabled'),
    ),
  );
  return DONE;
};

/** It is done when every device that can move is registered again. */
const moveDevices: Behaviour<'move-devices'> = async ({ console }) => {
  await console.moveDevices();
  const end = Date.now() + PATIENCE_MILLISECONDS;
  while ((await console.phones()).some(({ backup, devices, atBackup }) => backup !== null && atBackup < devices)) {
    if (Date.now() > end) throw new Puzzled('some devices do not register with their backup');
    await pause(LOOK_AGAIN_MILLISECONDS);
  }
  return DONE;
};

/** Counts until no more devices come, as far as the prompt expects them. */
const countDevices: Behaviour<'count-devices'> = async ({ console, server, prompt }) => {
  const expected = prompt.form.kind === 'number' ? (prompt.form.expected ?? 0) : 0;
  const counted = await lookUntil(
    console,
    server,
    ({ devices }) => devices >= expected,
    PATIENCE_MILLISECONDS / 4,
  ).catch(() => console.look(server));
  const isShort = counted.devices < expected;
  return { kind: 'done', number: counted.devices, ...(isShort ? { note: 'the others do not come back' } : {}) };
};

/** What well-instructed people do for each kind of task. */
export const BEHAVIOURS: Behaviours = {
  'insert-disc': insertDisc,
  'remove-disc': removeDisc,
  'log-on': logOn,
  'power-off': switchOff,
  'pull-drive': pullDrive,
  'power-on': switchOn,
  'walk-pages': walkPages,
  'notify-users': async ({ console }) => {
    await console.notifyUsers();
    return DONE;
  },
  'move-devices': moveDevices,
  'application-upgrade': upgradeApplications,
  'count-devices': countDevices,
  'install-service-release': installServiceRelease,
  'install-security-agent': installSecurityAgent,
  'activate-services': activateServices,
  'set-back-services': setBackServices,
  decide: async () => DONE,
  confirm: async () => DONE,
};
