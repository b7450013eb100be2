import type { ConsoleClient } from './console-client.ts';
import { DONE, type Behaviour } from './robot-behaviour.ts';
import { isBusy, logOnTo, lookUntil, wordsOf } from './robot-looking.ts';
import { Puzzled } from './robot-reading.ts';
import { enterAgain } from './robot-rerun.ts';
import type { Sight } from './room.ts';
import { SETUP_BUTTON } from './screen.ts';

/** `disc1`, `disc 2`, or a label. */
async function numberOf(console: ConsoleClient, disc: string): Promise<number> {
  const labelled = (await console.discs()).find(({ label }) => label === disc);
  const number = labelled?.number ?? Number(/^disc ?(\d)$/i.exec(disc)?.[1]);
  if (!Number.isInteger(number)) throw new Puzzled(`there is no disc ${disc}`);
  return number;
}

const asksForDisc = ({ screen }: Sight): boolean => /^Insert .* Disk \d/.test(screen.text);

/** The installer wants a reboot for something it has installed; it is not the page that announces reboots. */
const asksForReboot = ({ screen }: Sight): boolean =>
  screen.buttons.includes('OK') && /requires the server to be rebooted/.test(screen.text);

/** The reboot was reported before: its OK is pressed; the installer goes on after the log-on, or is started again. */
async function letReboot(console: ConsoleClient, server: string): Promise<void> {
  await console.press(server, 'OK');
  await lookUntil(console, server, ({ power }) => power !== 'up');
  await logOnTo(console, server);
  if ((await console.screen(server)).buttons.includes(SETUP_BUTTON)) await enterAgain(console, server);
}

/** The disc is put in when the machine is ready for one. @throws Puzzled when it wants something else first. */
async function lookWhetherReady(console: ConsoleClient, server: string, asking: number): Promise<Sight> {
  const sight = await lookUntil(console, server, (seen) => !isBusy(seen));
  if (!asksForReboot(sight)) return sight;
  if (asking === 1) throw new Puzzled(wordsOf(sight.screen));
  await letReboot(console, server);
  const after = await lookUntil(console, server, (seen) => !isBusy(seen));
  if (after.installer === null || asksForReboot(after)) throw new Puzzled(wordsOf(after.screen));
  return after;
}

/** Puts the disc of the prompt in, the wrong one by the fault of that name, and presses OK where it was asked for. */
export const insertDisc: Behaviour<'insert-disc'> = async ({ console, server, task, asking }) => {
  const sight = await lookWhetherReady(console, server, asking);
  const right = await numberOf(console, task.disc);
  if (right === 2 && asking === 1 && (await console.errs('disc-2-missing', server))) {
    throw new Puzzled('disc 2 is not where it should be');
  }
  const number = (await console.errs('wrong-disc', server)) ? (right === 1 ? 2 : 1) : right;
  if (sight.disc?.number !== number) {
    if (sight.disc) await console.removeDisc(server);
    await console.insertDisc(server, number);
  }
  if (asksForDisc(await console.look(server))) await console.press(server, 'OK');
  return DONE;
};

/** Takes the disc out, whichever it is. */
export const removeDisc: Behaviour<'remove-disc'> = async ({ console, server }) => {
  const sight = await lookUntil(console, server, (seen) => !isBusy(seen));
  if (sight.disc) await console.removeDisc(server);
  return DONE;
};
