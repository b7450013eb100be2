import { hostname, userInfo } from 'node:os';
import type { Settings } from '../config/settings.ts';
import type { Context } from './command.ts';
import { abortOnSignals } from './abort-on-signals.ts';
import type { Output } from './output.ts';

/** How settings are read, with the profile that the command line names. */
export type ReadSettings = (profile?: string) => Promise<Settings>;

/** Reads the environment; loaded late, since help needs none of it. */
const readEnvironment: ReadSettings = async (profile) =>
  (await import('../config/settings.ts')).readSettings(undefined, profile);

/** What the command line names that every command may need. */
export interface Named {
  readonly profile?: string | undefined;
  readonly siteFile?: string | undefined;
}

/**
 * Joins what a command needs of its surroundings; settings are read once, when they are first asked for.
 * @param named by the command line, which is parsed by then
 */
export function createContext(
  output: Output,
  readSettings: ReadSettings = readEnvironment,
  named: () => Named = () => ({}),
): Context {
  const user = nameOfUser();
  let settings: ReturnType<Context['settings']> | undefined;
  let mask = (text: string): string => text;
  const read = async (): Promise<Settings> => {
    const found = await readSettings(named().profile);
    ({ mask } = found.temporal);
    return found;
  };
  let interruption: AbortController | undefined;
  return {
    output,
    user,
    identity: `${user}@${hostname()} ccmctl`,
    folder: process.cwd(),
    settings: () => (settings ??= read()),
    siteFile: () => named().siteFile,
    mask: (text) => mask(text),
    interruption(onAgain) {
      interruption ??= abortOnSignals(onAgain);
      return interruption.signal;
    },
  };
}

/** A container's user may have no entry in the list of users, where `userInfo` throws. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
