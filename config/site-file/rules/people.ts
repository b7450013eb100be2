import { alikeNames, repeated, unfitNames, type Entry } from '../../distinct.ts';
import { nearest } from '../../nearest.ts';
import type { FileProblem, Path } from '../../problem.ts';
import { readPublicKey } from '../public-key.ts';
import { DUTIES } from '../schema/people.ts';
import type { GroupView, SiteRule, SiteView } from './view.ts';

export const groupsHaveDistinctNames: SiteRule = {
  sentence: 'No two groups have the same name, whatever the case of the letters.',
  check: ({ groups }) =>
    repeated(
      groups.map(({ name }, index) => ({ path: ['groups', index, 'name'], value: name })),
      'the name',
    ),
};

const namesOf = ({ people }: SiteView): readonly Entry[] =>
  people.map(({ name }, index) => ({ path: ['people', index, 'name'], value: name }));

export const peopleHaveDistinctNames: SiteRule = {
  sentence:
    'No two people have the same name, nor names that look the same: capitals, spaces, width, invisible characters and look-alike letters of other alphabets do not tell people apart.',
  check: (view) => alikeNames(namesOf(view)),
};

export const peopleHaveVisibleNames: SiteRule = {
  sentence: 'The name of a person is what an eye sees: it holds no invisible character, and is no placeholder.',
  check: (view) => unfitNames(namesOf(view)),
};

export const groupsAreThere: SiteRule = {
  sentence: 'Every group that a person or a policy names is one of `groups`.',
  check: ({ groups, people, policies }) => [
    ...people.flatMap((person, index) => strangers(groups, ['people', index, 'groups'], person.groups)),
    ...Object.entries(policies).flatMap(([kind, policy]) => [
      ...strangers(groups, ['policies', kind, 'groups'], policy.groups),
      ...strangers(groups, ['policies', kind, 'escalate', 'to'], policy.escalate?.to),
    ]),
  ],
};

function strangers(
  groups: readonly GroupView[],
  path: Path,
  named: readonly string[] | undefined,
): readonly FileProblem[] {
  const known = groups.flatMap(({ name }) => name ?? []);
  // One whose name cannot be read may be the one.
  if (known.length < groups.length) return [];
  return (named ?? []).flatMap((name, index) => {
    if (known.includes(name)) return [];
    const meant = nearest(name, known);
    const advice = meant === undefined ? `choose from ${known.join(', ')}` : `did you mean ${meant}?`;
    return [{ path: [...path, index], message: `"${name}" is no group of this file; ${advice}` }];
  });
}

export const keysAreOfOnePerson: SiteRule = {
  sentence: 'Every public key stands in the file once: whoever signs with it is one person.',
  check: ({ people }) => {
    const first = new Map<string, number>();
    return people.flatMap(({ keys }, person) =>
      (keys ?? []).flatMap((text, index) => {
        const key = readPublicKey(text);
        if (!key.good) return [];
        const before = first.get(key.line);
        first.set(key.line, before ?? person);
        if (before === undefined) return [];
        const whose = before === person ? 'stands here twice' : `is the key of people[${before}] too`;
        return [{ path: ['people', person, 'keys', index], message: `${whose}; each key has one owner` }];
      }),
    );
  },
};

export const peopleCanDecide: SiteRule = {
  sentence: 'At least one person is in a group that may approve, and at least one in a group that may answer prompts.',
  check: ({ groups, people }) => {
    // Somebody whose groups cannot be read, or a group of which that is true, may be the one.
    if (people.length === 0 || people.some((person) => person.groups === undefined)) return [];
    if (groups.some(({ name, may }) => name === undefined || may === undefined)) return [];
    return DUTIES.filter((duty) => !people.some((person) => dutiesOf(person.groups ?? [], groups).includes(duty))).map(
      (duty) => ({
        path: ['people'],
        message: `has nobody who is ${duty === 'approver' ? 'an approver' : 'an engineer'}; put somebody into a group that may: [${duty}]`,
      }),
    );
  },
};

/** What somebody in these groups may do. */
export const dutiesOf = (named: readonly string[], groups: readonly GroupView[]): readonly (typeof DUTIES)[number][] =>
  DUTIES.filter((duty) => groups.some(({ name, may }) => named.includes(name ?? '') && may?.includes(duty)));
