import type { Hands } from './hands.ts';
import { DONE } from './robot-behaviour.ts';
import type { Behaviour } from './robot-behaviour.ts';
import { lookUntil } from './robot-looking.ts';
import { Puzzled } from './robot-reading.ts';
import type { Sight } from './room.ts';

const isRunning = ({ services }: Sight, name: string): boolean =>
  services.some(({ displayName, state }) => displayName === name && state === 'running');

/** What the documents forbid: the Services window of Windows, which knows nothing of activation. */
async function startThroughWindows(hands: Hands, server: string, services: readonly string[]): Promise<void> {
  for (const name of services) await hands.setService(server, name, { startType: 'automatic', run: true });
}

/**
 * Activates services in Serviceability, and stays until they run. Services of the prompt that its window does not list
 * are Windows' own or the directory's: they have to run by themselves.
 */
export const activateServices: Behaviour<'activate-services'> = async ({ hands, task: { server, services } }) => {
  const sight = await lookUntil(hands, server, ({ power }) => power === 'up');
  const listed = await hands.activatable(server);
  const others = services.filter((name) => !listed.includes(name) && !isRunning(sight, name));
  if (others.length > 0) throw new Puzzled(`Service Activation does not list ${others.join(', ')}`);
  const wanted = services.filter((name) => listed.includes(name));
  if (await hands.errs('activated-through-windows', server)) await startThroughWindows(hands, server, wanted);
  else await hands.activate(server, wanted);
  await lookUntil(hands, server, (seen) => wanted.every((name) => isRunning(seen, name)));
  return DONE;
};

/**
 * Sets services back in the Services window to what the prompt says that they were: the startup type first, since what is
 * disabled cannot be started. What nobody has written down stays as it is.
 */
export const setBackServices: Behaviour<'set-back-services'> = async ({ hands, server, task: { services } }) => {
  await lookUntil(hands, server, ({ power }) => power === 'up');
  const ran: string[] = [];
  for (const { name, before } of services) {
    if (before === null) continue;
    await hands.setService(server, name, { startType: before.startType });
    if (before.state !== 'running') continue;
    await hands.setService(server, name, { run: true });
    ran.push(name);
  }
  await lookUntil(hands, server, (seen) => ran.every((name) => isRunning(seen, name)));
  return DONE;
};
