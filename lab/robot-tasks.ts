import { setTimeout as pause } from 'node:timers/promises';
import type { StatusPrompt } from '../plan/types/run.ts';
import type { Page, Task } from '../plan/types/step.ts';
import type { Hands } from './hands.ts';
import type { ScreenWindow } from './installer-stages.ts';
import { fillIn, findPage, Puzzled } from './robot-reading.ts';
import type { Sight } from './room.ts';
import { SETUP_BUTTON } from './screen.ts';

/** What a person has to say after the work: done, or the screen shows something else. */
export interface Report {
  readonly kind: 'done' | 'differs';
  readonly note?: string;
  readonly number?: number;
}

export interface Work<T extends Task = Task> {
  readonly hands: Hands;
  readonly prompt: StatusPrompt;
  readonly task: T;
  /** Server that the prompt is about; empty for the cluster as a whole. */
  readonly server: string;
  /** 1 the first time this step asks, 2 when it asks again. */
  readonly asking: number;
}

export type Behaviour<K extends Task['kind'] = Task['kind']> = (
  work: Work<Extract<Task, { kind: K }>>,
) => Promise<Report>;

export type Behaviours = { readonly [K in Task['kind']]: Behaviour<K> };

const LOOK_AGAIN_MILLISECONDS = 40;

/** How long a person stands in front of a screen that does not change, at most. */
const PATIENCE_MILLISECONDS = 60_000;

/** How long a window may stay that is not in the instructions before the person says so. */
const PUZZLED_MILLISECONDS = 1_500;

const DONE: Report = { kind: 'done' };

const isBusy = ({ power, screen }: Sight): boolean =>
  power === 'shutting down' || power === 'booting' || screen.title === 'Setup Status';

/** Looks until something is to be seen. @throws Puzzled when it does not come. */
async function lookUntil(hands: Hands, server: string, isThere: (sight: Sight) => boolean, patience: number) {
  const end = Date.now() + patience;
  for (;;) {
    const sight = await hands.look(server);
    if (isThere(sight)) return sight;
    if (Date.now() > end) throw new Puzzled(wordsOf(sight.screen));
    await pause(LOOK_AGAIN_MILLISECONDS);
  }
}

/** The screen in a person's words. */
const wordsOf = ({ title, text }: ScreenWindow): string =>
  `${title}: ${text}`.replace(/^Cisco CallManager Setup: /, '');

const logOn: Behaviour<'log-on'> = async ({ hands, server }) => {
  const sight = await lookUntil(hands, server, (seen) => seen.power === 'up', PATIENCE_MILLISECONDS);
  if (sight.user === null) {
    const { administrator } = await hands.envelope();
    await hands.press(server, 'OK', { 'User name': 'Administrator', Password: administrator });
  }
  return DONE;
};

/** `disc1`, `disc 2`, or a label. */
async function numberOf(hands: Hands, disc: string): Promise<number> {
  const labelled = (await hands.discs()).find(({ label }) => label === disc);
  const number = labelled?.number ?? Number(/^disc ?(\d)$/i.exec(disc)?.[1]);
  if (!Number.isInteger(number)) throw new Puzzled(`there is no disc ${disc}`);
  return number;
}

const asksForDisc = ({ screen }: Sight): boolean => /^Insert .* Disk \d/.test(screen.text);

const insertDisc: Behaviour<'insert-disc'> = async ({ hands, server, task }) => {
  const sight = await lookUntil(hands, server, (seen) => !isBusy(seen), PATIENCE_MILLISECONDS);
  const right = await numberOf(hands, task.disc);
  const number = (await hands.errs('wrong-disc', server)) ? (right === 1 ? 2 : 1) : right;
  if (sight.disc?.number !== number) {
    if (sight.disc) await hands.removeDisc(server);
    await hands.insertDisc(server, number);
  }
  if (asksForDisc(await hands.look(server))) await hands.press(server, 'OK');
  return DONE;
};

const removeDisc: Behaviour<'remove-disc'> = async ({ hands, server }) => {
  const sight = await lookUntil(hands, server, (seen) => !isBusy(seen), PATIENCE_MILLISECONDS);
  if (sight.disc) await hands.removeDisc(server);
  return DONE;
};

/** A message was reported before: its OK is pressed, and the installer started again if it is gone. */
async function beginAgain(hands: Hands, server: string, pages: readonly Page[]): Promise<void> {
  const screen = await hands.screen(server);
  if (findPage(pages, 0, screen) !== null) return;
  const [only, ...others] = screen.buttons;
  if (only === 'OK' && others.length === 0) await hands.press(server, 'OK');
  if ((await hands.screen(server)).buttons.includes(SETUP_BUTTON)) await hands.press(server, SETUP_BUTTON);
}

const walkPages: Behaviour<'walk-pages'> = async ({ hands, server, task, asking }) => {
  const secrets = await hands.envelope();
  if (asking > 1) await beginAgain(hands, server, task.pages);
  for (let done = 0; done < task.pages.length;) {
    await lookUntil(hands, server, (seen) => !isBusy(seen), PATIENCE_MILLISECONDS);
    const isThere = ({ screen }: Sight): boolean => findPage(task.pages, done, screen) !== null;
    const { screen } = await lookUntil(hands, server, (seen) => isThere(seen), PUZZLED_MILLISECONDS);
    const index = findPage(task.pages, done, screen) ?? done;
    const page = task.pages[index];
    if (page) await hands.press(server, page.button, fillIn(page, screen, secrets));
    done = index + 1;
  }
  return DONE;
};

const upgradeApplications: Behaviour<'application-upgrade'> = async ({ hands, server }) => {
  await hands.upgradeApplications(server);
  await lookUntil(hands, server, ({ power }) => power !== 'up', PATIENCE_MILLISECONDS);
  await lookUntil(hands, server, ({ power }) => power === 'up', PATIENCE_MILLISECONDS);
  return DONE;
};

/** Counts until no more devices come, as far as the prompt expects them. */
const countDevices: Behaviour<'count-devices'> = async ({ hands, server, prompt }) => {
  const expected = prompt.form.kind === 'number' ? (prompt.form.expected ?? 0) : 0;
  const counted = await lookUntil(hands, server, ({ devices }) => devices >= expected, PATIENCE_MILLISECONDS / 4).catch(
    () => hands.look(server),
  );
  const isShort = counted.devices < expected;
  return { kind: 'done', number: counted.devices, ...(isShort ? { note: 'the others do not come back' } : {}) };
};

/** What well-instructed people do for each kind of task. */
export const BEHAVIOURS: Behaviours = {
  'insert-disc': insertDisc,
  'remove-disc': removeDisc,
  'log-on': logOn,
  'walk-pages': walkPages,
  'notify-users': async ({ hands }) => {
    await hands.notifyUsers();
    return DONE;
  },
  'application-upgrade': upgradeApplications,
  'count-devices': countDevices,
  decide: async () => DONE,
  confirm: async () => DONE,
};
