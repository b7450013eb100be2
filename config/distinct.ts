import { nameKey, unfitName, visibleNameKey } from '../plan/names.ts';
import { isPlaceholder } from '../plan/placeholders.ts';
import { oneLine } from '../plan/show-text.ts';
import { pathText, type FileProblem, type Path } from './problem.ts';

/** A value of a file that must not be there twice; undefined where it cannot be read. */
export interface Entry {
  readonly path: Path;
  readonly value: string | undefined;
}

/** Names and addresses that must differ; Windows does not tell capital from small letters, so neither does this. */
export function repeated(entries: readonly Entry[], what: string): readonly FileProblem[] {
  const first = new Map<string, Path>();
  return entries.flatMap(({ path, value }) => {
    if (value === undefined) return [];
    const before = first.get(value.toLowerCase());
    if (!before) {
      first.set(value.toLowerCase(), path);
      return [];
    }
    const message = `${JSON.stringify(value)} is ${what} of ${placeOf(before)} too; give each its own`;
    return [{ path, message }];
  });
}

/** The entry of a list that a path leads into: `servers[2]`, `h323.trunks[0]`. */
const placeOf = (path: Path): string =>
  pathText(path.slice(0, path.findIndex((segment) => typeof segment === 'number') + 1));

/** Names of people that are the same, or look the same to an eye. */
export function alikeNames(entries: readonly Entry[]): readonly FileProblem[] {
  // Looked up and not compared each with each: a file of a stranger may name a hundred thousand people.
  const named = new Map<string, number>();
  const seen = new Map<string, number>();
  return entries.flatMap(({ path, value: name }, index) => {
    if (name === undefined) return [];
    const same = firstOf(named, nameKey(name), index);
    const before = Math.min(same, firstOf(seen, visibleNameKey(name), index));
    if (before === index) return [];
    const other = entries[before] ?? { path, value: name };
    const first = other.value ?? '';
    const message =
      nameKey(first) === nameKey(name)
        ? `${JSON.stringify(oneLine(name))} is the name of ${placeOf(other.path)} too; give each its own`
        : `${JSON.stringify(oneLine(name))} looks like the name of ${placeOf(other.path)}, ${JSON.stringify(oneLine(first))}; give each one that differs to the eye`;
    return [{ path, message }];
  });
}

/** Where a key has stood first, which may be here. */
function firstOf(places: Map<string, number>, key: string, here: number): number {
  const first = places.get(key) ?? here;
  places.set(key, first);
  return first;
}

/** Names of people that hold what no eye sees, or that an example left open. */
export const unfitNames = (entries: readonly Entry[]): readonly FileProblem[] =>
  entries.flatMap(({ path, value: name }) => {
    if (name === undefined) return [];
    const unfit = unfitName(name) ?? (isPlaceholder(name) ? 'is what an example left open' : null);
    if (unfit === null) return [];
    return [{ path, message: `${JSON.stringify(oneLine(name))} ${unfit}; write the name as it is spoken` }];
  });
