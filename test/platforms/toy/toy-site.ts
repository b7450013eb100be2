import { known } from '../../../plan/fact.ts';
import type { Site } from '../../../plan/platform/site.ts';

/** The shelf itself; `done`: each act in its order, by what was sent. */
export interface Shelf {
  readonly site: Site;
  readonly done: readonly string[];
}

/** A shelf on which every lamp is dark. */
export function createShelf(): Shelf {
  const lit = new Set<string>();
  const done: string[] = [];
  return {
    done,
    site: {
      look: async ({ server }) => ({ lit: lit.has(server.name) }),
      async see({ targets }) {
        const dark = targets.filter(({ server }) => !lit.has(server.name)).map(({ server }) => server.name);
        const seen = dark.length === 0 ? 'all are lit' : `dark: ${dark.join(', ')}`;
        return { verdict: { verdict: dark.length === 0 ? 'good' : 'bad', expected: 'all are lit', seen }, seen: {} };
      },
      linesNow: async ({ target }) => known([`switch ${target.server.name} on`]),
      areAsShown: (lines, shown) => lines.join('\n') === shown,
      async act({ server }, lines, { fence }) {
        await fence.ask(1_000);
        lit.add(server.name);
        done.push(...lines);
        return lines.map((command) => ({ command, answer: 'accepted', said: 'click' }));
      },
      withdraw: () => Promise.resolve(known(true)),
      allowLogin: () => undefined,
      close: () => Promise.resolve(),
    },
  };
}
