import { commandWord, placeholder } from '../command-words.ts';
import type { ServiceSeen, StartType } from '../types/observation.ts';
import type { Place, Word } from './define-action.ts';

/** How `sc config` writes a start type; what begins with Windows itself is set to begin by itself. */
export const START_TYPE_WORD = {
  automatic: 'auto',
  boot: 'auto',
  system: 'auto',
  manual: 'demand',
  disabled: 'disabled',
} as const satisfies Record<StartType, string>;

export type StartTypeWord = (typeof START_TYPE_WORD)[StartType];

/** A server as `sc` names it: `\\NODE` from the station, nothing on the server itself. */
const scServer = ({ transport, server }: Place): string => (transport.kind === 'station' ? ` \\\\${server}` : '');

/** Stops one service by its key name. */
export const stopLine = (place: Place, key: Word): string => `sc${scServer(place)} stop "${key}"`;

/** Starts one service by its key name. */
export const startLine = (place: Place, key: Word): string => `sc${scServer(place)} start "${key}"`;

/** Sets the start type of one service by its key name; the blank after `start=` is part of the syntax. */
export const startTypeLine = (place: Place, key: Word, startType: StartTypeWord | Word): string =>
  `sc${scServer(place)} config "${key}" start= ${startType}`;

/** @throws NoCommandWordError */
export const keyOf = ({ name }: ServiceSeen): Word => commandWord('service', name);

/** Stands for the key name of a service that nobody has seen yet. */
export const keyToCome = (displayName: string): Word =>
  placeholder(`key name of ${displayName}`, 'key name of a service');

/** Services of some display names, in the order of the server; one that is not installed needs nothing done. */
export const named = (services: readonly ServiceSeen[], names: readonly string[] = []): readonly ServiceSeen[] =>
  services.filter(({ displayName }) => names.some((name) => name.toLowerCase() === displayName.toLowerCase()));
