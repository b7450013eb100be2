import { nameKey, unfitName, visibleNameKey } from '../../../../plan/names.ts';
import { isPlaceholder } from '../../../../plan/placeholders.ts';
import { oneLine } from '../../../../plan/show-text.ts';
import type { FileProblem, Path } from '../../../../config/problem.ts';
import type { Rule } from './view.ts';

interface Entry {
  readonly path: Path;
  readonly value: string | undefined;
}

/** Names and addresses that must differ; Windows does not tell capital from small letters, so neither does this. */
function repeated(entries: readonly Entry[], what: string): readonly FileProblem[] {
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
function placeOf(path: Path): string {
  const end = path.findIndex((segment) => typeof segment === 'number');
  return `${path.slice(0, end).join('.')}[${String(path[end])}]`;
}

export const serversHaveDistinctNames: Rule = {
  sentence: 'No two servers have the same name, whatever the case of the letters.',
  check: ({ servers }) =>
    repeated(
      servers.map(({ name }, index) => ({ path: ['servers', index, 'name'], value: name })),
      'the name',
    ),
};

export const serversHaveDistinctAddresses: Rule = {
  sentence: 'No two servers have the same address.',
  check: ({ servers }) =>
    repeated(
      servers.map(({ address }, index) => ({ path: ['servers', index, 'address'], value: address })),
      'the address',
    ),
};

export const peopleHaveDistinctNames: Rule = {
  sentence:
    'No two people have the same name, nor names that look the same: capitals, spaces, width, invisible characters and look-alike letters of other alphabets do not tell people apart.',
  check({ people }) {
    // Looked up and not compared each with each: a file of a stranger may name a hundred thousand people.
    const named = new Map<string, number>();
    const seen = new Map<string, number>();
    return people.flatMap(({ name }, index) => {
      if (name === undefined) return [];
      const same = firstOf(named, nameKey(name), index);
      const before = Math.min(same, firstOf(seen, visibleNameKey(name), index));
      if (before === index) return [];
      const first = people[before]?.name ?? '';
      const message =
        nameKey(first) === nameKey(name)
          ? `${JSON.stringify(oneLine(name))} is the name of people[${before}] too; give each its own`
          : `${JSON.stringify(oneLine(name))} looks like the name of people[${before}], ${JSON.stringify(oneLine(first))}; give each one that differs to the eye`;
      return [{ path: ['people', index, 'name'], message }];
    });
  },
};

/** Where a key has stood first, which may be here. */
function firstOf(places: Map<string, number>, key: string, here: number): number {
  const first = places.get(key) ?? here;
  places.set(key, first);
  return first;
}

export const peopleHaveVisibleNames: Rule = {
  sentence: 'The name of a person is what an eye sees: it holds no invisible character, and is no placeholder.',
  check: ({ people }) =>
    people.flatMap(({ name }, index) => {
      if (name === undefined) return [];
      const unfit = unfitName(name) ?? (isPlaceholder(name) ? 'is what an example left open' : null);
      if (unfit === null) return [];
      const message = `${JSON.stringify(oneLine(name))} ${unfit}; write the name as it is spoken`;
      return [{ path: ['people', index, 'name'], message }];
    }),
};

export const discLabelsDiffer: Rule = {
  sentence: 'The two discs have different labels.',
  check: ({ discLabels }) =>
    discLabels && discLabels.disc1.toLowerCase() === discLabels.disc2.toLowerCase()
      ? [
          {
            path: ['discLabels', 'disc2'],
            message: `${JSON.stringify(discLabels.disc2)} is the label of disc1 too; a machine could not tell the discs apart`,
          },
        ]
      : [],
};

export const trunksHaveDistinctNames: Rule = {
  sentence: 'No two intercluster trunks have the same device name: a second one could not register (DAT-11).',
  check: ({ h323 }) =>
    repeated(
      (h323?.trunks ?? []).map((value, index) => ({ path: ['h323', 'trunks', index], value })),
      'the device name',
    ),
};

export const parametersHaveDistinctNames: Rule = {
  sentence: 'No service parameter is described twice.',
  check: ({ parameters }) =>
    repeated(
      parameters.map(({ name }, index) => ({ path: ['parameters', index, 'name'], value: name })),
      'the name',
    ),
};
