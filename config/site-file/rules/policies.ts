import type { PersonRole } from '../../../plan/types/cluster.ts';
import { PROMPT_KINDS, type PromptKind, type PromptPolicy, type SitePerson } from '../../../plan/types/site-rules.ts';
import type { FileProblem } from '../../problem.ts';
import { noLength } from '../../schema/instant.ts';
import { DEFAULT_POLICIES } from '../schema/policies.ts';
import { dutiesOf } from './people.ts';
import type { PolicyView, SiteRule, SiteView } from './view.ts';

/** Who may give an answer of a kind where its policy names no group. */
const WHO_MAY: Readonly<Record<PromptKind, readonly PersonRole[]>> = {
  approval: ['approver'],
  work: ['engineer'],
  decision: ['engineer', 'approver'],
  resume: ['engineer', 'approver'],
};

/** Those of some people who can give an answer of a kind as its policy wants it. */
export const whoCan = (
  kind: PromptKind,
  policy: Pick<PromptPolicy, 'signed' | 'groups'>,
  people: readonly Pick<SitePerson, 'name' | 'roles' | 'groups' | 'keys'>[],
): readonly string[] =>
  people
    .filter(({ roles, groups, keys }) => {
      const may =
        policy.groups.length > 0
          ? groups.some((group) => policy.groups.includes(group))
          : roles.some((role) => WHO_MAY[kind].includes(role));
      return may && (!policy.signed || keys.length > 0);
    })
    .map(({ name }) => name);

/** Why a policy can never be fulfilled; null when it can. */
export function whyNever(kind: PromptKind, policy: PromptPolicy, people: Parameters<typeof whoCan>[2]): string | null {
  const can = whoCan(kind, policy, people);
  if (can.length >= policy.people) return null;
  const wanted = policy.people === 1 ? 'somebody' : `${policy.people} people`;
  const who = can.length === 0 ? 'nobody' : `only ${can.join(', ')}`;
  return `wants ${wanted}, and ${who} can ${policy.signed ? 'sign' : 'give'} it; name more people${policy.signed ? ' with a key' : ''} in its groups, or want less`;
}

export const policiesCanBeFulfilled: SiteRule = {
  sentence: 'What a policy wants, enough people can give: those who may, and who have a key where it has to be signed.',
  check: (view) => {
    const people = peopleOf(view);
    if (people === undefined) return [];
    return PROMPT_KINDS.flatMap((kind): readonly FileProblem[] => {
      const policy = policyFrom(kind, view.policies[kind]);
      const message = whyNever(kind, policy, people);
      return message === null ? [] : [{ path: ['policies', kind], message }];
    });
  },
};

/** What counts of a policy for who can fulfil it. */
const policyFrom = (kind: PromptKind, { signed, people, groups }: PolicyView): PromptPolicy => ({
  ...DEFAULT_POLICIES[kind],
  ...(signed === undefined ? {} : { signed }),
  ...(people === undefined ? {} : { people }),
  ...(groups === undefined ? {} : { groups }),
});

/** The people, where all that counts of them can be read; undefined where somebody may be the one. */
function peopleOf({ groups, people }: SiteView): Parameters<typeof whoCan>[2] | undefined {
  if (groups.some(({ name, may }) => name === undefined || may === undefined)) return undefined;
  if (people.length === 0) return undefined;
  const read = people.flatMap(({ name, groups: named, keys }) =>
    name === undefined || named === undefined || keys === undefined
      ? []
      : [{ name, groups: named, keys, roles: dutiesOf(named, groups) }],
  );
  return read.length === people.length ? read : undefined;
}

export const timesHaveLength: SiteRule = {
  sentence: 'Every window and every freeze begins before it ends.',
  check: ({ windows, freezes }) =>
    [
      ...windows.map((time, index) => ({ path: ['windows', index], what: 'window', ...time })),
      ...freezes.map((time, index) => ({ path: ['freezes', index], what: 'freeze', ...time })),
    ].flatMap(({ path, what, from, to }) =>
      from === undefined || to === undefined ? [] : noLength(path, what, { from, to }),
    ),
};
