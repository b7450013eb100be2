import { setTimeout as pause } from 'node:timers/promises';
import type { ConsoleClient } from './console-client.ts';

/** How long a machine is watched before it is called stuck. */
const WATCH_MILLISECONDS = 500;

/** Somebody goes to the machine and mends what can be seen: a stuck shutdown, a machine that is off, a stopped service. */
export async function repair(console: ConsoleClient, server: string): Promise<void> {
  let sight = await console.look(server);
  if (sight.power === 'shutting down') {
    await pause(WATCH_MILLISECONDS);
    sight = await console.look(server);
    if (sight.power === 'shutting down') await console.pressPower(server);
  }
  if ((await console.look(server)).power === 'off') await console.pressPower(server);
  const stopped = sight.services.filter(({ startType, state, displayName }) => {
    return startType === 'automatic' && state === 'stopped' && displayName.startsWith('Cisco ');
  });
  if (sight.power === 'up' && sight.installer === null && stopped.length > 0) {
    await startAgain(
      console,
      server,
      stopped.map(({ displayName }) => displayName),
    );
  }
}

/** CallManager's own services in Service Activation, others in the Services window. */
async function startAgain(console: ConsoleClient, server: string, services: readonly string[]): Promise<void> {
  const listed = await console.activatable(server);
  const own = services.filter((name) => listed.includes(name));
  if (own.length > 0) await console.activate(server, own);
  for (const name of services.filter((other) => !listed.includes(other))) {
    await console.setService(server, name, { run: true });
  }
}
