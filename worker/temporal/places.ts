import type { Place } from './find-or-get.ts';
import { findProgram, isProgram } from './find-program.ts';

/** The program that a variable of the environment names; a wrong name is an error, since somebody meant it. */
export const namedPlace = (variable: string, path: string | undefined): Place => ({
  name: variable,
  async look() {
    if (path === undefined) return { why: 'not set' };
    if (await isProgram(path)) return { path };
    throw new Error(`${variable} is ${JSON.stringify(path)}: there is no program that can be executed`);
  },
});

/** The first program of a name in the folders of PATH. */
export const pathPlace = (name: string, folders: readonly string[]): Place => ({
  name: 'PATH',
  async look() {
    const path = await findProgram(name, folders);
    return path ? { path } : { why: `no program \`${name}\` in its ${folders.length} folders` };
  },
});
