import { repeated } from '../../distinct.ts';
import { nearest } from '../../nearest.ts';
import { whyOutside } from '../secret-bounds.ts';
import type { HostView, SiteRule } from './view.ts';

/** Hosts on the way to another one: each more is one more that can fail, and that sees who goes where. */
export const MOST_JUMPS = 3;

export const hostsHaveDistinctNames: SiteRule = {
  sentence: 'No two hosts have the same name, whatever the case of the letters.',
  check: ({ hosts }) =>
    repeated(
      hosts.map(({ name }, index) => ({ path: ['hosts', index, 'name'], value: name })),
      'the name',
    ),
};

export const hostsCanBeLoggedOnTo: SiteRule = {
  sentence: 'Every host has a key, a password or `agent: true` to be logged on to with.',
  check: ({ hosts }) =>
    hosts.flatMap((host, index) => {
      // A field that is there and cannot be read is none that is missing.
      if (['key', 'password', 'agent'].some((name) => !(name in host) || host[name as keyof HostView] !== undefined))
        return [];
      return [
        {
          path: ['hosts', index],
          message: 'has neither key nor password nor agent; say where one of them lies, or write agent: true',
        },
      ];
    }),
};

export const waysLeadToTheWorker: SiteRule = {
  sentence: `A host is reached through other hosts of the file, ${MOST_JUMPS} at most, and never through itself.`,
  check: ({ hosts }) => {
    const named = new Map(hosts.map((host) => [host.name, host]));
    return hosts.flatMap(({ name, via }, index) => {
      if (via === undefined) return [];
      const why = named.has(via) ? whyNoWay(name, via, named) : noSuchHost(via, [...named.keys()]);
      return why === null ? [] : [{ path: ['hosts', index, 'via'], message: why }];
    });
  },
};

function noSuchHost(via: string, names: readonly (string | undefined)[]): string {
  const known = names.filter((name) => name !== undefined);
  const meant = nearest(via, known);
  return `is no host of this file; ${meant === undefined ? `its hosts are ${known.join(', ')}` : `did you mean ${meant}?`}`;
}

/** Follows the way from a host to the worker. */
function whyNoWay(
  name: string | undefined,
  via: string,
  named: ReadonlyMap<string | undefined, HostView>,
): string | null {
  if (via === name) return 'is the host itself; name the host before it, or leave the line out';
  const way = [via];
  for (let next = named.get(via)?.via; next !== undefined; next = named.get(next)?.via) {
    if (next === name) return 'is reached through this host itself; end the circle';
    // A circle further on is told at the hosts that are in it.
    if (way.includes(next)) return null;
    way.push(next);
  }
  return way.length > MOST_JUMPS ? `is ${way.length} hosts away from the worker; ${MOST_JUMPS} are the most` : null;
}

export const secretsLieWithinBounds: SiteRule = {
  sentence:
    'Every secret lies in one of the folders of `secrets`, also when links are followed, or in one of its variables.',
  check: ({ secrets, references }) =>
    secrets === undefined
      ? []
      : references.flatMap(({ path, reference }) => {
          const message = whyOutside(reference, secrets);
          return message === null ? [] : [{ path: [...path, 'env' in reference ? 'env' : 'file'], message }];
        }),
};
