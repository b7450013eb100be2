import type { ConsoleClient } from './console-client.ts';
import { DONE, type Behaviour } from './robot-behaviour.ts';
import { lookUntil } from './robot-looking.ts';
import { Puzzled } from './robot-reading.ts';
import type { Sight } from './room.ts';

const isRunning = ({ services }: Sight, name: string): boolean =>
  services.some(({ displayName, state }) => displayName === name && state === 'running');

/** What the documents forbid: the Services window of Windows, which knows nothing of activation. */
async function startThroughWindows(console: ConsoleClient, server: string, services: readonly string[]): Promise<void> {
  for (const name of services) await console.setService(server, name, { startType: 'automatic', run: true });
}

/**
 * Activates services in Serviceability, and stays until they run. Services of the prompt that its window does not list
 * are Windows' own or the directory's: they have to run by themselves.
 */
export const activateServices: Behaviour<'activate-services'> = async ({ console, task: { server, services } }) => {
  const sight = await lookUntil(console, server, ({ power }) => power === 'up');
  const listed = await console.activatable(server);
  const others = services.filter((name) => !listed.includes(name) && !isRunning(sight, name));
  if (others.length > 0) throw new Puzzled(`Service Activation does not list ${others.join(', ')}`);
  const wanted = services.filter((name) => listed.includes(name));
  if (await console.errs('activated-through-windows', server)) await startThroughWindows(console, server, wanted);
  else await console.activate(server, wanted);
  await lookUntil(console, server, (seen) => wanted.every((name) => isRunning(seen, name)));
  return DONE;
};

/**
 * Sets services back in the Services window to what the prompt says that they were: the startup type first, since what is
 * disabled cannot be started. What nobody has written down stays as it is.
 */
export const setBackServices: Behaviour<'set-back-services'> = async ({ console, server, task: { services } }) => {
  await lookUntil(console, server, ({ power }) => power === 'up');
  const ran: string[] = [];
  for (const { name, before } of services) {
    if (before === null) continue;
    await console.setService(server, name, { startType: before.startType });
    if (before.state !== 'running') continue;
    await console.setService(server, name, { run: true });
    ran.push(name);
  }
  await lookUntil(console, server, (seen) => ran.every((name) => isRunning(seen, name)));
  return DONE;
};
