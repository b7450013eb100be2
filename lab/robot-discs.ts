import type { ConsoleClient } from './console-client.ts';
import { DONE, type Behaviour } from './robot-behaviour.ts';
import { asksForReboot, confirmReboot, isBusy, logOnTo, lookUntil, wordsOf } from './robot-looking.ts';
import { Puzzled } from './robot-reading.ts';
import type { Sight } from './room.ts';

/** `disc1`, `disc 2`, or a label. */
async function numberOf(console: ConsoleClient, disc: string): Promise<number> {
  const labelled = (await console.discs()).find(({ label }) => label === disc);
  const number = labelled?.number ?? Number(/^disc ?(\d)$/i.exec(disc)?.[1]);
  if (!Number.isInteger(number)) throw new Puzzled(`there is no disc ${disc}`);
  return number;
}

const asksForDisc = ({ screen }: Sight): boolean => /^Insert .* Disk \d/.test(screen.text);

/** The disc is put in when the machine is ready for one. @throws Puzzled when it wants something else first. */
async function lookWhetherReady(console: ConsoleClient, server: string, asking: number): Promise<Sight> {
  const sight = await lookUntil(console, server, (seen) => !isBusy(seen));
  if (!asksForReboot(sight)) return sight;
  if (asking === 1) throw new Puzzled(wordsOf(sight.screen));
  // It was reported before, and the installer goes on by itself after the log-on.
  await confirmReboot(console, server);
  await logOnTo(console, server);
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
