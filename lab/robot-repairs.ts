import { setTimeout as pause } from 'node:timers/promises';
import type { Hands } from './hands.ts';

/** How long a machine is watched before it is called stuck. */
const WATCH_MILLISECONDS = 500;

/** Somebody goes to the machine and mends what can be seen: a stuck shutdown, a machine that is off, a stopped service. */
export async function repair(hands: Hands, server: string): Promise<void> {
  let sight = await hands.look(server);
  if (sight.power === 'shutting down') {
    await pause(WATCH_MILLISECONDS);
    sight = await hands.look(server);
    if (sight.power === 'shutting down') await hands.pressPower(server);
  }
  if ((await hands.look(server)).power === 'off') await hands.pressPower(server);
  const stopped = sight.services.filter(({ startType, state, displayName }) => {
    return startType === 'automatic' && state === 'stopped' && displayName.startsWith('Cisco ');
  });
  if (sight.power === 'up' && sight.installer === null && stopped.length > 0) {
    await startAgain(
      hands,
      server,
      stopped.map(({ displayName }) => displayName),
    );
  }
}

/** CallManager's own services in Service Activation, others in the Services window. */
async function startAgain(hands: Hands, server: string, services: readonly string[]): Promise<void> {
  const listed = await hands.activatable(server);
  const own = services.filter((name) => listed.includes(name));
  if (own.length > 0) await hands.activate(server, own);
  for (const name of services.filter((other) => !listed.includes(other))) {
    await hands.setService(server, name, { run: true });
  }
}
