import { DONE, type Behaviour } from './robot-behaviour.ts';
import { PUZZLED_MILLISECONDS, lookUntil } from './robot-looking.ts';
import { Puzzled } from './robot-reading.ts';
import type { Sight } from './room.ts';

/** Switches a machine off, unless it is off. */
export const switchOff: Behaviour<'power-off'> = async ({ console, server }) => {
  const { power } = await console.look(server);
  if (power !== 'off') await console.pressPower(server);
  await lookUntil(console, server, (seen) => seen.power === 'off');
  return DONE;
};

/** Pulls the drive of the prompt, or by the fault of that name the one beside it. */
export const pullDrive: Behaviour<'pull-drive'> = async ({ console, server, task: { slot } }) => {
  const isWrong = await console.errs('wrong-drive', server);
  await console.pullDrive(server, isWrong ? slot + 1 : slot);
  return DONE;
};

const OTHER_KEY = 'F5';

const missesDrive = ({ screen }: Sight): boolean => screen.title === 'Drive missing';

/** Switches a machine on, and presses what the prompt names where the machine asks for it. */
export const switchOn: Behaviour<'power-on'> = async ({ console, server, task: { keys } }) => {
  if ((await console.look(server)).power === 'off') await console.pressPower(server);
  for (const [place, key] of keys.entries()) {
    const { screen } = await lookUntil(
      console,
      server,
      (seen) => missesDrive(seen) || seen.power === 'up',
      PUZZLED_MILLISECONDS,
    ).catch(() => console.look(server));
    if (screen.title !== 'Drive missing' || !screen.buttons.includes(key)) break;
    await console.press(server, place === 0 && (await console.errs('wrong-key', server)) ? OTHER_KEY : key);
  }
  await lookUntil(console, server, ({ power }) => power === 'up' || power === 'off');
  if ((await console.look(server)).power === 'off') throw new Puzzled('the machine has switched itself off again');
  return DONE;
};
