import { hostname, userInfo } from 'node:os';
import type { Context } from './command.ts';
import type { Output } from './output.ts';

/** Reads the environment; loaded late, since help needs none of it. */
const readEnvironment: Context['settings'] = async () => (await import('../config/settings.ts')).readSettings();

/** Joins what a command needs of its surroundings; settings are read once, when they are first asked for. */
export function createContext(output: Output, readSettings: Context['settings'] = readEnvironment): Context {
  const user = nameOfUser();
  let settings: ReturnType<Context['settings']> | undefined;
  let interruption: AbortController | undefined;
  return {
    output,
    user,
    identity: `${user}@${hostname()} ccmctl`,
    folder: process.cwd(),
    settings: () => (settings ??= readSettings()),
    interruption() {
      interruption ??= abortOnSignals(['SIGINT', 'SIGTERM']);
      return interruption.signal;
    },
  };
}

function abortOnSignals(signals: readonly NodeJS.Signals[]): AbortController {
  const controller = new AbortController();
  for (const signal of signals) process.once(signal, () => controller.abort());
  return controller;
}

/** A container's user may have no entry in the list of users, where `userInfo` throws. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
