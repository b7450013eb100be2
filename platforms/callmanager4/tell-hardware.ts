import type { Server } from './types/cluster.ts';
import {
  connectorOf,
  connectorOfFamily,
  isNamedForItsKey,
  mayLoseDrive,
  recoveryOf,
  slotsToEmpty,
  startsByItself,
} from './models.ts';

/** Why a drive of a model stays where it is (HW-08). */
export const tellDriveRule = (model: string): string =>
  mayLoseDrive(model) === 'unknown'
    ? `no document names the model ${model}, and no drive is taken out of such a machine`
    : `it is the model ${model}, of which S1 forbids to take a drive out`;

/** What is pressed when the machine is switched on without a drive, and what is not (HW-16 to HW-19). */
export function tellRecovery(model: string): string {
  const recovery = recoveryOf(model);
  if (!recovery) return 'No document names a key for this model, and none is guessed.';
  const { key, then } = recovery;
  return [
    `${key} for the interim recovery mode.`,
    startsByItself(model)
      ? `This model takes ${key} by itself after 10 seconds: that nobody has pressed it is no failure.`
      : '',
    then === undefined ? '' : `Then ${then}, when the server asks for it.`,
    isNamedForItsKey(model) ? '' : `S1 names the key for the family and not for this variant, ${model}.`,
  ]
    .filter((line) => line !== '')
    .join(' ');
}

/** Where the drives are that are pulled (HW-12, HW-13). */
export function tellSlots(model: string): string {
  const slots = slotsToEmpty(model);
  return slots.length === 1 ? `slot ${slots[0]}` : `slots ${slots.join(' and ')}`;
}

/** Where the network is plugged in, as far as S2 says it (NET-17 to NET-19). */
export function tellConnector(model: string): string {
  const connector = connectorOf(model);
  if (connector !== undefined) return connector;
  const family = connectorOfFamily(model);
  return family === undefined
    ? 'not in the source'
    : `not in the source; for the base model of its family it has ${family}`;
}

/** The machines of a cluster, each by its exact model (HW-05). */
export const tellModels = (servers: readonly Pick<Server, 'name' | 'model'>[]): string =>
  servers.map(({ name, model }) => `${name} ${model}`).join(', ');
